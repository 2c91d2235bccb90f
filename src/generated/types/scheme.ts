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
 * Title
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
 * Field of the row
 */
row: string
})
/**
 * Number of the document
 */
export type String1 = (string | {
/**
 * Field of the row
 */
row: string
})
/**
 * Article
 */
export type String2 = (string | {
/**
 * Field of the row
 */
row: string
})
/**
 * Basis
 */
export type BasisList = Basis[]
/**
 * Title
 */
export type Text3 = (string | {
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
export type Text4 = (string | {
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
 * Basis
 */
export type BasisList1 = Basis[]
/**
 * Basis
 */
export type BasisList2 = Basis[]
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
/**
 * Chinese
 */
"zh-CN"?: string
/**
 * English
 */
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
/**
 * Chinese
 */
"zh-CN"?: string
/**
 * English
 */
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
 * When missing
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
 * Rows
 */
export type Rows = (string | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
table: string
/**
 * Where
 */
where?: {
[k: string]: string | number | boolean | (string | number)[]
}
})
/**
 * Basis
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
/**
 * Chinese
 */
"zh-CN"?: string
/**
 * English
 */
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
/**
 * Chinese
 */
"zh-CN"?: string
/**
 * English
 */
en?: string
/**
 * Name of a field
 */
row?: string
})
/**
 * Basis
 */
export type BasisListOrRow1 = (Basis[] | {
/**
 * Name of a field
 */
row: string
})
/**
 * Rows
 */
export type Rows1 = (string | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
table: string
/**
 * Where
 */
where?: {
[k: string]: string | number | boolean | (string | number)[]
}
})
/**
 * Each
 */
export type Kinds = (string | string[])
/**
 * Window
 */
export type Windows = (string | {
/**
 * After the day of a fact
 */
since?: {
/**
 * Fact
 */
fact: string
}
/**
 * While valid: until the first known of these days, else for a length of time
 */
valid?: {
/**
 * Until
 * 
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
 * Else
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
/**
 * Fact
 */
fact: string
}
/**
 * While valid: until the first known of these days, else for a length of time
 */
valid?: {
/**
 * Until
 * 
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
 * On
 */
export type FieldOrRow = (string | {
/**
 * Name of a field
 */
row: string
})
/**
 * Via
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
of: ExpressionSchemaJson2
/**
 * Places
 */
places?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson3
/**
 * Thresholds
 */
at: Pair2[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson4
from: Pair
to: Pair1
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson5
in: LookupIn
else?: Number1
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
of: ExpressionSchemaJson2
/**
 * Places
 */
places?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson3
/**
 * Thresholds
 */
at: Pair2[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson4
from: Pair
to: Pair1
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson5
in: LookupIn
else?: Number1
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
/**
 * Of
 */
export type ExpressionSchemaJson2 = (number | {
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
of: ExpressionSchemaJson2
/**
 * Places
 */
places?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson3
/**
 * Thresholds
 */
at: Pair2[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson4
from: Pair
to: Pair1
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson5
in: LookupIn
else?: Number1
}
})
/**
 * Of
 */
export type ExpressionSchemaJson3 = (number | {
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
of: ExpressionSchemaJson2
/**
 * Places
 */
places?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson3
/**
 * Thresholds
 */
at: Pair2[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson4
from: Pair
to: Pair1
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson5
in: LookupIn
else?: Number1
}
})
/**
 * Of
 */
export type ExpressionSchemaJson4 = (number | {
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
of: ExpressionSchemaJson2
/**
 * Places
 */
places?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson3
/**
 * Thresholds
 */
at: Pair2[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson4
from: Pair
to: Pair1
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson5
in: LookupIn
else?: Number1
}
})
/**
 * Of
 */
export type ExpressionSchemaJson5 = (number | {
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
of: ExpressionSchemaJson2
/**
 * Places
 */
places?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
/**
 * Steps: the value of the last step whose threshold is reached
 */
steps?: {
of: ExpressionSchemaJson3
/**
 * Thresholds
 */
at: Pair2[]
}
/**
 * Straight line through two points, held at the ends
 */
linear?: {
of: ExpressionSchemaJson4
from: Pair
to: Pair1
}
/**
 * The number that a table or an object gives for a value
 */
lookup?: {
of: ExpressionSchemaJson5
in: LookupIn
else?: Number1
}
})
/**
 * A number, a parameter, or a field of the row
 */
export type Number1 = (number | {
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
 * From
 */
export type Pair = Number[]
/**
 * To
 */
export type Pair1 = Number[]
export type Pair2 = Number[]
/**
 * Sum
 */
export type Many = ExpressionSchemaJson1[]
/**
 * Title
 */
export type Text5 = (string | {
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
 * A number, a parameter, or a field of the row
 */
export type Number2 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number3 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number4 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number5 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number6 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number7 = (number | {
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
 * Basis
 */
export type BasisList3 = Basis[]
/**
 * Title
 */
export type Text6 = (string | {
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
 * A number, a parameter, or a field of the row
 */
export type Number8 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number9 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number10 = (number | {
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
 * Share
 */
export type Share = (string | number | {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
param: string
})
/**
 * A number, a parameter, or a field of the row
 */
export type Number11 = (number | {
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
 * A number, a parameter, or a field of the row
 */
export type Number12 = (number | {
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
 * Basis
 */
export type BasisList4 = Basis[]
/**
 * Reason
 */
export type Text7 = (string | {
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
 * Basis
 */
export type BasisList5 = Basis[]
/**
 * By
 */
export type SortKeys = {
[k: string]: "ascending" | "descending"
}[]
/**
 * Basis
 */
export type BasisList6 = Basis[]
/**
 * Title
 */
export type Text8 = (string | {
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
 * A number, a parameter, or a field of the row
 */
export type Number13 = (number | {
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
 * By
 */
export type SortKeys1 = {
[k: string]: "ascending" | "descending"
}[]
/**
 * Basis
 */
export type BasisList7 = Basis[]
/**
 * Text
 */
export type Text9 = (string | {
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
 * Basis
 */
export type BasisList8 = Basis[]
/**
 * Days of public notice
 */
export type DayCount = (number | {
/**
 * Days
 */
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
/**
 * Days
 */
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
/**
 * Days
 */
days: number
/**
 * Working days
 */
working?: boolean
})
/**
 * Title
 */
export type Text10 = (string | {
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
export type Text11 = (string | {
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
 * Scheme: one published rating standard
 */
export interface RawScheme {
/**
 * Schema
 */
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
 * Id
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
/**
 * Otherwise
 */
otherwise: string
title?: Text2
basis?: BasisList
/**
 * Published
 */
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
title?: Text3
/**
 * Value
 */
value?: number
/**
 * Least
 */
min?: number
/**
 * Greatest
 */
max?: number
/**
 * Published
 */
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
description?: Text4
basis?: BasisList1
/**
 * Published
 */
official?: boolean
}[]
basis?: BasisList2
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
[k: string]: ConditionSchemaJson2
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
/**
 * Grade
 */
grade: string
when: ConditionSchemaJson6
reason?: Text7
basis?: BasisList5
/**
 * Published
 */
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
/**
 * For
 */
for: {
/**
 * Grade
 */
grade?: string
/**
 * List
 */
list?: string
}
text: Text9
basis: BasisList8
/**
 * Since when: "publication" or a day; the last day of the period if left out
 */
since?: string
/**
 * What it does, for other systems
 */
measure?: ("moreInspections" | "fewerInspections" | "noNewTenders" | "noAwards" | "subsidyStop" | "interview" | "priority" | "other")
/**
 * Term
 */
term?: string
/**
 * Published
 */
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
title?: Text10
}[]
/**
 * Flags
 */
flags?: {
[k: string]: Text11
}
}
/**
 * Conditions
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
 * Field of the row
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
 * Condition
 */
export interface ConditionSchemaJson2 {
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
basis?: BasisListOrRow1
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
rows?: Rows1
/**
 * In force from the first to the last day, both included
 */
effective?: {
/**
 * From
 */
from?: string
/**
 * To
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
 * At
 */
at?: ("asOf" | "act")
}
applies?: ConditionSchemaJson3
conditions?: ConditionSchemaJson4
event: Event
/**
 * Of all items that share the name and these values, one counts
 */
one?: {
/**
 * Of
 */
of: string
/**
 * Per
 */
per?: string[]
/**
 * Take
 */
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
export interface ConditionSchemaJson3 {
[k: string]: unknown
}
/**
 * Condition
 */
export interface ConditionSchemaJson4 {
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
/**
 * Groups
 */
groups: {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
id: string
title?: Text5
min?: Number2
max?: Number3
scale?: Number4
weight?: Number5
/**
 * Missing
 */
missing?: ("refuse" | "zero" | "renormalise")
total?: Bounds
/**
 * Published
 */
official?: boolean
basis?: BasisList3
}[]
/**
 * Rounding
 */
round?: {
/**
 * Places
 */
places?: number
/**
 * Items
 */
items?: number
/**
 * Mode
 */
mode?: ("half-away" | "half-even" | "up" | "down" | "ceiling" | "floor")
}
}
/**
 * In
 */
export interface LookupIn {
[k: string]: unknown
}
/**
 * Total
 */
export interface Bounds {
min?: Number6
max?: Number7
}
/**
 * Band: half-open [from, below), unless `upTo`
 */
export interface Band {
/**
 * Grade
 */
grade: string
title?: Text6
from?: Number8
below?: Number9
upTo?: Number10
when?: ConditionSchemaJson5
share?: Share
cuts?: Cuts
/**
 * Confirm
 */
confirm?: boolean
/**
 * Published
 */
official?: boolean
basis?: BasisList4
}
/**
 * Condition
 */
export interface ConditionSchemaJson5 {
[k: string]: unknown
}
/**
 * Cuts
 */
export interface Cuts {
from?: Number11
below?: Number12
}
/**
 * Condition
 */
export interface ConditionSchemaJson6 {
[k: string]: unknown
}
/**
 * Ranking
 */
export interface Ranking {
/**
 * Attributes from narrow to wide
 */
scope?: string[]
/**
 * At least
 */
atLeast?: number
by?: SortKeys
/**
 * Ties
 */
ties?: ("share" | "keys" | "refuse")
/**
 * Requires
 */
requires?: {
/**
 * Known
 */
known: number
}
/**
 * Published
 */
official?: boolean
basis?: BasisList6
}
/**
 * List
 */
export interface List {
/**
 * Name of a fact, rule, parameter or condition: begins with a letter; letters, digits, . - and _
 */
id: string
title?: Text8
/**
 * Tone
 */
tone?: ("honour" | "warning" | "shame" | "neutral")
gate?: ConditionSchemaJson7
conditions?: ConditionSchemaJson8
/**
 * Quota
 */
quota?: {
places: Number13
/**
 * Scope
 */
scope?: string
by?: SortKeys1
/**
 * Ties
 */
ties?: ("share" | "refuse")
}
/**
 * Term
 */
term?: string
/**
 * Due in
 */
dueIn?: string
exit?: ConditionSchemaJson9
/**
 * Confirm
 */
confirm?: boolean
/**
 * On unknown
 */
onUnknown?: ("report" | "block" | "false")
/**
 * Published
 */
official?: boolean
basis?: BasisList7
}
/**
 * Condition
 */
export interface ConditionSchemaJson7 {
[k: string]: unknown
}
/**
 * Condition
 */
export interface ConditionSchemaJson8 {
[k: string]: unknown
}
/**
 * Condition
 */
export interface ConditionSchemaJson9 {
[k: string]: unknown
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
 * How long after the act
 */
after?: string
conditions?: ConditionSchemaJson10
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
export interface ConditionSchemaJson10 {
[k: string]: unknown
}
