import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import { counts } from "../facts/record-view.js";
import { byCodeUnits, type World } from "../world.js";
import { compareKeys, type Standpoint } from "./keys.js";
import type { SortKey } from "../../domain/model/scheme.js";
import type { Sheet } from "./sheet.js";

/** A person's word on a matter that the scheme leaves to a person (R31). */
export interface Word {
  readonly what: Json;
  readonly of: Json;
  readonly among: ReadonlySet<string>;
  readonly chosen: readonly string[];
}

const texts = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);

function wordOf({ data }: EvidenceRecord): Word {
  return { what: data.what ?? null, of: data.of ?? "", among: new Set(texts(data.among)), chosen: texts(data.chosen) };
}

/** The words that count for this scheme and period, in the order of their records. */
export function wordsOf({ scheme, input }: Pick<World, "scheme" | "input">): readonly Word[] {
  const own = [...input.records].filter((record) => record.kind === "choice" && record.data.scheme === scheme.id && record.data.period === input.period.id && counts(record));
  return own.sort((a, b) => byCodeUnits(a.id, b.id)).map(wordOf);
}

/** The key that a choice adds behind all others: it decides between equals alone. */
export const BY_CHOICE: SortKey = { by: "", direction: "ascending" };
type Place = Standpoint["reported"][number];

/** A standpoint with the place that was chosen; not certain: the tie may still change, and so may the place. */
export function withChoice({ reported, best, worst }: Standpoint, place: number, certain: boolean): Standpoint {
  const at: Place = { value: place };
  return { reported: [...reported, at], best: [...best, certain ? at : "before"], worst: [...worst, certain ? at : "behind"] };
}

/** One who is ranked, with all who are ranked in the same scope. */
export interface Ranked {
  readonly sheet: Sheet;
  readonly stands: Standpoint;
  readonly company: readonly Standpoint[];
}

/** The orders that were chosen for ties, each of all who share one rank of one scope: place and certainty by sheet. */
export function chosenRanks(words: readonly Word[], by: readonly SortKey[], ranked: readonly Ranked[]): ReadonlyMap<Sheet, readonly [place: number, certain: boolean]> {
  const found = new Map<Sheet, readonly [number, boolean]>();
  for (const { among, chosen } of words.filter(({ what }) => what === "rankTie")) {
    const tied = chosen.map((id) => ranked.find(({ sheet }) => sheet.subject.id === id));
    const [first] = tied;
    if (first === undefined || chosen.length < 2 || chosen.length !== among.size || !chosen.every((id) => among.has(id)) || new Set(chosen).size !== chosen.length) continue;
    const together = tied.every((one) => one !== undefined && one.company === first.company && compareKeys(by, one.stands.reported, first.stands.reported) === 0);
    const equals = first.company.filter(({ reported }) => compareKeys(by, reported, first.stands.reported) === 0);
    if (!together || equals.length !== chosen.length) continue;
    const mayEqual = first.company.filter(({ best, worst }) => compareKeys(by, best, first.stands.best) <= 0 && compareKeys(by, first.stands.best, worst) <= 0);
    const certain = mayEqual.length === chosen.length && tied.every((one) => one !== undefined && compareKeys(by, one.stands.best, one.stands.worst) === 0);
    tied.forEach((one, place) => { if (one) found.set(one.sheet, [place, certain]); });
  }
  return found;
}

/** Whether a subject enters a list by the word of a person; undefined: nobody spoke. */
export function saidOf(words: readonly Word[], list: string, subject: string): boolean | undefined {
  const last = words.filter(({ what, of, among }) => what === "entry" && of === list && among.has(subject)).pop();
  return last?.chosen.includes(subject);
}

/** Places by subject of those who were chosen among the tied, the others behind them; null: nobody was, or the choice does not fit. */
export function chosenPlaces(words: readonly Word[], list: string, tied: readonly string[]): ReadonlyMap<string, number> | null {
  const isAsked = ({ what, of, among }: Word): boolean => what === "placeTie" && of === list && tied.length > 0 && among.size === tied.length && tied.every((id) => among.has(id));
  const answers = ({ among, chosen }: Word): boolean => chosen.length > 0 && new Set(chosen).size === chosen.length && chosen.every((id) => among.has(id));
  const word = words.filter((each) => isAsked(each) && answers(each)).pop();
  if (word === undefined) return null;
  return new Map(tied.map((id) => [id, word.chosen.includes(id) ? word.chosen.indexOf(id) : word.chosen.length]));
}
