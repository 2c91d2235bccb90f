// Made from schemas/ by "npm run generate". Do not edit.


/**
 * Title
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
 * Description
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
 * Words: Chinese first, English beside it; a plain string is Chinese without translation
 */
export type Text2 = (string | {
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
 * Document
 */
export type String = (string | {
/**
 * Name of a field
 */
row: string
})
/**
 * Number of the document
 */
export type String1 = (string | {
/**
 * Name of a field
 */
row: string
})
/**
 * Article
 */
export type String2 = (string | {
/**
 * Name of a field
 */
row: string
})
/**
 * Basis: where it is written
 */
export type BasisList = Basis[]
/**
 * Fact: one typed value of one subject as of one day
 */
export type FactSchemaJson = (Common & {
/**
 * Where it comes from
 */
from: ("attribute" | "records" | "formula" | "linked" | "cohort")
[k: string]: unknown
})
/**
 * Title
 */
export type TextOrRow = (string | {
"zh-CN"?: string
en?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * Description
 */
export type TextOrRow1 = (string | {
"zh-CN"?: string
en?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * A number, a parameter, or a field of the row
 */
export type Number = (number | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
param?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * "unknown" (if left out), or the value that stands in
 */
export type WhenMissing = (number | string | boolean | string[] | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
param?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * One for each row of a table, or for the rows that `where` chooses
 */
export type Rows = (string | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
table: string
where?: {
[k: string]: string | number | boolean | (string | number)[]
}
})
/**
 * Basis, or a field of the row that holds it
 */
export type BasisListOrRow = (Basis[] | {
/**
 * Name of a field
 */
row: string
})
/**
 * Title
 */
export type TextOrRow2 = (string | {
"zh-CN"?: string
en?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * Description
 */
export type TextOrRow3 = (string | {
"zh-CN"?: string
en?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * Kind of record, one or several
 */
export type Kinds = (string | string[])
/**
 * Window of time; of several, all must hold
 */
export type Windows = (string | {
/**
 * After the day of a fact
 */
since?: {
fact: string
}
/**
 * While valid: until the first known of these days, else for a length of time
 */
valid?: {
/**
 * Items: Field of a record: occurredOn, data.points ...
 */
until?: string[]
else?: DurationOrRow
}
/**
 * Name of a field
 */
row?: string
} | Window[])
/**
 * Length of time (P1Y, P6M, P92D), or a field of the row
 */
export type DurationOrRow = (string | {
/**
 * Name of a field
 */
row: string
})
/**
 * "period", "valid", a length of time (P1Y), {"since"} or {"valid"}
 */
export type Window = (string | {
/**
 * After the day of a fact
 */
since?: {
fact: string
}
/**
 * While valid: until the first known of these days, else for a length of time
 */
valid?: {
/**
 * Items: Field of a record: occurredOn, data.points ...
 */
until?: string[]
else?: DurationOrRow
}
/**
 * Name of a field
 */
row?: string
})
/**
 * Name of a field, or a field of the row that names it
 */
export type FieldOrRow = (string | {
/**
 * Name of a field
 */
row: string
})
/**
 * Chain of links to follow: "managedBy" along a link, "<heads" against it
 */
export type Via = string[]
/**
 * Expression: a number, a parameter, a fact, a field of the row, or one operation
 */
export type ExpressionSchemaJson = (number | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
param?: string
/**
 * Fact
 */
fact?: string
/**
 * Name of a field
 */
row?: string
add?: Many
subtract?: Two
multiply?: Many1
divide?: Two1
min?: Many2
max?: Many3
firstKnown?: Many4
days?: Two2
workdays?: Two3
/**
 * Round
 */
round?: {
of: ExpressionSchemaJson1
places?: number
/**
 * Rounding: half-away, half-even, up (away from 0), down (toward 0), ceiling, floor
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson1
at: Pair[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson1
from: Pair
to: Pair
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson1
in: LookupIn
else?: Number
}
})
/**
 * Expression: a number, a parameter, a fact, a field of the row, or one operation
 */
export type ExpressionSchemaJson1 = (number | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
param?: string
/**
 * Fact
 */
fact?: string
/**
 * Name of a field
 */
row?: string
add?: Many
subtract?: Two
multiply?: Many1
divide?: Two1
min?: Many2
max?: Many3
firstKnown?: Many4
days?: Two2
workdays?: Two3
/**
 * Round
 */
round?: {
of: ExpressionSchemaJson1
places?: number
/**
 * Rounding: half-away, half-even, up (away from 0), down (toward 0), ceiling, floor
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson1
at: Pair[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson1
from: Pair
to: Pair
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson1
in: LookupIn
else?: Number
}
})
/**
 * First minus second
 */
export type Two = ExpressionSchemaJson1[]
/**
 * Product
 */
export type Many1 = ExpressionSchemaJson1[]
/**
 * First divided by second
 */
export type Two1 = ExpressionSchemaJson1[]
/**
 * Smallest
 */
export type Many2 = ExpressionSchemaJson1[]
/**
 * Largest
 */
export type Many3 = ExpressionSchemaJson1[]
/**
 * First that is known
 */
export type Many4 = ExpressionSchemaJson1[]
/**
 * Days from the first to the second
 */
export type Two2 = ExpressionSchemaJson1[]
/**
 * Working days after the first up to the second
 */
export type Two3 = ExpressionSchemaJson1[]
export type Pair = Number[]
/**
 * Sum
 */
export type Many = ExpressionSchemaJson1[]
/**
 * Share of the ranking, "1/10" or 0.1, cumulated over the bands; places are rounded down once
 */
export type Share = (string | number | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
param: string
})
export type SortKeys = {
[k: string]: "ascending" | "descending"
}[]
/**
 * Basis: where it is written
 */
export type BasisList1 = Basis[]
/**
 * Days of public notice
 */
export type DayCount = (number | {
days: number
/**
 * Working days
 */
working?: boolean
})
/**
 * Days to object
 */
export type DayCount1 = (number | {
days: number
/**
 * Working days
 */
working?: boolean
})
/**
 * Days to decide
 */
export type DayCount2 = (number | {
days: number
/**
 * Working days
 */
working?: boolean
})

/**
 * Scheme: one published rating standard
 */
export interface RawScheme {
$schema?: string
/**
 * Id
 */
id: string
title?: Text
description?: Text1
/**
 * Kind of subject that is rated
 */
subject?: string
/**
 * All of it is the published standard
 */
official?: boolean
/**
 * Source documents
 */
basis?: {
/**
 * Id: letters, digits, - and _
 */
id: string
/**
 * Document
 */
document: string
/**
 * Number of the document
 */
number?: string
/**
 * Year, month or day
 */
date?: string
/**
 * Article
 */
article?: string
}[]
/**
 * Period
 */
period?: {
/**
 * Cadence
 */
cadence: ("instant" | "month" | "quarter" | "half-year" | "year")
}
/**
 * Who is rated: the first condition that is false gives its named outcome
 */
eligibility?: {
conditions: ConditionSchemaJson
otherwise: string
title?: Text2
basis?: BasisList
official?: boolean
}[]
/**
 * The scheme that this one lies over: parts are added, values of parameters replaced, rules switched off
 */
extends?: {
/**
 * Id of a shipped scheme, or a path from this folder
 */
scheme: string
/**
 * Its revision (sha256)
 */
revision?: string
/**
 * Names of rules of the base that are switched off
 * 
 * Items: Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
off?: string[]
}
/**
 * Parameters: the numbers that a regulator turns
 */
parameters?: {
[k: string]: {
title?: Text2
value?: number
min?: number
max?: number
official?: boolean
/**
 * Values with the days from which they hold, oldest first; instead of `value`
 */
values?: {
/**
 * From which day
 */
from: string
/**
 * Value
 */
value: number
description?: Text2
basis?: BasisList
official?: boolean
}[]
basis?: BasisList
}
}
/**
 * Tables: rows with fields
 */
tables?: {
[k: string]: {
[k: string]: {
[k: string]: unknown
}
}
}
/**
 * Facts
 */
facts?: {
[k: string]: FactSchemaJson
}
/**
 * Named conditions
 */
conditions?: {
[k: string]: ConditionSchemaJson
}
/**
 * Rules
 */
rules?: RuleSchemaJson[]
score?: Score
/**
 * Grades, best first
 */
grades?: Band[]
/**
 * Not better than a grade when a condition holds
 */
atMost?: {
grade: string
when: ConditionSchemaJson
reason?: Text2
basis?: BasisList
official?: boolean
}[]
ranking?: Ranking
/**
 * Lists
 */
lists?: List[]
/**
 * Consequences
 */
consequences?: {
for: {
grade?: string
list?: string
}
text: Text2
basis: BasisList1
/**
 * Since when: "publication" or a day; the last day of the period if left out
 */
since?: string
/**
 * What it does, for other systems
 */
measure?: ("moreInspections" | "fewerInspections" | "noNewTenders" | "noAwards" | "subsidyStop" | "interview" | "priority" | "other")
/**
 * Length of time: P1Y, P6M, P92D, P2W
 */
term?: string
official?: boolean
}[]
procedure?: Procedure
/**
 * Checks: {id: {title, basis}} or {"table": name}
 */
checks?: {
[k: string]: unknown
}
/**
 * Results of checks, worst first
 */
results?: {
/**
 * Id: letters, digits, - and _
 */
id: string
title?: Text2
}[]
/**
 * Flags
 */
flags?: {
[k: string]: Text2
}
}
/**
 * Condition
 */
export interface ConditionSchemaJson {
[k: string]: unknown
}
/**
 * One reference: a document of `basis` by its id (`ref`), or the document itself
 */
export interface Basis {
/**
 * Id of a document in `basis` of the scheme
 */
ref?: (string | {
/**
 * Name of a field
 */
row: string
})
document?: String
number?: String1
/**
 * Year, month or day
 */
date?: string
article?: String2
}
export interface Common {
title?: TextOrRow
description?: TextOrRow1
/**
 * Type; left out: inferred
 */
type?: ("number" | "boolean" | "string" | "day" | "list")
/**
 * Decimal places, 4 if left out
 */
decimals?: number
/**
 * Least and greatest value that it can take
 */
range?: Number[]
knownIf?: ConditionSchemaJson1
whenMissing?: WhenMissing
rows?: Rows
/**
 * Id: letters, digits, - and _
 */
about?: string
/**
 * The published words and numbers
 */
official?: boolean
basis?: BasisListOrRow
[k: string]: unknown
}
/**
 * Known only if this holds
 */
export interface ConditionSchemaJson1 {
[k: string]: unknown
}
/**
 * Rule
 */
export interface RuleSchemaJson {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
name: string
title?: TextOrRow2
description?: TextOrRow3
basis?: BasisListOrRow
/**
 * The published words and numbers
 */
official?: (boolean | {
/**
 * Name of a field
 */
row: string
})
/**
 * Priority, 1 if left out; higher first
 */
priority?: number
rows?: Rows
/**
 * In force from the first to the last day, both included
 */
effective?: {
/**
 * Day, written 2026-03-31
 */
from?: string
/**
 * Day, written 2026-03-31
 */
to?: string
}
/**
 * Evaluated once per record
 */
for?: {
each: Kinds
where?: Where
window?: Windows
on?: FieldOrRow
via?: Via
/**
 * Day on which links and record.subject.* are read: the as-of day, or that of the act
 */
at?: ("asOf" | "act")
}
applies?: ConditionSchemaJson2
conditions?: ConditionSchemaJson3
event: Event
/**
 * Of all items that share the name and these values, one counts
 */
one?: {
of: string
per?: string[]
take: ("first" | "largest" | "latest")
}
/**
 * When it cannot be decided
 */
onUnknown?: ("report" | "notRated" | "block" | "false")
}
/**
 * Which records: {field: value or list of values}, or full conditions over record fields
 */
export interface Where {
[k: string]: unknown
}
/**
 * Condition
 */
export interface ConditionSchemaJson2 {
[k: string]: unknown
}
/**
 * Condition
 */
export interface ConditionSchemaJson3 {
[k: string]: unknown
}
/**
 * Event
 */
export interface Event {
/**
 * Type
 */
type: ("points" | "cap" | "list" | "finding" | "flag")
/**
 * Contents
 */
params: {
[k: string]: unknown
}
}
/**
 * Score
 */
export interface Score {
start?: ExpressionSchemaJson
/**
 * Whether high or low is better
 */
better?: ("high" | "low")
groups: {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
id: string
title?: Text2
min?: Number
max?: Number
scale?: Number
weight?: Number
missing?: ("refuse" | "zero" | "renormalise")
total?: Bounds
official?: boolean
basis?: BasisList
}[]
round?: {
places?: number
items?: number
/**
 * Rounding: half-away, half-even, up (away from 0), down (toward 0), ceiling, floor
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
}
/**
 * {value: number}, {"table": name, "field": field}, or {"row": field}
 */
export interface LookupIn {
[k: string]: unknown
}
export interface Bounds {
min?: Number
max?: Number
}
/**
 * Band: half-open [from, below), unless `upTo`
 */
export interface Band {
grade: string
title?: Text2
from?: Number
below?: Number
upTo?: Number
when?: ConditionSchemaJson
share?: Share
cuts?: Cuts
confirm?: boolean
official?: boolean
basis?: BasisList
}
/**
 * Scores in place of the share where a scope has fewer than ranking.atLeast
 */
export interface Cuts {
from?: Number
below?: Number
}
/**
 * Ranking
 */
export interface Ranking {
/**
 * Attributes from narrow to wide
 */
scope?: string[]
atLeast?: number
by?: SortKeys
ties?: ("share" | "keys" | "refuse")
requires?: {
known: number
}
official?: boolean
basis?: BasisList
}
export interface List {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
id: string
title?: Text2
tone?: ("honour" | "warning" | "shame" | "neutral")
gate?: ConditionSchemaJson
conditions?: ConditionSchemaJson
quota?: {
places: Number
scope?: string
by?: SortKeys
ties?: ("share" | "refuse")
}
/**
 * Length of time: P1Y, P6M, P92D, P2W
 */
term?: string
/**
 * Length of time: P1Y, P6M, P92D, P2W
 */
dueIn?: string
exit?: ConditionSchemaJson
confirm?: boolean
onUnknown?: ("report" | "block" | "false")
official?: boolean
basis?: BasisList
}
/**
 * Procedure: notice, objections, repair
 */
export interface Procedure {
/**
 * Disputed records
 */
disputed?: ("count" | "leaveOut" | "both")
noticeDays?: DayCount
objectionDays?: DayCount1
decisionDays?: DayCount2
/**
 * Objections allowed for one item
 */
objectionsPerItem?: number
/**
 * Who may object
 * 
 * Items: firm, ownersCommittee, residentsCommittee, or {"owners": {"share": "1/5"}}
 */
mayObject?: (string | {
[k: string]: unknown
})[]
/**
 * Repair of credit
 */
repair?: {
/**
 * Length of time: P1Y, P6M, P92D, P2W
 */
after?: string
conditions?: ConditionSchemaJson4
}
/**
 * Not published while a timely objection is open
 */
hold?: boolean
/**
 * The subject’s answer stands beside the decision
 */
reply?: boolean
}
/**
 * Condition
 */
export interface ConditionSchemaJson4 {
[k: string]: unknown
}
