import type { SchemeItem } from "../../app/desk/scheme-items.js";
import { formOfKind, type KindForm } from "../../app/kinds/form-of-kind.js";
import { findKind, listKinds } from "../../app/kinds/kind-lists.js";
import { standingSubject } from "../../app/records/check-record.js";
import { enterRecord } from "../../app/records/enter-record.js";
import { Refusal, quote } from "../../app/refusal.js";
import type { Subject } from "../../domain/model/documents.js";
import { ProblemError } from "../../domain/model/problem.js";
import { fill, wordsOf } from "../language.js";
import { ENTRY_WORDS } from "../words/desk-entry.js";
import type { DeskAnswer, DeskAsk, DeskFrame, DeskPage } from "./desk-page.js";
import { dropEvidence, faultsOf, keepEvidence, takeFields, type SentRecord } from "./entry-form.js";
import { field, formModel } from "./form-model.js";
import { boxesOf, type Typed } from "./kind-fields.js";
import { panel, type CellOptions, type SectionOptions } from "./panel-model.js";
import type { SentForm } from "./read-form.js";
import { searchSections } from "./subject-search.js";

export const UPLOAD_BYTES = 40_000_000;

type Words = ReturnType<typeof wordsOf<typeof ENTRY_WORDS>>;
interface Open {
  readonly ask: DeskAsk;
  readonly words: Words;
}

const frame = (words: Words): DeskFrame => ({ title: words.title, section: null, path: ["desk", "entry"] });

async function kindSections({ ask, words }: Open): Promise<readonly SectionOptions[]> {
  const { context, language, links, query } = ask;
  const kinds = await listKinds(context);
  return [{ title: words.kind, table: { caption: words.kind, head: [{ text: words.kind }, { text: words.id }], rows: kinds.map((kind) => [{ text: kind.title[language], href: links.to(["desk", "entry"], { subject: query.subject, kind: kind.id }) }, { text: kind.id }]), empty: words.noItem } }];
}

/** Standards of which a result is published: their items are those that a street knows. */
async function itemsFor({ ask }: Open, kind: string, about: Subject): Promise<readonly SchemeItem[]> {
  const runs = await ask.queries.runs.list({ unpublished: false });
  const items = await ask.services.items(kind, [...new Set(runs.map(({ run }) => run.scheme))]);
  return items.filter(({ subject, linked }) => linked || subject === about.kind);
}

const itemId = ({ scheme, rule }: SchemeItem): string => `${scheme}:${rule}`;

function itemSection({ ask, words }: Open, items: readonly SchemeItem[]): readonly SectionOptions[] {
  const { language, links, query } = ask;
  const rows = items.map((item): readonly CellOptions[] => [{ text: item.title[language], href: links.to(["desk", "entry"], { subject: query.subject, kind: query.kind, item: itemId(item) }) }, { text: item.says[language] }, { text: item.basis[language] }]);
  const without = { href: links.to(["desk", "entry"], { subject: query.subject, kind: query.kind, item: "none" }), text: words.noItem };
  return [{ title: words.item, lines: [words.itemHint], links: [without] }, { table: { caption: words.item, head: [words.item, words.points, words.article].map((text) => ({ text })), rows, empty: words.noItem } }];
}

function fillIn({ ask, words }: Open, form: KindForm, { typed, faults }: SentRecord): SectionOptions {
  const { language, links, query, csrf } = ask;
  const fields = [...form.envelope, ...form.fields].flatMap((each) => boxesOf(each, { language, typed }));
  const files = field({ name: "evidence", type: "file", label: words.evidence, hint: fill(words.evidenceHint, { n: UPLOAD_BYTES / 1_000_000 }), multiple: true, accept: "image/jpeg,image/png,image/webp,application/pdf" });
  return { title: words.fillIn, form: formModel({ id: "entry", action: links.to(["desk", "entry"], { subject: query.subject, kind: query.kind, item: query.item }), button: words.enter, csrf, language, multipart: true, faults, fields: [...fields, files] }) };
}

async function subjectOf({ ask }: Open): Promise<Subject> {
  const subject = await standingSubject(ask.context, ask.query.subject);
  if (subject) return subject;
  throw new Refusal("notFound", "unknown-subject", { "zh-CN": `没有编号为“${quote(ask.query.subject)}”的对象。`, en: `There is nobody with the id "${quote(ask.query.subject)}".` });
}

/** What is chosen so far, each with the way to choose otherwise. */
function chosenFacts({ ask, words }: Open, subject: Subject, { title, item }: { readonly title: string; readonly item: SchemeItem | undefined }): SectionOptions {
  const { links, language, query } = ask;
  const change = (parameters: Readonly<Record<string, string | undefined>>): string => links.to(["desk", "entry"], parameters);
  const said = item ? [{ label: words.item, text: item.title[language], href: change({ subject: subject.id, kind: query.kind }) }, { label: words.points, text: item.says[language] }, ...(item.basis[language] === "" ? [] : [{ label: words.article, text: item.basis[language] }])] : [];
  return { facts: [{ label: words.about, text: subject.name, href: change({ kind: query.kind }) }, { label: words.kind, text: title, href: change({ subject: subject.id }) }, ...said] };
}

async function kindPart(open: Open, subject: Subject, sent?: SentRecord): Promise<readonly SectionOptions[]> {
  const { ask } = open;
  const kind = await findKind(ask.context, ask.query.kind);
  const title = kind.title[ask.language];
  const items = await itemsFor(open, kind.id, subject);
  const item = items.find((each) => itemId(each) === ask.query.item);
  if (items.length > 0 && !item && ask.query.item !== "none") return [chosenFacts(open, subject, { title, item }), ...itemSection(open, items)];
  const prefilled: Typed = new Map(Object.entries(item?.values ?? {}).map(([name, value]) => [`data.${name}`, [value]]));
  return [chosenFacts(open, subject, { title, item }), fillIn(open, formOfKind(kind), sent ?? { typed: prefilled, faults: [] })];
}

const aboutWhom = ({ ask, words }: Open, subject: Subject): SectionOptions => ({ facts: [{ label: words.about, text: subject.name, href: ask.links.to(["desk", "entry"]) }] });

async function sectionsOf(open: Open, sent?: SentRecord): Promise<readonly SectionOptions[]> {
  const { ask } = open;
  if (ask.query.subject === undefined) return searchSections(ask, ["desk", "entry"]);
  const subject = await subjectOf(open);
  return ask.query.kind === undefined ? [aboutWhom(open, subject), ...(await kindSections(open))] : kindPart(open, subject, sent);
}

async function show(ask: DeskAsk, sent?: SentRecord): Promise<DeskAnswer> {
  const words = wordsOf(ENTRY_WORDS, ask.language);
  const sections = await sectionsOf({ ask, words }, sent);
  return { kind: "page", page: "panel", frame: frame(words), ...(sent ? { status: 400 } : {}), model: panel({ title: words.title, sub: words.sub }, [...sections, { links: [{ href: ask.links.to(["desk"]), text: words.back }] }]) };
}

/** Enters what was sent. Whatever is wrong is told beside the boxes, with what was typed; files have to be chosen again then. */
async function act(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  const { context, query: { subject = "", kind = "" }, links } = ask;
  const declared = formOfKind(await findKind(context, kind));
  const { values, faults } = takeFields(declared, form, ask.language);
  if (faults.length > 0) return show(ask, { typed: form.fields, faults });
  let evidence: Awaited<ReturnType<typeof keepEvidence>> = [];
  try {
    evidence = await keepEvidence(context, form.files);
    const { id } = await enterRecord(context, { ...values, kind, subject, evidence });
    return { kind: "redirect", to: links.to(["desk", "records", id], { done: "entered" }) };
  } catch (error) {
    // What was refused was not written; after any other fault the files may have a record.
    if (error instanceof Refusal || error instanceof ProblemError) await dropEvidence(context, evidence);
    return show(ask, { typed: form.fields, faults: faultsOf(error, ask.language) });
  }
}

/** A record entered by hand: whom it is about, the kind, the item of a standard with its points and article, then the rest. */
export const entryPage: DeskPage = { path: "/entry", show: (ask) => show(ask), act, upload: UPLOAD_BYTES };
