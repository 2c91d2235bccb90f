import type { FormField } from "../../app/kinds/form-of-kind.js";
import type { Json } from "../../domain/model/documents.js";
import { fill, wordsOf, type Language } from "../language.js";
import { ENTRY_WORDS } from "../words/desk-entry.js";
import { field, type Fault, type FieldModel, type FieldType, type Option } from "./form-model.js";
import type { SentForm } from "./read-form.js";

/** What was typed or chosen, by name of the box. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/** Room for so many groups of a list of groups at least; for more where there are more: a form takes nothing away that it does not show. */
const GROUPS = 5;
const MOST_GROUPS = 200;

function roomFor(name: string, keys: Iterable<string>): number {
  let room = GROUPS;
  for (const key of keys) if (key.startsWith(`${name}.`)) room = Math.max(room, Number(/^\d{1,4}/.exec(key.slice(name.length + 1))?.[0] ?? 0) + 1);
  return Math.min(room, MOST_GROUPS);
}

const TYPES: Readonly<Record<FormField["input"], FieldType>> = {
  text: "text", longText: "textarea", number: "number", integer: "number", day: "date", instant: "text", boolean: "select", choice: "select", choices: "select", texts: "textarea", group: "text", groups: "text",
};

interface Making {
  readonly language: Language;
  readonly typed: Typed;
  /** Before the field's own title: of a part, what it is a part of. */
  readonly prefix?: { readonly name: string; readonly label: string };
}

function optionsOf({ input, choices = [], required }: FormField, chosen: readonly string[], language: Language): readonly Option[] {
  const words = wordsOf(ENTRY_WORDS, language);
  const empty = input === "choices" ? [] : [{ value: "", text: required ? words.choose : words.unknown, chosen: chosen.length === 0 || chosen[0] === "" }];
  const values = input === "boolean" ? [{ value: "true", text: words.yes }, { value: "false", text: words.no }] : choices.map(({ value, title }) => ({ value, text: title[language] }));
  return [...empty, ...values.map((each) => ({ ...each, chosen: chosen.includes(each.value) }))];
}

function hintOf({ input, personal, minimum, maximum }: FormField, language: Language): string | undefined {
  const words = wordsOf(ENTRY_WORDS, language);
  const limits = input === "number" || input === "integer" ? [minimum === undefined ? "" : fill(words.least, { n: minimum }), maximum === undefined ? "" : fill(words.most, { n: maximum })] : [];
  const parts = [personal ? words.personal : "", input === "texts" ? words.oneALine : "", input === "instant" ? words.instant : "", ...limits].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(language === "en" ? " " : "") : undefined;
}

/** The boxes of one field; of a group, those of its parts. */
export function boxesOf(each: FormField, making: Making): readonly FieldModel[] {
  const { language, typed, prefix } = making;
  const name = prefix ? `${prefix.name}.${each.name}` : each.name;
  const label = prefix ? `${prefix.label} · ${each.title[language]}` : each.title[language];
  if (each.input === "group") return (each.parts ?? []).flatMap((part) => boxesOf({ ...part, required: part.required && each.required }, { ...making, prefix: { name, label } }));
  if (each.input === "groups") {
    const rows = Array.from({ length: Math.min(roomFor(name, typed.keys()), each.maxItems ?? MOST_GROUPS) }, (_, i) => i);
    return rows.flatMap((i) => (each.parts ?? []).flatMap((part) => boxesOf({ ...part, required: false }, { ...making, prefix: { name: `${name}.${i}`, label: `${label} ${i + 1}` } })));
  }
  const chosen = typed.get(name) ?? [];
  const hint = hintOf(each, language);
  return [field({
    name, type: TYPES[each.input], label, value: chosen[0] ?? "", required: each.required, options: optionsOf(each, chosen, language), multiple: each.input === "choices",
    ...(hint === undefined ? {} : { hint }), ...(each.maxLength === undefined ? {} : { most: each.input === "texts" ? 10_000 : each.maxLength }),
  })];
}

/** Text of a box -> the value; undefined: it cannot be one. */
const READ: Readonly<Record<FormField["input"], (texts: readonly string[]) => Json | undefined>> = {
  text: ([text]) => text, longText: ([text]) => text, day: ([text]) => text, instant: ([text]) => text, choice: ([text]) => text, choices: (texts) => [...texts],
  number: ([text]) => (Number.isFinite(Number(text)) ? Number(text) : undefined), integer: ([text]) => (Number.isSafeInteger(Number(text)) ? Number(text) : undefined),
  boolean: ([text]) => (text === "true" ? true : text === "false" ? false : undefined), texts: ([text]) => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""),
  group: () => undefined, groups: () => undefined,
};

interface Taken {
  readonly value: Json | undefined;
  readonly faults: readonly Fault[];
}
const NOTHING: Taken = { value: undefined, faults: [] };

function takeParts(parts: readonly FormField[], name: string, form: SentForm, language: Language): Taken {
  const taken = parts.map((part) => [part.name, takeField({ ...part, name: `${name}.${part.name}` }, form, language)] as const);
  const values = taken.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const]));
  return { value: values.length > 0 ? Object.fromEntries(values) : undefined, faults: taken.flatMap(([, { faults }]) => faults) };
}

function takeGroups(each: FormField, form: SentForm, language: Language): Taken {
  const rows = Array.from({ length: roomFor(each.name, form.fields.keys()) }, (_, i) => takeParts(each.parts ?? [], `${each.name}.${i}`, form, language));
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { value: values.length > 0 ? values : undefined, faults: rows.flatMap(({ faults }) => faults) };
}

/** The value of a field out of a form that was sent; undefined: it was left empty. What cannot be one is a fault. */
export function takeField(each: FormField, form: SentForm, language: Language): Taken {
  if (each.input === "group") return takeParts(each.parts ?? [], each.name, form, language);
  if (each.input === "groups") return takeGroups(each, form, language);
  const texts = (form.fields.get(each.name) ?? []).map((text) => text.replaceAll("\r\n", "\n").trim()).filter((text) => text !== "");
  if (texts.length === 0) return NOTHING;
  const value = READ[each.input](texts);
  return value === undefined ? { value, faults: [{ name: each.name, text: fill(wordsOf(ENTRY_WORDS, language).notRead, { field: each.title[language], found: texts[0].slice(0, 60) }) }] } : { value, faults: [] };
}
