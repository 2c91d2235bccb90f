import { listWaiting, NO_DUE_DAY, WAITS, waitOf, type Wait, type WaitingDocument } from "../../app/desk/waiting.js";
import { kindsOf } from "../../app/kinds/stored-kinds.js";
import { currentBodies } from "../../app/records/current-records.js";
import { Refusal } from "../../app/refusal.js";
import type { EvidenceRecord, Subject } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import { wordsOf } from "../language.js";
import { DESK_WORDS } from "../words/desk.js";
import { PATIENCE_MS } from "./desk-home.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { panel, type CellOptions } from "./panel-model.js";
import { dayOfInstant } from "./times.js";

const PAGE_SIZE = 50;

/** The list is a projection of the journal: only what still waits as the records stand is shown. */
async function stillWaiting({ context: { store } }: DeskAsk, why: Wait, items: readonly WaitingDocument[]): Promise<readonly WaitingDocument[]> {
  const records = await currentBodies<EvidenceRecord>(store, "records", items.map(({ record }) => record));
  return items.filter(({ record }) => { const found = records.get(record); return found !== undefined && waitOf(found.body) === why; });
}

function rowOf({ links, language, context }: DeskAsk, item: WaitingDocument, { names, kinds }: { readonly names: ReadonlyMap<string, string>; readonly kinds: Kinds }): readonly CellOptions[] {
  const words = wordsOf(DESK_WORDS, language);
  const late = item.due < dayOfInstant(context.now());
  return [
    { text: names.get(item.subject) ?? item.subject, href: links.to(["desk", "records", item.record]), marks: late ? [{ look: "warn", text: words.overdueMark }] : [] },
    { text: kinds.records.get(item.kind)?.title[language] ?? item.kind }, { text: item.due === NO_DUE_DAY ? words.noDue : item.due }, { text: item.since },
  ];
}

async function show(ask: DeskAsk): Promise<DeskAnswer> {
  const { context, language, links, part, query } = ask;
  const words = wordsOf(DESK_WORDS, language);
  const why = WAITS.find((each) => each === part.why);
  if (!why) throw new Refusal("notFound", "unknown-wait", { "zh-CN": "没有这类待办事项。", en: "There is no such list of things to do." });
  await ask.services.follow(PATIENCE_MS);
  const { items, next } = await listWaiting(context.store, why, { limit: PAGE_SIZE, ...(query.after === undefined ? {} : { after: query.after }) });
  const waiting = await stillWaiting(ask, why, items);
  const subjects = await currentBodies<Subject>(context.store, "subjects", [...new Set(waiting.map(({ subject }) => subject))]);
  const names = new Map([...subjects].map(([id, { body }]) => [id, body.name]));
  const known = { names, kinds: await kindsOf(context) };
  const further = next === null ? [] : [{ href: links.to(["desk", "waiting", why], { after: next }), text: words.more }];
  return {
    kind: "page", page: "panel", frame: { title: words[why], section: null, path: ["desk", "waiting", why] },
    model: panel({ title: words[why], sub: words[`${why}Says`] }, [
      { table: { caption: words[why], head: [words.subject, words.kind, words.due, words.since].map((text) => ({ text })), rows: waiting.map((item) => rowOf(ask, item, known)), empty: words.nothing } },
      { links: [...further, { href: links.to(["desk"]), text: words.back }] },
    ]),
  };
}

/** One list of things to do, the most urgent first. */
export const waitingPage: DeskPage = { path: "/waiting/:why", show };
