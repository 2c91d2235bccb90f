import { importName, listImports } from "../../../app/imports/list-imports.js";
import { listMappings } from "../../../app/imports/mappings/saved-mappings.js";
import { kindsOf } from "../../../app/kinds/stored-kinds.js";
import { storeFile } from "../../../app/records/files.js";
import { fill, wordsOf } from "../../language.js";
import { DESK_WORDS } from "../../words/desk.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "../desk-page.js";
import { field, formModel, type Fault } from "../form-model.js";
import { panel, type CellOptions, type SectionOptions } from "../panel-model.js";
import { textOf, type SentForm } from "../read-form.js";
import { dayOfInstant, timeOfInstant } from "../times.js";
import { importKinds, kindTitle } from "./import-kinds.js";

/** Larger files come by the command line: a browser that is cut off begins anew. */
export const UPLOAD_BYTES = 300_000_000;
const KEPT_DAYS = 2;
const DAY_MS = 86_400_000;

async function uploadForm({ context, links, language, csrf, query }: DeskAsk, faults: readonly Fault[]): Promise<SectionOptions> {
  const words = wordsOf(IMPORT_WORDS, language);
  const [mappings, kinds] = [await listMappings(context.store), await kindsOf(context)];
  const options = [{ value: "", text: words.general, chosen: true }, ...mappings.map(({ id, kind, mapping }) => ({ value: id, text: `${mapping.title[language]} (${kindTitle(kinds, kind, language)})`, chosen: false }))];
  return { form: formModel({
    id: "upload", action: links.to(["desk", "imports"]), button: words.look, csrf, language, multipart: true, faults,
    fields: [
      field({ name: "file", type: "file", label: words.file, hint: fill(words.fileHint, { n: UPLOAD_BYTES / 1_000_000 }), required: true, accept: ".csv,.xlsx,.ndjson,.jsonl,.txt" }),
      field({ name: "kind", type: "select", label: words.kind, hint: words.kindHint, required: false, options: [{ value: "", text: words.chooseKind, chosen: query.kind === undefined }, ...importKinds(kinds, query.kind ?? "", language)] }),
      field({ name: "mapping", type: "select", label: words.mapping, options }),
    ],
  }) };
}

async function past({ context, links, language, query }: DeskAsk): Promise<SectionOptions> {
  const words = wordsOf(IMPORT_WORDS, language);
  const { imports, next } = await listImports(context.store, { limit: 30, ...(query.after === undefined ? {} : { after: query.after }) });
  const kinds = await kindsOf(context);
  const rows = imports.map(({ id, file, kind, startedAt, by, state, counts }): readonly CellOptions[] => [
    { text: importName({ file }), href: links.to(["desk", "imports", id]) }, { text: kindTitle(kinds, kind, language) }, { text: timeOfInstant(startedAt) }, { text: by }, { text: words[state] }, { text: String(counts?.new ?? "—") }, { text: String(counts?.changed ?? "—") }, { text: String(counts?.refused ?? "—") },
  ]);
  const head = [{ text: words.file }, { text: words.kind }, { text: words.when }, { text: words.by }, { text: words.state }, { text: words.new, number: true }, { text: words.changed, number: true }, { text: words.refused, number: true }];
  return { title: words.list, table: { caption: words.list, head, rows, empty: words.none }, links: next === null ? [] : [{ href: links.to(["desk", "imports"], { after: next }), text: wordsOf(DESK_WORDS, language).more }] };
}

async function show(ask: DeskAsk, faults: readonly Fault[] = []): Promise<DeskAnswer> {
  const words = wordsOf(IMPORT_WORDS, ask.language);
  return {
    kind: "page", page: "panel", frame: { title: words.title, section: null, path: ["desk", "imports"] }, ...(faults.length > 0 ? { status: 400 } : {}),
    model: panel({ title: words.title, sub: words.sub }, [await uploadForm(ask, faults), await past(ask), { links: [{ href: ask.links.to(["desk", "templates"]), text: words.templates }, { href: ask.links.to(["desk"]), text: wordsOf(DESK_WORDS, ask.language).back }] }]),
  };
}

async function upload(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  const { context, links, language } = ask;
  const words = wordsOf(IMPORT_WORDS, language);
  const sent = form.files.find(({ field: name }) => name === "file");
  const kindless = textOf(form, "kind") === "" && textOf(form, "mapping") === "";
  const faults = [...(sent ? [] : [{ name: "file", text: words.noFile }]), ...(kindless ? [{ name: "kind", text: words.noKind }] : [])];
  if (!sent || faults.length > 0) return show(ask, faults);
  const expiresOn = dayOfInstant(new Date(Date.parse(context.now()) + KEPT_DAYS * DAY_MS).toISOString());
  const { file } = await storeFile(context, { path: sent.path, name: sent.name, purpose: "upload", expiresOn });
  return { kind: "redirect", to: links.to(["desk", "uploads", file], { kind: textOf(form, "kind") || undefined, mapping: textOf(form, "mapping") || undefined }) };
}

/** The form that takes a file to be looked at, and the imports there were. */
export const importsPage: DeskPage = { path: "/imports", show: (ask) => show(ask), act: upload, upload: UPLOAD_BYTES };
