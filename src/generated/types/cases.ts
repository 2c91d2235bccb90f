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
 * Steps
 */
export type Steps = {
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
/**
 * Schema
 */
$schema?: string
/**
 * Scheme
 */
scheme: string
/**
 * Cases
 */
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
/**
 * Name
 */
name: string
because?: Text
/**
 * Period
 */
period?: string
/**
 * As-of day
 */
asOf: string
/**
 * Only fills coverage and proves nothing
 */
coverage?: boolean
/**
 * Subjects
 */
subjects: Subject[]
/**
 * Records
 */
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
/**
 * Fact for which the evaluation must be refused
 */
refused?: string
/**
 * Expected
 */
expect?: {
[k: string]: Expected
}
}
export interface Subject {
/**
 * Id
 */
id: string
/**
 * Kind
 */
kind?: string
/**
 * Name
 */
name?: string
/**
 * Attributes
 */
attributes?: {
[k: string]: unknown
}
}
export interface Record {
/**
 * Id
 */
id?: string
/**
 * Version
 */
version?: number
/**
 * Subject
 */
subject?: string
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
 * Incident
 */
incident?: string
/**
 * Occurred on
 */
occurredOn?: string
/**
 * Ended on
 */
endedOn?: string
/**
 * Found on
 */
foundOn?: string
/**
 * Due on
 */
dueOn?: string
/**
 * Recorded on
 */
recordedOn?: string
/**
 * Valid until
 */
validUntil?: string
evidence?: Evidence
/**
 * Data
 */
data?: {
[k: string]: unknown
}
steps?: Steps
}
export interface Link {
/**
 * Id
 */
id?: string
/**
 * Kind of link
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
}
export interface Expected {
/**
 * Status
 */
status?: ("rated" | "notEligible" | "notRated")
/**
 * Outcome
 */
outcome?: (string | null)
/**
 * Score
 */
score?: (number | null)
/**
 * Least
 */
least?: (number | null)
/**
 * Greatest
 */
greatest?: (number | null)
/**
 * Grade
 */
grade?: (string | null)
/**
 * Rank
 */
rank?: (number | null)
/**
 * Rank from the end
 */
rankFromEnd?: (number | null)
/**
 * Lists
 */
lists?: string[]
/**
 * Undecided lists
 */
undecided?: string[]
/**
 * Proposed lists
 */
proposed?: string[]
/**
 * Flags
 */
flags?: string[]
/**
 * Missing facts
 */
missing?: string[]
/**
 * Because
 */
because?: string[]
/**
 * Items
 */
items?: {
/**
 * Rule
 */
rule: string
/**
 * Points
 */
points: number
/**
 * Record
 */
record?: string
}[]
/**
 * Findings
 */
findings?: {
/**
 * Check
 */
check: string
/**
 * Result
 */
result: string
/**
 * Details
 */
details?: {
[k: string]: unknown
}
}[]
}
