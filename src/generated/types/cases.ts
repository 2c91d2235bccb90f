// Made from schemas/ by "npm run generate". Do not edit.


/**
 * The article and the arithmetic in words
 */
export type Text = (string | {
/**
 * Chinese
 */
"zh-CN": string
/**
 * English
 */
en?: string
})
/**
 * Evidence
 */
export type Evidence = unknown[]
/**
 * Steps in the order in which they were entered
 */
export type Steps = {
step: ("reported" | "verified" | "rejected" | "disputed" | "upheld" | "revoked" | "rectified" | "rectificationChecked" | "repaired")
/**
 * When the system learnt of it: an instant or a day
 */
on: string
by?: string
reason?: string
}[]
/**
 * Words: Chinese first, English beside it; a plain string is Chinese without translation
 */
export type Text1 = (string | {
/**
 * Chinese
 */
"zh-CN": string
/**
 * English
 */
en?: string
})

/**
 * Cases: examples with their expected results
 */
export interface RawCases {
$schema?: string
/**
 * Id: letters, digits, - and _
 */
scheme: string
cases: Case[]
/**
 * Places in scheme.json that no case can reach, each with the reason: {"/rules/3": why}
 */
unreachable?: {
[k: string]: Text1
}
}
/**
 * Case
 */
export interface Case {
name: string
because?: Text
period?: string
/**
 * Day, written 2026-03-31
 */
asOf: string
/**
 * Only fills coverage and proves nothing
 */
coverage?: boolean
subjects: Subject[]
records?: Record[]
/**
 * Links between the subjects
 */
links?: Link[]
/**
 * Last days of the periods that each scheme has published
 */
decided?: {
/**
 * Items: Day, written 2026-03-31
 */
[k: string]: string[]
}
expect: {
[k: string]: Expected
}
}
export interface Subject {
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
id: string
/**
 * Id: letters, digits, - and _
 */
kind?: string
name?: string
attributes?: {
[k: string]: unknown
}
}
export interface Record {
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
id?: string
version?: number
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
subject?: string
/**
 * Id: letters, digits, - and _
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
 * Day, written 2026-03-31
 */
occurredOn?: string
/**
 * Day, written 2026-03-31
 */
endedOn?: string
/**
 * Day, written 2026-03-31
 */
foundOn?: string
/**
 * Day, written 2026-03-31
 */
dueOn?: string
/**
 * When the system learnt of it: an instant or a day
 */
recordedOn?: string
/**
 * Day, written 2026-03-31
 */
validUntil?: string
evidence?: Evidence
data?: {
[k: string]: unknown
}
steps?: Steps
}
export interface Link {
/**
 * Id of a document: 1 to 200 characters without spaces or control characters
 */
id?: string
/**
 * Id: letters, digits, - and _
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
export interface Expected {
status?: ("rated" | "notEligible" | "notRated")
outcome?: (string | null)
score?: (number | null)
least?: (number | null)
greatest?: (number | null)
grade?: (string | null)
rank?: (number | null)
rankFromEnd?: (number | null)
lists?: string[]
undecided?: string[]
proposed?: string[]
flags?: string[]
missing?: string[]
because?: string[]
items?: {
rule: string
points: number
record?: string
}[]
findings?: {
check: string
result: string
details?: {
[k: string]: unknown
}
}[]
}
