// Made from schemas/ by "npm run generate". Do not edit.


/**
 * Link: a dated relation between two subjects, valid in [from, to)
 */
export interface RawLink {
/**
 * Id
 */
id: string
/**
 * Version
 */
version?: number
/**
 * Kind: managedBy, heads, successor, branchOf ...
 */
kind: string
/**
 * Subject
 */
subject: string
/**
 * Target
 */
target: string
/**
 * From
 */
from?: string
/**
 * To
 */
to?: string
/**
 * Taken back
 */
revoked?: true
}
