// Made from schemas/ by "npm run generate". Do not edit.


export type Words = string
export type Enum = string[]

/**
 * Declaration of a kind of subject or record: itself a JSON Schema of its attributes or data
 */
export interface RawKind {
$schema?: "https://json-schema.org/draft/2020-12/schema"
/**
 * record/<kind> or subject/<kind>
 */
$id: string
title: Words
"x-en"?: Words
description?: Words
type: "object"
required?: string[]
/**
 * Fields of the envelope that records of this kind always have
 */
"x-requires"?: ("source" | "sourceNumber" | "incident" | "endedOn" | "foundOn" | "dueOn" | "recordedOn" | "validUntil")[]
/**
 * Links that begin at subjects of this kind: where they lead
 */
"x-links"?: {
[k: string]: {
title: Words
"x-en"?: Words
/**
 * Id: letters, digits, - and _
 */
to: string
}
}
additionalProperties?: boolean
properties: {
[k: string]: Field
}
}
/**
 * Field
 */
export interface Field {
title: Words
"x-en"?: Words
description?: Words
type: ("string" | "number" | "integer" | "boolean" | "array")
items?: {
type: "string"
enum?: Enum
}
enum?: Enum
/**
 * What the codes of the field are called: words for each
 */
"x-enum-titles"?: {
[k: string]: {
"zh-CN": Words
en: Words
}
}
minimum?: number
maximum?: number
format?: "date"
/**
 * May be shown to the public
 */
"x-public"?: boolean
/**
 * Personal: never read by rules
 */
"x-personal"?: boolean
}
