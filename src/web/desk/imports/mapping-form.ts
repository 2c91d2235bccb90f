import type { ImportPreview } from "../../../app/imports/preview-import.js";
import type { Mapping, MappedColumn } from "../../../app/imports/model.js";
import { fill, wordsOf } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAsk } from "../desk-page.js";
import { field, formModel, type Fault, type FieldModel } from "../form-model.js";
import type { SectionOptions } from "../panel-model.js";
import { textOf, type SentForm } from "../read-form.js";
import { timeOfInstant } from "../times.js";
import type { UploadRequest } from "./upload-request.js";

const BOX = "column.";

interface Heading {
  readonly heading: string;
  /** Its field; "": it is left out. */
  readonly name: string;
  readonly suggestion?: string;
}

/** The headings of the file, and those that were sent, each with its field: what was sent goes before what is saved. */
function headingsOf({ columns, unknown }: ImportPreview, sent: SentForm | undefined): readonly Heading[] {
  const ofFile: readonly Heading[] = [...columns.map(({ heading, field: name }) => ({ heading, name })), ...unknown.map(({ heading, suggestion }) => ({ heading, name: "", suggestion }))];
  if (sent === undefined) return ofFile;
  const known = new Set(ofFile.map(({ heading }) => heading));
  const others = [...sent.fields.keys()].filter((name) => name.startsWith(BOX) && !known.has(name.slice(BOX.length))).map((name): Heading => ({ heading: name.slice(BOX.length), name: "" }));
  return [...ofFile, ...others].map((each) => ({ ...each, name: sent.fields.get(`${BOX}${each.heading}`)?.[0] ?? each.name }));
}

function columnBoxes(headings: readonly Heading[], { target }: UploadRequest, ask: DeskAsk): readonly FieldModel[] {
  const words = wordsOf(IMPORT_WORDS, ask.language);
  const titleOf = (name: string): string => target.fields.get(name)?.declaration.title[ask.language] ?? name;
  return headings.map(({ heading, name, suggestion }) => field({
    name: `${BOX}${heading}`, type: "select", label: heading, ...(suggestion === undefined ? {} : { hint: fill(words.suggestion, { field: titleOf(suggestion) }) }),
    options: [{ value: "", text: words.skip, chosen: name === "" }, ...[...target.fields.values()].map((each) => ({ value: each.name, text: titleOf(each.name), chosen: each.name === name }))],
  }));
}

function arrivalBoxes({ target, mapping }: UploadRequest, ask: DeskAsk, sent: SentForm | undefined): readonly FieldModel[] {
  if (target.collection !== "records") return [];
  const words = wordsOf(IMPORT_WORDS, ask.language);
  const valueOf = (name: "source" | "arrives" | "authority"): string => (sent?.fields.has(name) ? textOf(sent, name) : (mapping?.[name] ?? ""));
  const arrives = valueOf("arrives") === "verified" ? "verified" : "reported";
  return [
    field({ name: "source", type: "text", label: words.source, hint: words.sourceHint, value: valueOf("source"), most: 200 }),
    field({ name: "arrives", type: "select", label: words.arrives, required: true, options: (["reported", "verified"] as const).map((value) => ({ value, text: words[value], chosen: value === arrives })) }),
    field({ name: "authority", type: "text", label: words.authority, value: valueOf("authority"), most: 200 }),
  ];
}

/** What a form was refused for, and the form as it was sent. */
export interface RefusedForm {
  readonly faults: readonly Fault[];
  readonly sent?: SentForm;
}

/** The form in which each heading of the file is given its field; it saves the mapping under a name. It carries the version that it was made from. */
export function mappingSection(preview: ImportPreview, request: UploadRequest, ask: DeskAsk, { faults, sent }: RefusedForm): SectionOptions {
  const words = wordsOf(IMPORT_WORDS, ask.language);
  const typed = sent === undefined ? "" : textOf(sent, "id");
  const name = field({ name: "id", type: "text", label: words.mappingName, hint: words.mappingNameHint, value: typed === "" ? (request.mapping?.id ?? "") : typed, required: true, most: 100 });
  return { title: words.columns, lines: [words.columnsSays], form: formModel({
    id: "mapping", action: ask.links.to(["desk", "uploads", ask.part.file], { kind: request.target.kind, mapping: request.mapping?.id, sheet: ask.query.sheet }), button: words.saveMapping, csrf: ask.csrf, language: ask.language, faults,
    hidden: { act: "mapping", version: String(request.saved?.version ?? 0) }, fields: [...columnBoxes(headingsOf(preview, sent), request, ask), ...arrivalBoxes(request, ask, sent), name],
  }) };
}

/** What somebody else saved while the form was open: who and when, and beside each box that says otherwise what stands there now. */
export function editedFaults(form: SentForm, { target, saved, mapping }: UploadRequest, { language }: DeskAsk): readonly Fault[] {
  if (saved === null || mapping === null) return [];
  const words = wordsOf(IMPORT_WORDS, language);
  const titleOf = (name: string): string => (name === "" ? words.skip : (target.fields.get(name)?.declaration.title[language] ?? name));
  const savedOf = (heading: string): string => mapping.columns.find(({ column, also = [] }) => [column, ...also].includes(heading))?.field ?? "";
  const boxes = [...form.fields].filter(([name]) => name.startsWith(BOX)).map(([name, [sent]]) => ({ name, sent, now: savedOf(name.slice(BOX.length)), title: titleOf }));
  const plain = (title: (value: string) => string, name: "source" | "arrives" | "authority"): (typeof boxes)[number] => ({ name, sent: textOf(form, name), now: mapping[name] ?? "", title });
  const arrival = target.collection === "records" ? [plain((value) => value, "source"), plain((value) => (value === "verified" ? words.verified : words.reported), "arrives"), plain((value) => value, "authority")] : [];
  const differing = [...boxes, ...arrival].filter(({ sent, now }) => sent !== now);
  return [
    { name: "id", text: fill(words.mappingEdited, { by: saved.by, at: timeOfInstant(saved.at) }) },
    ...differing.map(({ name, now, title }) => ({ name, text: fill(words.nowSaved, { value: now === "" && !name.startsWith(BOX) ? "—" : title(now) }) })),
  ];
}

/** What the boxes of the form state anew. */
const withoutArrival = ({ source: _source, authority: _authority, arrives: _arrives, ...kept }: Mapping): Omit<Mapping, "source" | "authority" | "arrives"> => kept;

/** The mapping that the form states; what the form does not know of (values, totals, other headings) is kept from the one that was chosen. */
export function mappingOf(form: SentForm, { target, mapping }: UploadRequest): Mapping {
  const id = textOf(form, "id");
  const stated = [...form.fields].filter(([name, [value]]) => name.startsWith(BOX) && value !== "").map(([name, [value]]): MappedColumn => {
    const column = name.slice(BOX.length);
    const before = mapping?.columns.find((each) => each.field === value && (each.column === column || each.also?.includes(column)));
    return { ...before, column: before?.column ?? column, field: value };
  });
  const text = (name: string): Readonly<Record<string, string>> => (textOf(form, name) === "" ? {} : { [name]: textOf(form, name) });
  const kept = mapping === null ? { title: { "zh-CN": `${target.title["zh-CN"]}（${id}）`, en: `${target.title.en} (${id})` } } : withoutArrival(mapping);
  return { ...kept, id, collection: target.collection, kind: target.kind, columns: stated, ...text("source"), ...text("authority"), ...(target.collection === "records" ? text("arrives") : {}) } as Mapping;
}
