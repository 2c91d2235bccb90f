import { previewImport, type ImportPreview, type PreviewRow } from "../../../app/imports/preview-import.js";
import type { Target } from "../../../app/imports/mappings/target.js";
import { saveMapping } from "../../../app/imports/mappings/saved-mappings.js";
import { runImport } from "../../../app/imports/run-import.js";
import type { RowBody } from "../../../app/imports/rows/row-reader.js";
import { Refusal } from "../../../app/refusal.js";
import { ProblemError } from "../../../domain/model/problem.js";
import { fill, wordsOf, type Language } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAnswer, DeskAsk, DeskFrame, DeskPage } from "../desk-page.js";
import { field, formModel, type Fault } from "../form-model.js";
import { panel, type SectionOptions } from "../panel-model.js";
import { textOf, wholeOf, type SentForm } from "../read-form.js";
import { recordFacts } from "../record-values.js";
import { timeOfInstant } from "../times.js";
import { editedFaults, mappingOf, mappingSection, type RefusedForm } from "./mapping-form.js";
import { problemSection } from "./problem-section.js";
import { uploadRequest, type UploadRequest } from "./upload-request.js";
import { withUpload } from "./upload-file.js";

const PATIENCE_MS = 1500;
/** A preview runs beside the pages: of a larger file it tells what becomes of so many rows. */
export const PREVIEW_ROWS = 100_000;

const wordsIn = ({ language }: DeskAsk): ReturnType<typeof wordsOf<typeof IMPORT_WORDS>> => wordsOf(IMPORT_WORDS, language);

function countsSection({ counts, passedOver, lookedAt }: ImportPreview, ask: DeskAsk): SectionOptions {
  const words = wordsIn(ask);
  const told = (["rows", "new", "changed", "unchanged", "refused"] as const).map((key) => ({ label: words[key], text: String(counts[key]) }));
  const over = { label: words.passedOver, text: String(passedOver) };
  if (lookedAt !== undefined) return { title: fill(words.countsOfFirst, { n: lookedAt }), lines: [fill(words.lookedAt, { n: lookedAt })], facts: [...told, over] };
  return { title: words.counts, facts: [...told, over, { label: `${words.missing} ${words.missingSays}`, text: String(counts.missing) }] };
}

type Fields = Readonly<Record<string, unknown>>;

/** What the row itself says: not the id, steps and day that the system puts in. */
const ownFields = ({ id: _id, kind: _kind, steps: _steps, recordedOn: _on, data, attributes, ...rest }: Fields): Fields => ({ ...rest, ...(data as Fields | undefined), ...(attributes as Fields | undefined) });

/** The values of a row as it would become, by what its fields are called. */
function valuesOf(body: RowBody, { declaration, fields }: Target, language: Language): readonly (readonly [label: string, text: string])[] {
  if ("data" in body && declaration) return recordFacts(body, body.data, declaration, language).map(({ label, text }) => [label, text ?? ""]);
  const titleOf = (name: string): string => (fields.get(name) ?? fields.get(`attributes.${name}`))?.declaration.title[language] ?? name;
  return Object.entries(ownFields(body as unknown as Fields)).filter(([, value]) => value !== undefined).map(([name, value]) => [titleOf(name), typeof value === "object" ? JSON.stringify(value) : String(value)]);
}

function rowText({ body, problems }: PreviewRow, target: Target, language: Language): string {
  const [colon, between] = language === "en" ? [": ", "; "] : ["：", "；"];
  if (body === undefined) return problems.map(({ reason, column }) => `${column ?? ""} ${reason[language]}`.trim()).join(between);
  return valuesOf(body, target, language).map(([label, text]) => `${label}${colon}${text}`).join(between);
}

function firstRows(preview: ImportPreview, { target }: UploadRequest, ask: DeskAsk): SectionOptions {
  const words = wordsIn(ask);
  const rows = preview.rows.map((row) => [{ text: String(row.row) }, { text: words[row.fate] }, { text: rowText(row, target, ask.language) }]);
  const title = fill(words.first, { n: preview.rows.length });
  return { title, table: { caption: title, head: [words.row, words.fate, words.becomes].map((text) => ({ text })), rows, empty: words.none } };
}

function goSection({ counts, lookedAt }: ImportPreview, { target, saved }: UploadRequest, ask: DeskAsk, faults: readonly Fault[]): SectionOptions {
  const words = wordsIn(ask);
  const many = counts.new + counts.changed;
  const isWhole = lookedAt === undefined;
  if (isWhole && many === 0) return { lines: [counts.refused > 0 && counts.unchanged === 0 ? words.allRefused : words.nothingToDo] };
  return { form: formModel({
    id: "go", action: ask.links.to(["desk", "uploads", ask.part.file], { kind: target.kind, mapping: ask.query.mapping, sheet: ask.query.sheet }), button: isWhole ? fill(words.go, { n: many }) : words.goAll, csrf: ask.csrf, language: ask.language, faults, hidden: { act: "import", version: String(saved?.version ?? 0) },
    warning: isWhole ? fill(words.goSays, { new: counts.new, changed: counts.changed, refused: counts.refused }) : words.goAllSays,
    fields: counts.changed > 0 || !isWhole ? [field({ name: "corrections", type: "checkbox", label: isWhole ? fill(words.corrections, { n: counts.changed }) : words.correctionsAll })] : [],
  }) };
}

const frameOf = (ask: DeskAsk, title: string): DeskFrame => ({ title, section: null, path: ["desk", "uploads", ask.part.file] });

/** What is shown again with the page: the form that was refused, or what forbade the import. */
interface Refused extends RefusedForm {
  readonly moved?: readonly Fault[];
  readonly status?: number;
}

async function look(ask: DeskAsk, { status, moved = [], ...refused }: Refused = { faults: [] }): Promise<DeskAnswer> {
  const words = wordsIn(ask);
  return withUpload(ask.context, ask.part.file, async (path, head) => {
    const request = await uploadRequest(ask, head.name);
    const preview = await previewImport(ask.context, path, request.request, { mostRows: PREVIEW_ROWS, signal: ask.signal });
    const sections = [countsSection(preview, ask), goSection(preview, request, ask, moved), mappingSection(preview, request, ask, refused), ...problemSection(preview.problems, ask), firstRows(preview, request, ask)];
    return {
      kind: "page", page: "panel", frame: frameOf(ask, words.preview), ...(status === undefined ? {} : { status }),
      model: panel({ title: words.preview, sub: fill(words.previewSub, { file: head.name, kind: request.target.title[ask.language] }) }, [...sections, { links: [{ href: ask.links.to(["desk", "imports"]), text: words.again }] }]),
    };
  }, ask.signal);
}

function working(ask: DeskAsk, { done, total, doing }: { readonly done: number; readonly total: number; readonly doing: string }): DeskAnswer {
  const words = wordsIn(ask);
  const named = doing === "" ? words.read : doing;
  return { kind: "page", page: "panel", refresh: 2, frame: frameOf(ask, words.working), model: panel({ title: words.working, sub: words.workingSub }, [{ lines: [fill(words.progress, { done: Math.floor((100 * done) / Math.max(total, 1)), doing: named })] }]) };
}

/** An import that a form began: still under way, done, or what it was refused for. null: none was begun. */
function ofJob(ask: DeskAsk): DeskAnswer | null {
  const job = ask.services.jobs.find(ask.part.file);
  if (!job) return null;
  if (job.outcome === undefined) return working(ask, job);
  ask.services.jobs.forget(ask.part.file);
  if ("error" in job.outcome) throw job.outcome.error;
  return { kind: "redirect", to: ask.links.to(["desk", "imports", job.outcome.value]) };
}

async function importAll(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  const { context, services, part } = ask;
  const corrections = textOf(form, "corrections") === "1";
  // What was checked is what is imported.
  const { saved, request } = await uploadRequest(ask, "");
  if (saved !== null && wholeOf(form, "version") !== saved.version) return look(ask, { faults: [], status: 409, moved: [{ name: "", text: fill(wordsIn(ask).mappingMoved, { by: saved.by, at: timeOfInstant(saved.at) }) }] });
  await services.jobs.begin(part.file, (progress) => withUpload(context, part.file, async (path, head) => {
    return (await runImport(context, path, { ...request, fileName: head.name, corrections }, progress)).import.id;
  }), PATIENCE_MS);
  return ofJob(ask) ?? look(ask);
}

/** Refused with the form as it was sent: nothing that was typed is lost. */
async function lookAgain(ask: DeskAsk, sent: SentForm, error: unknown): Promise<DeskAnswer> {
  const at = (text: string): readonly Fault[] => [{ name: "id", text }];
  if (error instanceof ProblemError) return look(ask, { sent, status: 400, faults: error.problems.flatMap(({ message }) => at(message[ask.language])) });
  if (!(error instanceof Refusal) || error.kind === "notFound") throw error;
  if (error.code !== "mapping-edited") return look(ask, { sent, status: 400, faults: at(error.text[ask.language]) });
  const now = await uploadRequest(ask, "");
  const faults = now.saved?.id === textOf(sent, "id") ? editedFaults(sent, now, ask) : at(wordsIn(ask).mappingTaken);
  return look(ask, { sent, status: 409, faults });
}

/** Saved over the version that the page was made from, and over no mapping that was not on it. */
async function saveColumns(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  try {
    const request = await uploadRequest(ask, "");
    const mapping = mappingOf(form, request);
    const { id } = await saveMapping(ask.context, JSON.stringify(mapping, null, 2), request.saved?.id === mapping.id ? wholeOf(form, "version") : 0);
    return { kind: "redirect", to: ask.links.to(["desk", "uploads", ask.part.file], { kind: request.target.kind, mapping: id, sheet: ask.query.sheet }) };
  } catch (error) {
    return lookAgain(ask, form, error);
  }
}

/** A file that was uploaded: what would happen, the fields of its columns, and the button that imports it. */
export const uploadPage: DeskPage = {
  path: "/uploads/:file",
  show: async (ask) => ofJob(ask) ?? look(ask),
  act: (ask, form) => (textOf(form, "act") === "mapping" ? saveColumns(ask, form) : importAll(ask, form)),
};
