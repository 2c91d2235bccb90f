import { countWaiting, WAITS } from "../../app/desk/waiting.js";
import type { JournalEntry } from "../../app/documents.js";
import { journalEntries, journalHead } from "../../app/journal-entries.js";
import type { DocumentStore } from "../../app/ports/document-store.js";
import { fill, wordsOf } from "../language.js";
import { DESK_WORDS, JOURNAL_WORDS } from "../words/desk.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { panel, type CellOptions } from "./panel-model.js";
import { dayOfInstant, timeOfInstant } from "./times.js";

const LATEST = 10;
/** A page waits so long for what is new to be gone through. */
export const PATIENCE_MS = 300;

async function latest(store: DocumentStore): Promise<readonly JournalEntry[]> {
  const head = (await journalHead(store))?.seq ?? 0;
  return [...(await journalEntries(store, Math.max(1, head - LATEST + 1), head))].reverse();
}

async function show({ context, services, language, links }: DeskAsk): Promise<DeskAnswer> {
  const words = wordsOf(DESK_WORDS, language);
  const { store } = context;
  const level = await services.follow(PATIENCE_MS);
  const today = dayOfInstant(context.now());
  const counts = await Promise.all(WAITS.map(async (why) => ({ why, ...(await countWaiting(store, why, today)) })));
  const waiting = counts.map(({ why, all, overdue }): readonly CellOptions[] => [
    { text: words[why], href: links.to(["desk", "waiting", why]), marks: overdue > 0 ? [{ look: "warn", text: fill(words.overdue, { n: overdue }) }] : [] }, { text: words[`${why}Says`] }, { text: String(all) },
  ]);
  const journal = (await latest(store)).map((entry): readonly CellOptions[] => [{ text: timeOfInstant(entry.at) }, { text: entry.by }, { text: wordsOf(JOURNAL_WORDS, language)[entry.kind] }, { text: entry.why }]);
  return {
    kind: "page", page: "panel", frame: { title: words.title, section: null, path: ["desk"] },
    model: panel({ title: words.title, sub: words.sub }, [
      { lines: level ? [] : [words.following], table: { caption: words.waits, head: [{ text: words.waitsFor }, { text: words.what }, { text: words.howMany, number: true }], rows: waiting, empty: words.nothing } },
      { links: [["entry", words.enter], ["imports", words.imports], ["records", words.find], ["kinds", words.kinds]].map(([to, text]) => ({ href: links.to(["desk", to]), text })) },
      { title: words.recent, table: { caption: words.recent, head: [words.when, words.who, words.what, words.why].map((text) => ({ text })), rows: journal, empty: words.nothing } },
    ]),
  };
}

/** What waits to be done, the ways to everything else, and the newest entries of the journal. */
export const deskHome: DeskPage = { path: "/", show };
