// Made from schemas/ by "npm run generate". Do not edit.


/**
 * Declaration of a kind of subject or record: itself a JSON Schema of its attributes or data
 */
export interface RawKind {
/**
 * Schema
 */
$schema?: "https://json-schema.org/draft/2020-12/schema"
/**
 * record/<kind> or subject/<kind>
 */
$id: string
/**
 * Title
 */
title: string
/**
 * English title
 */
"x-en"?: string
/**
 * Description
 */
description?: string
/**
 * Type
 */
type: "object"
/**
 * Required
 */
required?: string[]
/**
 * Fields of the envelope that records of this kind always have
 */
"x-requires"?: ("source" | "sourceNumber" | "incident" | "endedOn" | "foundOn" | "dueOn" | "recordedOn" | "validUntil")[]
/**
 * Legal limit: how long records of this kind count and may be shown
 */
"x-limit"?: {
/**
 * How long it counts
 */
counts?: string
/**
 * How long it is shown to the public
 */
shown?: string
/**
 * From which day
 */
from?: ("occurredOn" | "endedOn" | "foundOn" | "dueOn" | "recordedOn" | "validUntil")[]
}
/**
 * Links that begin at subjects of this kind: where they lead
 */
"x-links"?: {
[k: string]: {
/**
 * Title
 */
title: string
/**
 * English title
 */
"x-en"?: string
/**
 * Id: letters, digits, - and _
 */
to: string
}
}
/**
 * Other fields
 */
additionalProperties?: boolean
/**
 * Fields
 */
properties: {
[k: string]: Field
}
}
/**
 * Field
 */
export interface Field {
/**
 * Title
 */
title: string
/**
 * English title
 */
"x-en"?: string
/**
 * Description
 */
description?: string
/**
 * Type
 */
type: ("string" | "number" | "integer" | "boolean" | "array" | "object")
/**
 * Items
 */
items?: {
/**
 * Type
 */
type: ("string" | "object")
/**
 * Values
 */
enum?: string[]
/**
 * Longest
 */
maxLength?: number
/**
 * Fields of each
 */
properties?: {
[k: string]: Part
}
/**
 * Required of each
 */
required?: string[]
/**
 * Other fields
 */
additionalProperties?: false
}
/**
 * Most items
 */
maxItems?: number
/**
 * Fields within
 */
properties?: {
[k: string]: Part
}
/**
 * Required within
 */
required?: string[]
/**
 * Other fields
 */
additionalProperties?: false
/**
 * Values
 */
enum?: string[]
"x-enum-titles"?: Titles1
/**
 * Least
 */
minimum?: number
/**
 * Greatest
 */
maximum?: number
/**
 * Format
 */
format?: ("date" | "date-time")
/**
 * Longest
 */
maxLength?: number
/**
 * Id: letters, digits, - and _
 */
"x-subject"?: string
/**
 * May be shown to the public
 */
"x-public"?: boolean
/**
 * Personal: never read by rules
 */
"x-personal"?: boolean
}
/**
 * Field within
 */
export interface Part {
/**
 * Title
 */
title: string
/**
 * English title
 */
"x-en"?: string
/**
 * Description
 */
description?: string
/**
 * Type
 */
type: ("string" | "number" | "integer" | "boolean")
/**
 * Values
 */
enum?: string[]
"x-enum-titles"?: Titles
/**
 * Least
 */
minimum?: number
/**
 * Greatest
 */
maximum?: number
/**
 * Format
 */
format?: ("date" | "date-time")
/**
 * Longest
 */
maxLength?: number
/**
 * May be shown to the public
 */
"x-public"?: boolean
}
/**
 * What the codes of the field are called: words for each
 */
export interface Titles {
[k: string]: {
/**
 * Chinese
 */
"zh-CN": string
/**
 * English
 */
en: string
}
}
/**
 * What the codes of the field are called: words for each
 */
export interface Titles1 {
[k: string]: {
/**
 * Chinese
 */
"zh-CN": string
/**
 * English
 */
en: string
}
}
