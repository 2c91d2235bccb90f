import { forgetFileName } from "../../../app/imports/forget-file-name.js";
import { getImport, importName, type ShownImport } from "../../../app/imports/list-imports.js";
import { undoImport } from "../../../app/imports/undo-import.js";
import { kindsOf } from "../../../app/kinds/stored-kinds.js";
import { fileHead, readFile } from "../../../app/records/files.js";
import { Refusal } from "../../../app/refusal.js";
import { fill, wordsOf } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "../desk-page.js";
import { field, formModel, type Fault } from "../form-model.js";
import { panel, type SectionOptions } from "../panel-model.js";
import { textOf, type SentForm } from "../read-form.js";
import { timeOfInstant } from "../times.js";
import { kindTitle } from "./import-kinds.js";
import { problemSection } from "./problem-section.js";

type Words = ReturnType<typeof wordsOf<typeof IMPORT_WORDS>>;

function factsOf({ id, state, startedAt, by, seq, counts }: ShownImport, kind: string, words: Words): SectionOptions["facts"] {
  const told = counts === null ? [] : (["rows", "new", "changed", "unchanged", "refused", "missing"] as const).map((key) => ({ label: words[key], text: String(counts[key]) }));
  return [{ label: words.state, text: words[state] }, { label: words.kind, text: kind }, { label: words.when, text: timeOfInstant(startedAt) }, { label: words.by, text: by }, ...told, { label: words.seq, text: seq === null ? "—" : String(seq) }, { label: words.id, text: id.slice(0, 12) }];
}

function undoSection(known: ShownImport, ask: DeskAsk, faults: readonly Fault[]): readonly SectionOptions[] {
  const words = wordsOf(IMPORT_WORDS, ask.language);
  if (known.state !== "done") return [];
  const many = (known.counts?.new ?? 0) + (known.counts?.changed ?? 0);
  return [{ title: words.undo, form: formModel({
    id: "undo", action: ask.links.to(["desk", "imports", known.id]), button: words.undo, csrf: ask.csrf, language: ask.language, warning: fill(words.undoSays, { n: many }), dangerous: true, faults,
    fields: [field({ name: "reason", type: "text", label: words.undoReason, hint: words.reasonHint, required: true, most: 2000 })],
  }) }];
}

/** A file may be called by somebody's name. */
function forgetSection(known: ShownImport, { language, links, csrf }: DeskAsk): readonly SectionOptions[] {
  const words = wordsOf(IMPORT_WORDS, language);
  if (known.file.called === undefined || known.state === "running") return [];
  return [{ title: words.forget, form: formModel({ id: "forget", action: links.to(["desk", "imports", known.id]), button: words.forget, csrf, language, warning: words.forgetSays, dangerous: true, hidden: { act: "forget" }, fields: [] }) }];
}

async function show(ask: DeskAsk, faults: readonly Fault[] = []): Promise<DeskAnswer> {
  const { language, links, context, part, query } = ask;
  const words = wordsOf(IMPORT_WORDS, language);
  const known = await getImport(context.store, part.id);
  const refused = known.refusedFile !== null ? [{ links: [{ href: links.to(["desk", "imports", known.id, "refused"]), text: words.refusedFile }] }] : (known.counts?.refused ?? 0) > 0 ? [{ lines: [words.expired] }] : [];
  const name = importName(known);
  const kind = kindTitle(await kindsOf(context), known.kind, language);
  const notice = query.done === "undone" ? words.undoneDone : query.done === "forgotten" ? words.forgotten : undefined;
  return {
    kind: "page", page: "panel", frame: { title: name, section: null, path: ["desk", "imports", part.id] }, ...(faults.length > 0 ? { status: 409 } : {}),
    model: panel({ title: name, sub: words.list, ...(notice === undefined ? {} : { notice }) }, [{ facts: factsOf(known, kind, words) }, ...refused, ...problemSection(known.problems, ask), ...undoSection(known, ask, faults), ...forgetSection(known, ask), { links: [{ href: links.to(["desk", "imports"]), text: words.back }] }]),
  };
}

async function act(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  if (textOf(form, "act") !== "forget") return undo(ask, form);
  const { id } = await forgetFileName(ask.context, ask.part.id);
  return { kind: "redirect", to: ask.links.to(["desk", "imports", id], { done: "forgotten" }) };
}

async function undo(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  try {
    const { id } = await undoImport(ask.context, ask.part.id, textOf(form, "reason"));
    return { kind: "redirect", to: ask.links.to(["desk", "imports", id], { done: "undone" }) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "notFound") throw error;
    return show(ask, [{ name: "reason", text: error.text[ask.language] }]);
  }
}

/** A piece at a time: such a file may be large. */
async function refusedRows({ context, part }: DeskAsk): Promise<DeskAnswer> {
  const { refusedFile } = await getImport(context.store, part.id);
  if (refusedFile === null || (await fileHead(context, refusedFile)) === null) throw new Refusal("notFound", "no-refused-file", { "zh-CN": "没有未导入的行，或文件已到期删除。", en: "No rows were refused, or their file has expired." });
  const { head, stream } = await readFile(context, refusedFile);
  return { kind: "download", name: head.name, type: head.type, body: stream };
}

/** One import: what it brought, what it refused and why, and the way to undo it. */
export const importPage: DeskPage = { path: "/imports/:id", show: (ask) => show(ask), act };
/** The rows that an import refused, as a file of the same form with the reasons. */
export const refusedDownload: DeskPage = { path: "/imports/:id/refused", show: refusedRows };
