import type { Text } from "../../../domain/model/documents.js";
import type { Scheme } from "../../../domain/model/scheme.js";
import type { Context } from "../../context.js";
import type { RunDocument, ScorecardDocument, Waiting } from "../../documents.js";
import type { OpenedRun } from "../open-run.js";
import type { Gate } from "./gate.js";

type Language = keyof Text;

/** What waits, and how to go on, in words: {title} of the rule or list, {n} subjects, {names} of the first. */
const WORDS: Readonly<Record<Waiting["why"], { readonly code: string; readonly text: Text }>> = {
  rule: { code: "blocked", text: {
    "zh-CN": "规则“{title}”无法判断，须先由人决定（{n} 个对象：{names}）。请补齐所缺记录后重新评价。",
    en: "The rule “{title}” cannot be decided and waits for a person ({n} subjects: {names}). Enter what is missing and evaluate again." } },
  rankTie: { code: "tied", text: {
    "zh-CN": "名次并列，办法规定并列须由人决定先后（{n} 个对象：{names}）。请用 wuye decide 按先后逐一写明，或补充能分出先后的记录后重新评价。",
    en: "There are ties in the ranking, which the scheme leaves to a person ({n} subjects: {names}). Give their order with `wuye decide`, or enter what tells them apart and evaluate again." } },
  placeTie: { code: "tied", text: {
    "zh-CN": "名单“{title}”最后的名额并列，须由人选定（{n} 个对象：{names}）。请用 wuye decide --list {of} --choose 选定，或补充能分出先后的记录后重新评价。",
    en: "At the last places of the list “{title}” there is a tie, among which a person chooses ({n} subjects: {names}). Choose with `wuye decide --list {of} --choose`, or enter what tells them apart and evaluate again." } },
  undecided: { code: "undecided", text: {
    "zh-CN": "名单“{title}”尚有待定的对象（{n} 个：{names}）。请补齐所缺记录后重新评价，或用 wuye decide --list {of} 决定。",
    en: "Entries of the list “{title}” are undecided ({n} subjects: {names}). Enter what is missing and evaluate again, or decide with `wuye decide --list {of}`." } },
};

function titleOf(scheme: Scheme, { why, of }: Waiting, language: Language): string {
  const named = why === "rule" ? scheme.rules.find(({ name }) => name === of) : scheme.lists.find(({ id }) => id === of);
  return named?.title[language] ?? of;
}

/** Names of the subjects as the run saw them, with their ids. */
async function namesOf({ store }: Pick<Context, "store">, run: RunDocument, ids: readonly string[]): Promise<readonly (readonly [id: string, name: string])[]> {
  return Promise.all(ids.map(async (id) => [id, (await store.get<ScorecardDocument>("scorecards", `${run.id}/${id}`))?.body.name ?? id] as const));
}

function namesInWords({ subjects, first }: Waiting, names: readonly (readonly [id: string, name: string])[], language: Language): string {
  const [open, close, join, more] = language === "en" ? [" (", ")", ", ", " ..."] : ["（", "）", "、", "……"];
  const told = names.map(([id, name]) => (name === id ? id : `${name}${open}${id}${close}`)).join(join);
  return subjects > first.length ? `${told}${more}` : told;
}

function gateOf(scheme: Scheme, waiting: Waiting, names: readonly (readonly [id: string, name: string])[]): Gate {
  const { code, text } = WORDS[waiting.why];
  const say = (language: Language): string => {
    const values: Readonly<Record<string, string>> = { title: titleOf(scheme, waiting, language), n: String(waiting.subjects), of: waiting.of, names: namesInWords(waiting, names, language) };
    return text[language].replace(/\{(\w+)\}/g, (_whole, name: string) => values[name]);
  };
  return { holds: true, code, text: { "zh-CN": say("zh-CN"), en: say("en") } };
}

/**
 * What of a run still waits for a person. Runs of before that was kept name their rules alone. A decision that a person recorded is data that the
 * next run has seen (R31): what it settled does not wait there any more, and what it does not fit any more waits again.
 */
function stillWaiting(run: RunDocument): readonly Waiting[] {
  return run.waiting ?? run.blocked.map(({ rule, subjects }) => ({ why: "rule", of: rule, subjects, first: [] }));
}

/** A closed gate for each matter that waits for a person, with the first of the subjects by name. */
export async function waitingGates(context: Pick<Context, "store">, { run, scheme }: OpenedRun): Promise<readonly Gate[]> {
  return Promise.all(stillWaiting(run).map(async (waiting) => gateOf(scheme, waiting, await namesOf(context, run, waiting.first))));
}
