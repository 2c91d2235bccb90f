import { differencesOf, type ComparedRuns } from "../../app/chain/run-differences.js";
import type { ShownRun } from "../../app/queries/published-runs.js";
import { Refusal } from "../../app/refusal.js";
import { COMPARED, type Compared, type Side, type SubjectDifference } from "../../domain/cards/compare-runs.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { fill, wordsOf } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { COMPARE } from "../words/compare.js";
import { countOf, periodInWords } from "../words/phrases.js";
import { shortHash, stripOf, strip, type Answer, type Ask, type Page, type StripPart } from "./page.js";

const PAGE_SIZE = 50;

async function shownRun({ queries, viewer }: Ask, id: string): Promise<ShownRun> {
  const shown = await queries.runs.byId(viewer, id);
  if (shown) return shown;
  throw new Refusal("notFound", "unknown-run", { "zh-CN": "没有这次运行的已发布结果：可能写错了，也可能已被替代或撤回。", en: "No published result has this run: it may be misspelt, superseded or withdrawn." });
}

function otherScheme(): Refusal {
  return new Refusal("notFound", "other-scheme", { "zh-CN": "两次运行不是同一个评价办法，不能比较。", en: "The two runs are of different standards: there is nothing to compare." });
}

interface Open {
  readonly ask: Ask;
  readonly scheme: Scheme;
  readonly words: ReturnType<typeof wordsOf<typeof COMPARE>>;
}

function valueOf({ ask, scheme, words }: Open, what: Compared, side: Side): string {
  if (what === "status") return words[side.status as "rated" | "notRated" | "notEligible"];
  if (what === "lists") return side.lists.map((id) => scheme.lists.find((list) => list.id === id)?.title[ask.language] ?? id).join(ask.language === "en" ? ", " : "、") || "—";
  const value = side[what];
  return value === null ? "—" : String(value);
}

/** What a row says in its columns: of a subject that stands in both runs what changed, of another what it came to in its one. */
function saidIn({ before, after, changed }: SubjectDifference): readonly Compared[] {
  const side = after ?? before;
  return before && after ? changed : COMPARED.filter((what) => side && side[what] !== null && String(side[what]) !== "");
}

function rowModel(open: Open, { before, after }: ComparedRuns, one: SubjectDifference, columns: readonly Compared[]): object {
  const { ask, words } = open;
  const run = one.after ? after : before;
  const said = saidIn(one);
  const cells = columns.map((what) => ({
    label: words[what], before: said.includes(what) && one.before && one.after ? valueOf(open, what, one.before) : false,
    after: said.includes(what) ? valueOf(open, what, (one.after ?? one.before) as Side) : false,
  }));
  return { name: one.name, href: ask.links.to(["scorecards", run.id, one.subject]), told: one.before ? (one.after ? false : words.vanished) : words.appeared, cells };
}

const titled = (label: string, shown: ShownRun, ask: Ask): readonly StripPart[] => [strip(`${periodInWords(shown.run.period.id, ask.language)} ${shortHash(shown.run.id)}`, label), ...stripOf(shown, ask.language)];

function paging({ ask }: Open, total: number): object {
  const words = wordsOf(COMMON, ask.language);
  const { page = 1 } = ask.parameters;
  const link = (to: number, text: string): object => ({ text, href: ask.links.to(["compare", ask.part.before, ask.part.after], { page: to > 1 ? to : undefined }) });
  return { label: words.pages, previous: page > 1 && link(page - 1, words.previous), next: page * PAGE_SIZE < total && link(page + 1, words.next) };
}

function tables(open: Open, compared: ComparedRuns): object {
  const { scheme, words, ask } = open;
  const { counts, lists, subjects, unchanged, appeared, vanished, differences } = compared.difference;
  const values = { all: countOf(subjects, scheme.subject, ask.language), unchanged, changed: differences.length - appeared - vanished, appeared, vanished };
  return {
    counts: fill(words.counts, values), respects: COMPARED.filter((what) => counts[what] > 0).map((what) => ({ text: words[what], count: counts[what] })),
    moves: lists.map(({ list, entered, left }) => ({ text: scheme.lists.find(({ id }) => id === list)?.title[ask.language] ?? list, entered, left })),
  };
}

async function show(ask: Ask): Promise<Answer> {
  const [before, after] = [await shownRun(ask, ask.part.before), await shownRun(ask, ask.part.after)];
  if (before.run.scheme !== after.run.scheme) throw otherScheme();
  const { scheme } = await ask.queries.schemeOf(after.run);
  const open: Open = { ask, scheme, words: wordsOf(COMPARE, ask.language) };
  const compared = await differencesOf(ask.queries, before.run, after.run);
  const { differences } = compared.difference;
  const from = ((ask.parameters.page ?? 1) - 1) * PAGE_SIZE;
  const shown = differences.slice(from, from + PAGE_SIZE);
  const columns = COMPARED.filter((what) => shown.some((one) => saidIn(one).includes(what)));
  const rows = shown.map((one) => rowModel(open, compared, one, columns));
  const { words } = open;
  return {
    kind: "page", page: "compare",
    frame: { title: words.title, section: "rankings", path: ["compare", before.run.id, after.run.id], parameters: { page: ask.parameters.page }, unpublished: [before, after].some(({ publication }) => publication === null) },
    model: {
      words, heading: { title: words.title, sub: scheme.title[ask.language], strip: [...titled(words.before, before, ask), ...titled(words.after, after, ask)] }, ...tables(open, compared),
      rows, columns: columns.map((what) => words[what]), range: rows.length > 0 && fill(words.onPage, { from: from + 1, to: from + rows.length, all: differences.length }), same: differences.length === 0 && words.same, paging: paging(open, differences.length),
      sheet: `${shortHash(before.run.id)} · ${shortHash(after.run.id)}`,
    },
  };
}

/** What differs between two results of one standard that are both shown. */
export const comparePage: Page = { path: "/compare/:before/:after", parameters: ["page", "lang"], show };
