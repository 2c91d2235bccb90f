import type { ImportPreview } from "../../../app/imports/preview-import.js";
import type { Mapping, MappedColumn } from "../../../app/imports/model.js";
import { fill, wordsOf } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAsk } from "../desk-page.js";
import { field, formModel, type Fault, type FieldModel } from "../form-model.js";
import type { SectionOptions } from "../panel-model.js";
import { textOf, type SentForm } from "../read-form.js";
import type { UploadRequest } from "./upload-request.js";

const BOX = "column.";

function columnBoxes(preview: ImportPreview, { target }: UploadRequest, ask: DeskAsk): readonly FieldModel[] {
  const words = wordsOf(IMPORT_WORDS, ask.language);
  const headings = [...preview.columns.map(({ heading, field: name }) => ({ heading, name, suggestion: undefined as string | undefined })), ...preview.unknown.map(({ heading, suggestion }) => ({ heading, name: "", suggestion }))];
  const titleOf = (name: string): string => target.fields.get(name)?.declaration.title[ask.language] ?? name;
  return headings.map(({ heading, name, suggestion }) => field({
    name: `${BOX}${heading}`, type: "select", label: heading, ...(suggestion === undefined ? {} : { hint: fill(words.suggestion, { field: titleOf(suggestion) }) }),
    options: [{ value: "", text: words.skip, chosen: name === "" }, ...[...target.fields.values()].map((each) => ({ value: each.name, text: titleOf(each.name), chosen: each.name === name }))],
  }));
}

function arrivalBoxes({ target, mapping }: UploadRequest, ask: DeskAsk): readonly FieldModel[] {
  if (target.collection !== "records") return [];
  const words = wordsOf(IMPORT_WORDS, ask.language);
  const arrives = mapping?.arrives ?? "reported";
  return [
    field({ name: "source", type: "text", label: words.source, hint: words.sourceHint, value: mapping?.source ?? "", most: 200 }),
    field({ name: "arrives", type: "select", label: words.arrives, required: true, options: (["reported", "verified"] as const).map((value) => ({ value, text: words[value], chosen: value === arrives })) }),
    field({ name: "authority", type: "text", label: words.authority, value: mapping?.authority ?? "", most: 200 }),
  ];
}

/** The form in which each heading of the file is given its field; it saves the mapping under a name. */
export function mappingSection(preview: ImportPreview, request: UploadRequest, ask: DeskAsk, faults: readonly Fault[]): SectionOptions {
  const words = wordsOf(IMPORT_WORDS, ask.language);
  const name = field({ name: "id", type: "text", label: words.mappingName, hint: words.mappingNameHint, value: request.mapping?.id ?? "", required: true, most: 100 });
  return { title: words.columns, lines: [words.columnsSays], form: formModel({
    id: "mapping", action: ask.links.to(["desk", "uploads", ask.part.file], { kind: request.target.kind, mapping: request.mapping?.id, sheet: ask.query.sheet }), button: words.saveMapping, csrf: ask.csrf, language: ask.language, faults,
    hidden: { act: "mapping" }, fields: [...columnBoxes(preview, request, ask), ...arrivalBoxes(request, ask), name],
  }) };
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
