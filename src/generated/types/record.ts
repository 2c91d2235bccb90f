// Made from schemas/ by "npm run generate". Do not edit.


/**
 * Record: one piece of evidence about a subject; the envelope that all kinds share
 */
export interface RawRecord {
/**
 * Id
 */
id: string
/**
 * Version
 */
version?: number
/**
 * Subject
 */
subject: string
/**
 * Kind
 */
kind: string
/**
 * Source
 */
source?: string
/**
 * Number at the source
 */
sourceNumber?: string
/**
 * Incident: the act; several records of one act share it
 */
incident?: string
/**
 * Day of the act
 */
occurredOn: string
/**
 * Day on which it ended
 */
endedOn?: string
/**
 * Day on which it was found
 */
foundOn?: string
/**
 * Rectify or answer by
 */
dueOn?: string
/**
 * When the system learnt of it: an instant or a day
 */
recordedOn?: string
/**
 * Valid until
 */
validUntil?: string
/**
 * Evidence
 */
evidence?: unknown[]
/**
 * Contents, by kind
 */
data: {
[k: string]: unknown
}
/**
 * Steps in the order in which they were entered
 */
steps?: {
/**
 * Step
 */
step: ("reported" | "verified" | "rejected" | "disputed" | "upheld" | "revoked" | "rectified" | "rectificationChecked" | "repaired")
/**
 * On
 */
on: string
/**
 * By
 */
by?: string
/**
 * Reason
 */
reason?: string
}[]
/**
 * Commitment of its personal fields
 */
personal?: string
}
