import { erasePersonal } from "../../app/records/erase-personal.js";
import { personalValuesOf, withPersonal } from "../../app/records/personal-of.js";
import { currentBodies, recordHistory, type VisibleVersion } from "../../app/records/current-records.js";
import { kindsOf } from "../../app/kinds/stored-kinds.js";
import { fileHead } from "../../app/records/files.js";
import { joinIncident, leaveIncident } from "../../app/records/join-incident.js";
import { possibleSameActs, type PossibleSameAct } from "../../app/records/same-act.js";
import { takeSteps } from "../../app/records/take-steps.js";
import type { EvidenceFile } from "../../app/records/model.js";
import { Refusal } from "../../app/refusal.js";
import type { EvidenceRecord, StepName, Subject } from "../../domain/model/documents.js";
import type { KindDeclaration, Kinds } from "../../domain/model/kinds.js";
import { STATE_TITLES, STEP_TABLE } from "../../domain/records/life-table.js";
import { stateOf, stepsAllowed } from "../../domain/records/record-life.js";
import { fill, wordsOf } from "../language.js";
import { RECORD_WORDS } from "../words/desk-record.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { field, formModel, type Fault } from "./form-model.js";
import { panel, type SectionOptions } from "./panel-model.js";
import { textOf, wholeOf, type SentForm } from "./read-form.js";
import { recordFacts } from "./record-values.js";
import { dayOfInstant, timeOfInstant } from "./times.js";

type Words = ReturnType<typeof wordsOf<typeof RECORD_WORDS>>;
interface Open {
  readonly ask: DeskAsk;
  readonly words: Words;
  readonly versions: readonly VisibleVersion<EvidenceRecord>[];
  readonly newest: VisibleVersion<EvidenceRecord>;
  readonly kinds: Kinds;
  readonly kind: KindDeclaration | undefined;
  readonly subject: Subject | undefined;
}

async function open(ask: DeskAsk): Promise<Open> {
  const { store } = ask.context;
  const { versions } = await recordHistory(ask.context, ask.part.id);
  const newest = versions[versions.length - 1];
  const subject = (await currentBodies<Subject>(store, "subjects", [newest.body.subject])).get(newest.body.subject)?.body;
  const kinds = await kindsOf(ask.context);
  return { ask, words: wordsOf(RECORD_WORDS, ask.language), versions, newest, kinds, kind: kinds.records.get(newest.body.kind), subject };
}

function head({ ask: { language, links }, words, newest: { body, version }, kind, subject }: Open): SectionOptions {
  const life = stateOf(body);
  const marks = [life.disputed && words.disputed, life.rectified && words.rectified, life.repaired && words.repaired].filter((mark) => mark !== false);
  return {
    facts: [
      { label: words.state, text: [STATE_TITLES[life.state][language], ...marks].join(" · ") }, { label: words.subject, text: subject?.name ?? body.subject, href: links.to(["desk", "records"], { subject: body.subject }) },
      { label: words.kind, text: kind?.title[language] ?? body.kind }, { label: words.version, text: String(version) }, ...(body.incident === undefined ? [] : [{ label: words.incident, text: body.incident }]),
    ],
  };
}

async function contents({ ask, words, newest: { body }, kind }: Open): Promise<SectionOptions> {
  const personal = await personalValuesOf(ask.context.store, "records", body);
  const facts = kind ? recordFacts(body, withPersonal(body.data, personal?.values ?? {}), kind, ask.language) : [];
  return { title: words.contents, facts: [...facts, ...(body.personal !== undefined && personal === null ? [{ label: words.personal, text: words.erased }] : [])] };
}

/** Files are called as their senders called them while they are there. */
async function evidence({ ask: { links, context }, words, newest: { body } }: Open): Promise<SectionOptions> {
  const files = (body.evidence ?? []).filter((each): each is EvidenceFile & { readonly [key: string]: never } => typeof each === "object" && each !== null && "file" in each);
  const heads = await Promise.all(files.map(({ file }) => fileHead(context, file)));
  const rows = files.map(({ file, name, type, bytes, hash }, i) => [{ text: heads[i]?.name ?? name, href: links.to(["desk", "files", file]) }, { text: type }, { text: fill(words.bytes, { n: Math.ceil(bytes / 1024) }) }, { text: hash.slice(0, 16) }]);
  return { title: words.evidence, table: { caption: words.evidence, head: [{ text: words.fileName }, { text: words.fileType }, { text: words.fileBytes, number: true }, { text: words.fileHash }], rows, empty: words.noEvidence } };
}

function nextStep({ ask: { language, links, csrf, context }, words, newest: { body, version } }: Open, faults: readonly Fault[], form?: SentForm): SectionOptions {
  const steps = stepsAllowed(body);
  if (steps.length === 0) return { title: words.next, lines: [words.noStep] };
  const sent = (name: string): string => (form ? textOf(form, name) : "");
  return { title: words.next, form: formModel({
    id: "step", action: links.to(["desk", "records", body.id]), button: words.take, csrf, language, faults, hidden: { act: "step", version: String(version) },
    fields: [
      field({ name: "step", type: "select", label: words.step, required: true, options: steps.map((step) => ({ value: step, text: `${STEP_TABLE[step].title[language]} — ${STEP_TABLE[step].who[language]}`, chosen: sent("step") === step })) }),
      field({ name: "on", type: "date", label: words.on, required: true, value: sent("on") || dayOfInstant(context.now()) }),
      field({ name: "reason", type: "textarea", label: words.reason, hint: words.reasonHint, value: sent("reason"), most: 2000, rows: 3 }),
    ],
  }) };
}

function history({ ask: { language }, words, versions }: Open): SectionOptions {
  const rows = [...versions].reverse().map(({ version, entry, body }) => [
    { text: String(version) }, { text: timeOfInstant(entry.at) }, { text: entry.by }, { text: entry.why }, { text: (body.steps ?? []).map(({ step, on }) => `${STEP_TABLE[step].title[language]} ${on.slice(0, 10)}`).join(language === "en" ? ", " : "、") }, { text: String(entry.seq) },
  ]);
  return { title: words.history, table: { caption: words.history, head: [{ text: words.version, number: true }, { text: words.when }, { text: words.by }, { text: words.what }, { text: words.steps }, { text: words.seq, number: true }], rows, empty: words.none } };
}

/** Other records that may be about the same act, each with a box; joining is the person's. */
function sameActs({ ask: { language, links, csrf }, words, newest: { body }, kinds, subject }: Open, found: readonly PossibleSameAct[], faults: readonly Fault[]): readonly SectionOptions[] {
  const text = ({ record, reasons }: PossibleSameAct): string => `${record.subject === body.subject ? "" : `${record.subject} `}${kinds.records.get(record.kind)?.title[language] ?? record.kind} ${record.occurredOn ?? ""} ${record.id}: ${reasons.map((reason) => reason[language]).join(language === "en" ? ", " : "、")}`;
  const leave = body.incident === undefined ? [] : [{ form: formModel({
    id: "leave", action: links.to(["desk", "records", body.id]), button: words.leave, csrf, language, hidden: { act: "leave" }, fields: [field({ name: "reason", type: "text", label: words.reason, hint: words.reasonKept, required: true, most: 2000 })],
  }) }];
  if (found.length === 0 || !subject) return leave.map((one) => ({ title: words.incident, ...one }));
  return [{ title: words.same, lines: [words.sameSays], links: found.map(({ record }) => ({ href: links.to(["desk", "records", record.id]), text: record.id })), form: formModel({
    id: "join", action: links.to(["desk", "records", body.id]), button: words.join, csrf, language, hidden: { act: "join" }, faults,
    fields: [...found.map((each) => field({ name: `with.${each.record.id}`, type: "checkbox", label: text(each) })), field({ name: "reason", type: "text", label: words.reason, hint: words.reasonKept, required: true, most: 2000 })],
  }) }, ...leave];
}

function erase({ ask: { language, links, csrf }, words, newest: { body } }: Open): readonly SectionOptions[] {
  if (body.personal === undefined && (body.evidence ?? []).length === 0) return [];
  return [{ title: words.personal, form: formModel({
    id: "erase", action: links.to(["desk", "records", body.id]), button: words.erase, csrf, language, hidden: { act: "erase" }, warning: words.eraseSays, dangerous: true,
    fields: [field({ name: "reason", type: "text", label: words.reason, hint: words.reasonKept, required: true, most: 2000 })],
  }) }];
}

async function show(ask: DeskAsk, faults: readonly Fault[] = [], form?: SentForm): Promise<DeskAnswer> {
  const opened = await open(ask);
  const { words, newest: { body }, kind, subject } = opened;
  const title = `${kind?.title[ask.language] ?? body.kind} · ${subject?.name ?? body.subject}`;
  const at = (act: string): readonly Fault[] => (form && textOf(form, "act") === act ? faults : []);
  const done = Object.hasOwn(words, ask.query.done ?? "") ? words[ask.query.done as "taken"] : undefined;
  return {
    kind: "page", page: "panel", frame: { title, section: null, path: ["desk", "records", body.id] }, ...(faults.length > 0 ? { status: 409 } : {}),
    model: panel({ title, sub: body.id, ...(done === undefined ? {} : { notice: done }) }, [
      head(opened), await contents(opened), await evidence(opened), nextStep(opened, at("step"), form), ...sameActs(opened, await possibleSameActs(ask.context, body.id), at("join")), history(opened), ...erase(opened),
      { links: [{ href: ask.links.to(["desk", "records", body.id, "correct"]), text: words.correct }, { href: ask.links.to(["desk"]), text: words.back }] },
    ]),
  };
}

type Act = (ask: DeskAsk, form: SentForm) => Promise<string>;
const ACTS: Readonly<Record<string, Act>> = {
  step: async (ask, form) => {
    await takeSteps(ask.context, [{ id: ask.part.id, version: wholeOf(form, "version") }], { step: textOf(form, "step") as StepName, on: textOf(form, "on"), reason: textOf(form, "reason") });
    return "taken";
  },
  join: async (ask, form) => {
    const others = [...form.fields.keys()].filter((name) => name.startsWith("with.")).map((name) => name.slice("with.".length));
    await joinIncident(ask.context, [ask.part.id, ...others], { reason: textOf(form, "reason") });
    return "joined";
  },
  leave: async (ask, form) => {
    await leaveIncident(ask.context, [ask.part.id], { reason: textOf(form, "reason") });
    return "left";
  },
  erase: async (ask, form) => {
    await erasePersonal(ask.context, { ids: [ask.part.id], reason: textOf(form, "reason") });
    return "erasedDone";
  },
};

async function act(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  const wanted = textOf(form, "act");
  if (!Object.hasOwn(ACTS, wanted)) throw new Refusal("invalid", "act", { "zh-CN": "没有这种操作。", en: "There is no such act." });
  try {
    return { kind: "redirect", to: ask.links.to(["desk", "records", ask.part.id], { done: await ACTS[wanted](ask, form) }) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "notFound") throw error;
    return show(ask, [{ name: "reason", text: error.text[ask.language] }], form);
  }
}

/** One record: what it says, its evidence, what may follow, and everything that happened to it. */
export const recordPage: DeskPage = { path: "/records/:id", show: (ask) => show(ask), act };
