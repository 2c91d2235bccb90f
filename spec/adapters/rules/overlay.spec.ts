import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { libraryTests } from "../../../src/adapters/json-rules-engine/library-tests.js";
import { createRuleLibrary } from "../../../src/adapters/rules/rule-library.js";
import type { ReadScheme, SchemeSource } from "../../../src/app/ports/rule-library.js";
import { checkScheme } from "../../../src/app/check-schemes.js";
import { runCases } from "../../../src/app/run-cases.js";
import { createOperators } from "../../../src/domain/language/operators.js";

const library = createRuleLibrary(process.cwd());
const FIXTURE = "spec/rules/fixtures/district-overlay";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- texts that the specs change at any place
type Loose = any;

async function readAt(name: string): Promise<ReadScheme & { readonly source: SchemeSource; readonly found: readonly string[] }> {
  const source = await library.find(name);
  if (!source) throw new Error(`there is no ${name}`);
  const read = library.read(source.text, source.kinds, source.bases);
  return { ...read, source, found: read.problems.map(({ code, path }) => `${code} ${path}`) };
}

const BASE = {
  id: "province", title: "Province", subject: "project", period: { cadence: "quarter" }, basis: [{ id: "law", document: "Law" }],
  parameters: { cost: { title: "Cost", value: -2, min: -5, max: 0, official: true } },
  facts: { running: { from: "records", kind: "decision", where: { "data.scheme": "province" }, aggregate: "consecutive", of: { "data.lists": ["low"] }, current: true } },
  rules: [
    { name: "late", title: "Late", basis: [{ ref: "law" }], for: { each: "complaint" }, event: { type: "points", params: { group: "g", amount: { param: "cost" } } } },
    { name: "loud", title: "Loud", for: { each: "petition" }, event: { type: "points", params: { group: "g", amount: -1 } } },
  ],
  score: { start: 100, groups: [{ id: "g", title: "G" }] }, grades: [{ grade: "A", from: 90 }, { grade: "B", below: 90 }],
  lists: [{ id: "low", conditions: { fact: "score", operator: "lessThan", value: 50 } }, { id: "bad", conditions: { fact: "running", operator: "greaterThan", value: 2 } }], procedure: { noticeDays: 5, objectionDays: 5 },
};
const over = (rest: Loose = {}, ext: Loose = {}): Loose => ({ id: "district", title: "District", extends: { scheme: "../province", ...ext }, ...rest });

describe("an overlay over another scheme (extends)", () => {
  let folder = "";
  const write = (id: string, raw: unknown): string => {
    mkdirSync(join(folder, id), { recursive: true });
    writeFileSync(join(folder, id, "scheme.json"), JSON.stringify(raw, null, 2));
    return join(folder, id);
  };
  /** Reads the overlay over the base, pinned to it. */
  async function read(rest: Loose = {}, ext: Loose = {}): ReturnType<typeof readAt> {
    const revision = (await readAt(write("province", BASE))).hash;
    return readAt(write("district", over(rest, { revision, ...ext })));
  }
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "wuye-overlay-")); });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is the base with its own head: the merged text is what is hashed, and it reads without the base", async () => {
    const { scheme, hash, text, found, source } = await read();
    expect(found).to.deep.equal([]);
    expect(scheme).to.deep.include({ id: "district", title: { "zh-CN": "District", en: "District" }, subject: "project" });
    expect(scheme?.rules.map(({ name }) => name)).to.deep.equal(["late", "loud"]);
    const alone = library.read(text ?? "", source.kinds);
    expect(alone.hash).to.equal(hash);
    expect(alone.scheme).to.deep.equal(scheme);
    expect(text).to.not.contain("extends");
  });

  it("reads its own past where the base reads its own", async () => {
    const { scheme } = await read();
    expect(scheme?.reads).to.deep.equal(["district"]);
  });

  it("replaces values of parameters within the bounds of the base; the number is then not the published one of the base", async () => {
    const { scheme } = await read({ parameters: { cost: { value: -4 } } });
    expect(scheme?.parameters.get("cost")).to.deep.include({ value: -4, min: -5, official: false, title: { "zh-CN": "Cost", en: "Cost" } });
    expect((await read({ parameters: { cost: { value: -6 } } })).found).to.deep.equal(["parameter-out-of-bounds /parameters/cost/value"]);
    expect((await read({ parameters: { cost: { value: -4, min: -10 } } })).found).to.deep.equal(["overlay-fixed /parameters/cost/min"]);
  });

  it("switches rules off by name", async () => {
    expect((await read({}, { off: ["loud"] })).scheme?.rules.map(({ name }) => name)).to.deep.equal(["late"]);
    const { problems, found } = await read({}, { off: ["lood"] });
    expect(found).to.deep.equal(["unknown-rule /extends/off/0"]);
    expect(problems[0]).to.include({ suggestion: "loud" });
  });

  it("adds rules, facts, lists, sources and consequences, and states of the procedure what it wants otherwise", async () => {
    const { scheme, found } = await read({
      basis: [{ id: "own", document: "Own" }], facts: { homes: { from: "attribute", field: "households" } },
      rules: [{ name: "big", title: "Big", basis: [{ ref: "own" }], conditions: { fact: "homes", operator: "greaterThan", value: 1 }, event: { type: "points", params: { group: "g", amount: 1 } } }],
      lists: [{ id: "good", conditions: { fact: "score", operator: "greaterThan", value: 99 } }],
      consequences: [{ for: { list: "good" }, text: "Praise", basis: [{ ref: "own" }] }], procedure: { noticeDays: 10 },
    });
    expect(found).to.deep.equal([]);
    expect(scheme?.rules.map(({ name }) => name)).to.deep.equal(["late", "loud", "big"]);
    expect(scheme?.lists.map(({ id }) => id)).to.deep.equal(["low", "bad", "good"]);
    expect(scheme?.procedure.raw).to.deep.equal({ noticeDays: 10, objectionDays: 5 });
  });

  it("does not touch what the base lays down, nor rewrite what it has", async () => {
    expect((await read({ grades: [], subject: "project", facts: { running: { from: "attribute", field: "city" } } })).found).to.have.members(["overlay-fixed /grades", "overlay-fixed /subject", "overlay-there-already /facts/running"]);
    expect((await read({ rules: [{ ...BASE.rules[0], basis: [{ ref: "law" }] }] })).found).to.deep.equal(["duplicate-name /rules/0"]);
  });

  it("shows problems where the overlay has them, with line and column of its text", async () => {
    const { problems } = await read({ rules: [{ ...BASE.rules[0], name: "new", basis: [{ ref: "lav" }] }] });
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ code: "unknown-basis", path: "/rules/0/basis/0/ref", suggestion: "law" });
    expect(problems[0].line).to.be.greaterThan(8);
  });

  it("leaves warnings of the base to its author, and names the base where only the overlay makes it wrong", async () => {
    const province = write("province", { ...BASE, rules: [BASE.rules[0], { ...BASE.rules[1], onUnknown: "report" }] });
    expect((await readAt(province)).found).to.deep.equal(["missing-basis /rules/1"]);
    const { problems } = await readAt(write("district", over({ id: "district" }, { revision: (await readAt(province)).hash })));
    expect(problems).to.deep.equal([]);
  });

  it("says of what only the overlay makes wrong in the base where it stands there", async () => {
    const province = { ...BASE, parameters: { ...BASE.parameters, cut: { value: 90 } }, grades: [{ grade: "A", from: { param: "cut" } }, { grade: "B", below: 90 }] };
    const revision = (await readAt(write("province", province))).hash;
    const { problems } = await readAt(write("district", over({ parameters: { cut: { value: 95 } } }, { revision })));
    expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["band-gap /extends"]);
    expect(problems[0].message.en).to.contain("In the base \"province\" at /grades");
  });

  it("warns while the revision of the base is not named, and says which it is; another revision is refused, with both", async () => {
    const { hash } = await readAt(write("province", BASE));
    const unpinned = await readAt(write("district", over()));
    expect(unpinned.scheme).to.not.equal(null);
    expect(unpinned.problems.map(({ code, severity, found }) => ({ code, severity, found }))).to.deep.equal([{ code: "base-not-pinned", severity: "warning", found: hash }]);
    const wrong = await readAt(write("district", over({}, { revision: "0".repeat(64) })));
    expect(wrong.scheme).to.equal(null);
    expect(wrong.problems[0]).to.include({ code: "base-differs", path: "/extends/revision", found: hash, expected: "0".repeat(64) });
  });

  it("lies over overlays, four deep; more, a circle, an unknown base and a broken one are refused", async () => {
    write("province", BASE);
    const names = ["province", "a", "b", "c", "d", "e"];
    names.slice(1).forEach((id, i) => write(id, over({ id }, { scheme: `../${names[i]}` })));
    expect((await readAt(join(folder, "d"))).scheme?.rules).to.have.length(2);
    expect((await readAt(join(folder, "e"))).found).to.deep.equal(["base-too-deep /extends/scheme"]);
    write("x", over({ id: "x" }, { scheme: "../y" }));
    expect((await readAt(write("y", over({ id: "y" }, { scheme: "../x" })))).problems.map(({ code }) => code)).to.deep.equal(["base-broken"]);
    expect((await readAt(write("z", over({ id: "z" }, { scheme: "../z" })))).found).to.deep.equal(["base-cycle /extends/scheme"]);
    expect((await readAt(write("n", over({ id: "n" }, { scheme: "nowhere" })))).found).to.deep.equal(["unknown-base /extends/scheme"]);
    for (const broken of [{ ...BASE, subject: 3 }, { ...BASE, grades: [{ grade: "A", from: 90 }, { grade: "B", below: 80 }] }]) {
      write("province", broken);
      expect((await readAt(join(folder, "a"))).found).to.include("base-broken /extends/scheme");
    }
  });

  it("is asked for cases of what it adds, at its own places; the rest is for those of its base", async () => {
    const rules = [
      { name: "loud2", title: "Loud", basis: [{ ref: "law" }], conditions: { all: [{ fact: "heard", operator: "greaterThan", value: 1 }] }, event: { type: "points", params: { group: "g", amount: -3 } } },
      { name: "never", title: "Never", basis: [{ ref: "law" }], conditions: { all: [{ fact: "heard", operator: "greaterThan", value: 7 }] }, event: { type: "points", params: { group: "g", amount: -4 } } },
    ];
    const { source } = await read({ rules, facts: { heard: { from: "records", kind: "petition", window: "period", aggregate: "count", title: "Heard" } } });
    const heard = (times: number, score: number): Loose => ({ name: `${times}`, because: "count", asOf: "2026-03-31", subjects: [{ id: "A" }], records: Array.from({ length: times }, (_, i) => ({ kind: "petition", incident: `i${i}`, data: { form: "visit", act: "other" } })), expect: { A: { score } } });
    const check = async (unreachable: Loose = {}): Promise<readonly string[]> => {
      writeFileSync(join(folder, "district", "cases.json"), JSON.stringify({ scheme: "district", cases: [heard(0, 100), heard(2, 95)], unreachable }));
      const { problems } = await checkScheme({ library, operators: createOperators(libraryTests()) }, source.location.replace(/scheme\.json$/, ""));
      return problems.filter(({ code }) => code.startsWith("case-")).map(({ code, path, line }) => `${code} ${path}${(line ?? 0) > 0 ? "" : " without line"}`);
    };
    expect(await check()).to.deep.equal(["case-coverage-rule /rules/1", "case-coverage-condition /rules/1/conditions", "case-coverage-condition /rules/1/conditions/all/0"]);
    const reasons = Object.fromEntries(["/rules/1", "/rules/1/conditions", "/rules/1/conditions/all/0"].map((place) => [place, "never so loud"]));
    expect(await check(reasons)).to.deep.equal([]);
  });

  it("has no other keys in `extends`", async () => {
    expect((await read({}, { of: ["loud"] })).found).to.deep.equal(["unknown-key /extends/of"]);
  });
});

describe("a district over shandong-credit", () => {
  it("reads, with nothing to say but which revision to pin, and its cases pass on the reference and on the core", async () => {
    const { source, scheme, problems } = await readAt(FIXTURE);
    expect(problems.map(({ code }) => code)).to.deep.equal(["base-not-pinned"]);
    if (!scheme) throw new Error("it does not read");
    expect(runCases(scheme, readFileSync(`${FIXTURE}/cases.json`, "utf8"), createOperators(libraryTests())).map(({ differences }) => differences)).to.deep.equal([[]]);
    const pinned = source.text.replace('"scheme": "shandong-credit"', `"scheme": "shandong-credit", "revision": "${String(problems[0].found)}"`);
    expect(library.read(pinned, source.kinds, source.bases).problems).to.deep.equal([]);
  });
});
