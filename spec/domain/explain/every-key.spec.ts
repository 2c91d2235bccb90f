import { expect } from "chai";
import { readFileSync } from "node:fs";
import { loadScheme } from "../../../src/adapters/files/load-scheme.js";
import { schemeInWords } from "../../../src/domain/explain/scheme/scheme-in-words.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { alternatives, leavesOf, textsByKey, withValue } from "../diff/support/leaves.js";
import { KINDS } from "../../rules/load.js";
import { allLabels, instancesIn, type Instance } from "./support/schema-keys.js";

/** Keys that say nothing to a reader of a standard, each with the reason. */
const SILENT: Readonly<Record<string, string>> = {
  "scheme.$schema": "where an editor finds the schema",
  "scheme.id": "the name by which programs find the scheme; the title is for people",
  "scheme.title": "stands above the words, as the heading of the page",
  "scheme.tables": "rows are told where they are used",
  "scheme.basis.id": "a name by which other parts refer to the document",
  "rule.name": "a name; the title is for people",
  "list.id": "a name; the title is for people",
  "score.groups.id": "a name; the title is for people",
  "scheme.results.id": "a name; the title is for people",
  "fact.from": "told by what it brings with it: the other keys of the fact",
  "event.type": "told by what it brings with it: the other keys of the event",
  "scheme.consequences.measure": "for other systems; the text beside it says it to people",
  "fact.type": "repeats what the field or the aggregate is; the reader refuses another",
  "common.type": "the same",
};
/** Keys that the reader still refuses by name. */
const LATER: readonly string[] = ["list.exit"];
/** An overlay is merged into the text of its base before it is read: the words are those of the whole. */
const isMerged = (label: string): boolean => label.startsWith("scheme.extends");

const DOCUMENTS: readonly unknown[] = [
  ...(JSON.parse(readFileSync("spec/domain/explain/support/every-key.json", "utf8")) as unknown[]),
  ...["beijing-2023-items", "luan-red-black", "baoan-stars", "yantai-red-black", "shandong-credit"].map((id) => JSON.parse(readFileSync(`rules/${id}/scheme.json`, "utf8")) as unknown),
];
const read = (raw: unknown): Scheme | null => loadScheme(JSON.stringify(raw), KINDS).scheme;
const wordsOf = (scheme: Scheme): string => JSON.stringify([schemeInWords(scheme, "zh-CN"), schemeInWords(scheme, "en")], (key, value: unknown) => (key === "pointer" || key === "id" ? undefined : value));

interface Document {
  readonly raw: unknown;
  readonly words: string;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly uses: ReadonlyMap<string, readonly Instance[]>;
}
function documentOf(raw: unknown): Document {
  const scheme = read(raw);
  if (!scheme) throw new Error("a scheme of this spec does not read");
  const uses = new Map<string, Instance[]>();
  for (const instance of instancesIn(raw)) uses.set(instance.label, [...(uses.get(instance.label) ?? []), instance]);
  return { raw, words: wordsOf(scheme), texts: textsByKey(leavesOf(raw)), uses };
}

/** Other texts in place of one use of a key: without it, and with another leaf in it. */
function* changesOf({ raw, texts }: Document, { path }: Instance): Generator<unknown> {
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], raw);
  for (const leaf of leavesOf(value).slice(0, 6)) {
    const whole = [...path, ...leaf.path];
    for (const other of alternatives(leaf, [`${leaf.value}2`, ...(texts.get(whole[whole.length - 1]) ?? []), ...ENUMS]).slice(0, 40)) yield withValue(raw, whole, other);
  }
  yield withValue(raw, path, undefined);
}
const ENUMS = ["zero", "renormalise", "low", "down", "share", "act", "asOf", "sum", "count", "latest", "month", "2026-05-05", "leaveOut", "false", "notRated", "1/3", "enterprise", "recordedOn", "noAwards"];

/** Whether the words of some scheme that uses the key are other words when the key says something else. */
function isTold(documents: readonly Document[], label: string): boolean {
  return documents.some((document) => (document.uses.get(label) ?? []).slice(0, 4).some((instance) => {
    for (const changed of changesOf(document, instance)) {
      const scheme = read(changed);
      if (scheme && wordsOf(scheme) !== document.words) return true;
    }
    return false;
  }));
}

describe("every key of the scheme language", () => {
  const documents = DOCUMENTS.map(documentOf);
  for (const label of [...allLabels()].sort()) {
    if (Object.hasOwn(SILENT, label) || LATER.includes(label) || isMerged(label)) continue;
    it(`${label} is in the words of a scheme that uses it`, () => {
      expect(documents.some(({ uses }) => uses.has(label)), "no scheme of this spec uses it").to.equal(true);
      expect(isTold(documents, label)).to.equal(true);
    });
  }
  it("those that say nothing to a reader are keys, and have a reason", () => {
    for (const [label, reason] of Object.entries(SILENT)) { expect(allLabels().has(label), label).to.equal(true); expect(reason).to.match(/\w/); }
  });
  it("those that are still to come are refused", () => {
    const [whole] = DOCUMENTS as readonly [{ readonly lists: readonly object[] }];
    expect(read({ ...whole, lists: [{ ...whole.lists[0], exit: {} }] })).to.equal(null);
  });
});
