import { formOfKind, type FormField } from "../../app/kinds/form-of-kind.js";
import { findKind, kindText, kindVersions, listKinds } from "../../app/kinds/kind-lists.js";
import { saveKind } from "../../app/kinds/save-kind.js";
import { Refusal } from "../../app/refusal.js";
import { ProblemError } from "../../domain/model/problem.js";
import { fill, wordsOf } from "../language.js";
import { INPUT_WORDS, KIND_WORDS } from "../words/desk-kinds.js";
import type { DeskAnswer, DeskAsk, DeskFrame, DeskPage } from "./desk-page.js";
import { field, formModel, type Fault } from "./form-model.js";
import { panel, type CellOptions, type SectionOptions } from "./panel-model.js";
import { textOf, type SentForm } from "./read-form.js";
import { timeOfInstant } from "./times.js";

const NEW = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "record/",
  "title": "",
  "x-en": "",
  "type": "object",
  "properties": {},
  "required": [],
  "additionalProperties": false
}
`;

const wordsIn = ({ language }: DeskAsk): ReturnType<typeof wordsOf<typeof KIND_WORDS>> => wordsOf(KIND_WORDS, language);

async function showAll(ask: DeskAsk): Promise<DeskAnswer> {
  const words = wordsIn(ask);
  const { language, links } = ask;
  const rows = (await listKinds(ask.context)).map((kind): readonly CellOptions[] => [
    { text: kind.title[language], href: links.to(["desk", "kinds", kind.id]) }, { text: kind.id }, { text: words[kind.origin] }, { text: String(kind.fields) }, { text: kind.version === null ? "—" : String(kind.version) },
  ]);
  return {
    kind: "page", page: "panel", frame: { title: words.title, section: null, path: ["desk", "kinds"] },
    model: panel({ title: words.title, sub: words.sub }, [
      { table: { caption: words.title, head: [{ text: words.kind }, { text: words.name }, { text: words.origin }, { text: words.fields, number: true }, { text: words.version, number: true }], rows, empty: words.none } },
      { links: [{ href: links.to(["desk", "kinds", "new"]), text: words.newKind }] },
    ]),
  };
}

function fieldRows(ask: DeskAsk, fields: readonly FormField[], prefix = ""): readonly (readonly CellOptions[])[] {
  const words = wordsIn(ask);
  const inputs = wordsOf(INPUT_WORDS, ask.language);
  return fields.flatMap((each) => {
    const remarks = [each.required ? words.required : "", each.personal ? words.personal : each.public ? "" : words.hidden, (each.choices ?? []).map(({ title }) => title[ask.language]).join(ask.language === "en" ? ", " : "、")];
    const row = [{ text: `${prefix}${each.title[ask.language]}` }, { text: each.name }, { text: inputs[each.input] }, { text: remarks.filter((part) => part !== "").join(ask.language === "en" ? "; " : "；") }];
    return [row, ...fieldRows(ask, each.parts ?? [], "　")];
  });
}

function textForm(ask: DeskAsk, at: string, { text, reason = "", faults = [] }: { readonly text: string; readonly reason?: string; readonly faults?: readonly Fault[] }): object {
  const words = wordsIn(ask);
  return formModel({
    id: "kind", action: ask.links.to(["desk", "kinds", at]), button: words.save, csrf: ask.csrf, language: ask.language, faults,
    fields: [field({ name: "text", type: "textarea", label: words.text, hint: words.textHint, value: text, required: true, rows: 24, code: true, most: 200_000 }), field({ name: "reason", type: "text", label: words.reason, hint: words.reasonHint, value: reason, required: true, most: 2000 })],
  });
}

function frameOf(at: string, title: string): DeskFrame {
  return { title, section: null, path: ["desk", "kinds", at] };
}

async function sectionsOf(ask: DeskAsk, kind: string): Promise<readonly SectionOptions[]> {
  const words = wordsIn(ask);
  const form = formOfKind(await findKind(ask.context, kind));
  const versions = [...(await kindVersions(ask.context.store, kind))].reverse();
  const to = (text: string, ...path: string[]): { href: string; text: string } => ({ href: ask.links.to(["desk", ...path]), text });
  return [
    { table: { caption: words.fields, head: [words.field, words.code, words.sort, words.marks].map((text) => ({ text })), rows: fieldRows(ask, [...form.envelope, ...form.fields]), empty: words.none } },
    { links: [{ href: ask.links.to(["desk", "entry"], { kind }), text: words.enter }, { href: ask.links.to(["desk", "imports"], { kind }), text: words.import }, { href: ask.links.to(["desk", "templates", `${kind}.xlsx`]), text: words.template }, to(words.back, "kinds")] },
    { title: words.history, table: { caption: words.history, head: [words.version, words.at, words.by, words.reason].map((text) => ({ text })), rows: versions.map((each) => [{ text: String(each.number) }, { text: timeOfInstant(each.at) }, { text: each.by }, { text: each.reason }]), empty: words.none } },
  ];
}

async function showOne(ask: DeskAsk, sent?: { readonly text: string; readonly reason: string; readonly faults: readonly Fault[] }): Promise<DeskAnswer> {
  const words = wordsIn(ask);
  const at = ask.part.kind;
  const fresh = at === "new";
  const title = fresh ? words.newKind : (await findKind(ask.context, at)).title[ask.language];
  const text = sent?.text ?? (fresh ? NEW : await kindText(ask.context, at));
  const notice = ask.query.saved === "0" ? words.same : ask.query.saved === undefined ? undefined : fill(words.saved, { n: ask.query.saved });
  const sections = fresh ? [] : await sectionsOf(ask, at);
  return {
    kind: "page", page: "panel", frame: frameOf(at, title), ...(sent ? { status: 400 } : {}),
    model: panel({ title, sub: fresh ? words.sub : at, ...(notice === undefined ? {} : { notice }) }, [...sections, { title: words.text, form: textForm(ask, at, { ...sent, text }) }]),
  };
}

function faultsOf(ask: DeskAsk, error: unknown): readonly Fault[] {
  const words = wordsIn(ask);
  if (error instanceof ProblemError) {
    return error.problems.map(({ line, column, message }) => ({ name: "text", text: fill(words.fault, { line: line ?? 1, column: column ?? 1, message: message[ask.language] }) }));
  }
  if (error instanceof Refusal && error.kind === "invalid") return [{ name: error.code === "reason-missing" ? "reason" : "text", text: error.text[ask.language] }];
  throw error;
}

async function save(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  const sent = { text: form.fields.get("text")?.[0]?.replaceAll("\r\n", "\n") ?? "", reason: textOf(form, "reason") };
  try {
    const { version, fresh } = await saveKind(ask.context, sent.text, { by: ask.session.by, reason: sent.reason });
    return { kind: "redirect", to: ask.links.to(["desk", "kinds", version.kind], { saved: fresh ? version.number : "0" }) };
  } catch (error) {
    return showOne(ask, { ...sent, faults: faultsOf(ask, error) });
  }
}

/** All kinds of records. */
export const kindsPage: DeskPage = { path: "/kinds", show: showAll };
/** One kind: its fields, its versions, and the form that saves the next; `new` is the form for another. */
export const kindPage: DeskPage = { path: "/kinds/:kind", show: showOne, act: save };
