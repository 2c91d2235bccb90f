import type { Card } from "../../domain/model/card.js";
import type { CaseDocument, Expected } from "./case-document.js";

type Plain = "status" | "outcome" | "score" | "least" | "greatest" | "grade" | "rank" | "rankFromEnd";
const PLAIN: readonly Plain[] = ["status", "outcome", "score", "least", "greatest", "grade", "rank", "rankFromEnd"];

/** Sets of names on a card that a case may state. Entries of lists are always compared: nobody is listed unsaid. */
const NAMES: Readonly<Record<"lists" | "undecided" | "proposed" | "flags" | "missing" | "because", (card: Card) => readonly string[]>> = {
  lists: (card) => card.lists.filter((l) => l.status === "in").map((l) => l.list),
  proposed: (card) => card.lists.filter((l) => l.status === "proposed").map((l) => l.list),
  undecided: (card) => card.lists.filter((l) => l.status === "undecided").map((l) => l.list),
  flags: (card) => card.flags.filter((f) => f.outcome === "true").map((f) => f.flag),
  missing: (card) => card.missing.map((m) => m.fact),
  because: (card) => card.because,
};

const text = (value: unknown): string => JSON.stringify(value) ?? "nothing";
const sorted = (values: readonly string[]): string => text([...values].sort());

function plain(expected: Expected, card: Card): readonly string[] {
  return PLAIN.filter((key) => expected[key] !== undefined && expected[key] !== card[key]).map((key) => `${key}: expected ${text(expected[key])}, got ${text(card[key])}`);
}

function names(expected: Expected, card: Card): readonly string[] {
  const stated: Expected = { lists: [], ...expected };
  return (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((key) => {
    const [want, got] = [stated[key], NAMES[key](card)];
    return want === undefined || sorted(want) === sorted(got) ? [] : [`${key}: expected ${sorted(want)}, got ${sorted(got)}`];
  });
}

/** Takes each wanted entry out of those found; what is left on either side is a difference. */
function matched<W, G>(wanted: readonly W[], found: readonly G[], same: (want: W, got: G) => boolean): { readonly lacking: readonly W[]; readonly unsaid: readonly G[] } {
  const left = [...found];
  const lacking = wanted.filter((want) => {
    const place = left.findIndex((got) => same(want, got));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return { lacking, unsaid: left };
}

function items(expected: Expected, card: Card): readonly string[] {
  if (!expected.items) return [];
  const nothing = new Set(expected.items.filter(({ points }) => points === 0).map(({ rule }) => rule));
  const counting = card.items.filter((item) => item.points !== 0 || nothing.has(item.rule)).map(({ rule, points, record }) => ({ rule, points, ...(record === null ? {} : { record }) }));
  const { lacking, unsaid } = matched(expected.items, counting, (want, got) => want.rule === got.rule && want.points === got.points && (want.record === undefined || want.record === got.record));
  return [...lacking.map((item) => `item lacks: ${text(item)}`), ...unsaid.map((item) => `item not listed: ${text(item)}`)];
}

function findings(expected: Expected, card: Card): readonly string[] {
  if (!expected.findings) return [];
  const { lacking, unsaid } = matched(expected.findings, card.findings, (want, got) => want.check === got.check && want.result === got.result
    && Object.entries(want.details ?? {}).every(([name, value]) => text(got.details[name]) === text(value)));
  return [...lacking.map((finding) => `finding lacks: ${text(finding)}`), ...unsaid.map(({ check, result, details }) => `finding not listed: ${text({ check, result, details })}`)];
}

/** Where the cards differ from what the case expects, in words; empty: the case passes. */
export function caseDifferences(one: CaseDocument, cards: readonly Card[]): readonly string[] {
  return Object.entries(one.expect ?? {}).flatMap(([subject, expected]) => {
    const card = cards.find((c) => c.subject === subject);
    if (!card) return [`${subject}: there is no such subject`];
    return [...plain(expected, card), ...names(expected, card), ...items(expected, card), ...findings(expected, card)].map((difference) => `${subject} ${difference}`);
  });
}
