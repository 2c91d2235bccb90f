import type { VersionDocument } from "../../app/documents.js";
import { kindsOf } from "../../app/kinds/stored-kinds.js";
import { standingSubject } from "../../app/records/check-record.js";
import { currentBodies } from "../../app/records/current-records.js";
import { Refusal, quote } from "../../app/refusal.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import { STATE_TITLES } from "../../domain/records/life-table.js";
import { stateOf } from "../../domain/records/record-life.js";
import { fill, wordsOf } from "../language.js";
import { RECORD_WORDS } from "../words/desk-record.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { panel, type CellOptions } from "./panel-model.js";
import { searchSections } from "./subject-search.js";

const MOST_SHOWN = 500;

/** Records of a subject as they stand, newest first; the first five hundred by kind and id. */
async function recordsOf({ context: { store } }: DeskAsk, subject: string): Promise<readonly EvidenceRecord[]> {
  const page = await store.range<VersionDocument<EvidenceRecord>>("records", { index: "subject", prefix: [subject], limit: MOST_SHOWN });
  const ids = [...new Set(page.items.map(({ body }) => body.body.id))];
  const current = await currentBodies<EvidenceRecord>(store, "records", ids);
  return [...current.values()].map(({ body }) => body).sort((a, b) => ((a.occurredOn ?? "") < (b.occurredOn ?? "") ? 1 : -1));
}

async function showSubject(ask: DeskAsk, id: string): Promise<DeskAnswer> {
  const { language, links, context } = ask;
  const words = wordsOf(RECORD_WORDS, language);
  const subject = await standingSubject(context, id);
  if (!subject) throw new Refusal("notFound", "unknown-subject", { "zh-CN": `没有编号为“${quote(id)}”的对象。`, en: `There is nobody with the id "${quote(id)}".` });
  const kinds = (await kindsOf(context)).records;
  const rows = (await recordsOf(ask, id)).map((record): readonly CellOptions[] => {
    const { state, disputed } = stateOf(record);
    return [{ text: kinds.get(record.kind)?.title[language] ?? record.kind, href: links.to(["desk", "records", record.id]), marks: disputed ? [{ look: "warn", text: words.disputed }] : [] }, { text: record.occurredOn ?? "—" }, { text: STATE_TITLES[state][language] }, { text: record.id }];
  });
  const title = fill(words.recordsOf, { name: subject.name });
  return {
    kind: "page", page: "panel", frame: { title, section: null, path: ["desk", "records"] },
    model: panel({ title, sub: id }, [
      { table: { caption: title, head: [words.kind, words.occurredOn, words.state, words.id].map((text) => ({ text })), rows, empty: words.none } },
      { links: [{ href: links.to(["desk", "entry"], { subject: id }), text: words.enter }, { href: links.to(["desk"]), text: words.back }] },
    ]),
  };
}

async function show(ask: DeskAsk): Promise<DeskAnswer> {
  if (ask.query.subject !== undefined) return showSubject(ask, ask.query.subject);
  const words = wordsOf(RECORD_WORDS, ask.language);
  return {
    kind: "page", page: "panel", frame: { title: words.listTitle, section: null, path: ["desk", "records"] },
    model: panel({ title: words.listTitle, sub: words.listSub }, [...(await searchSections(ask, ["desk", "records"])), { links: [{ href: ask.links.to(["desk"]), text: words.back }] }]),
  };
}

/** The records of somebody, looked up by name. */
export const recordsPage: DeskPage = { path: "/records", show };
