// Made from schemas/ by "npm run generate". Do not edit.


/**
 * Link: a dated relation between two subjects, valid in [from, to)
 */
export interface RawLink {
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
id: string
version?: number
/**
 * Kind: managedBy, heads, successor, branchOf ...
 */
kind: string
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
subject: string
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
target: string
/**
 * Day, written 2026-03-31
 */
from?: string
/**
 * Day, written 2026-03-31
 */
to?: string
}
