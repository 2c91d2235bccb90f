// Made from schemas/ by "npm run generate". Do not edit.


/**
 * Subject: what is rated
 */
export interface RawSubject {
/**
 * Id
 */
id: string
/**
 * Version
 */
version?: number
/**
 * Kind
 */
kind: string
/**
 * Name
 */
name: string
/**
 * Attributes: a value, or its dated values
 */
attributes: {
[k: string]: unknown
}
/**
 * Commitment of its personal fields
 */
personal?: string
/**
 * Taken back
 */
revoked?: true
}
