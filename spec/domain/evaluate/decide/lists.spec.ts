import { expect } from "chai";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import { LIST_STATUS } from "../../../../src/domain/evaluate/decide/results.js";
import type { EvidenceRecord } from "../../../../src/domain/model/documents.js";
import type { KindDeclaration } from "../../../../src/domain/model/kinds.js";
import type { ListSpec, Ranking, RecordsFact, Scheme } from "../../../../src/domain/model/scheme.js";
import type { RuleResults } from "../../../../src/domain/evaluate/results.js";
import { all, attribute, not, population, rule, schemeOf, test, text, type Person } from "./population.js";

const list = (id: string, more: Partial<ListSpec> = {}): ListSpec =>
  ({ id, title: text(id), tone: "neutral", confirm: false, onUnknown: "report", official: false, basis: [], pointer: `/lists/${id}`, ...more });
const ranking: Ranking = { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" };
const good = test("good", "equal", true, "boolean");

function statusOf(results: RuleResults): Record<string, string[]> {
  return Object.fromEntries(decide(results).lists.map(({ list: { id }, status }) => [id, [...status].map((code) => LIST_STATUS[code])]));
}
const statuses = (scheme: Partial<Scheme>, people: readonly Person[]): Record<string, string[]> => statusOf(population(schemeOf(scheme), people));

describe("lists (R19)", () => {
  const nominate = rule("nominate", { type: "list", list: "red" });
  const people: Person[] = [
    { score: 1, facts: { good: true } }, { score: 1, facts: { good: false } }, { score: 1, facts: { good: null } },
    { score: 1, facts: { good: false }, rules: { nominate: "true" } }, { score: 1, facts: { good: false }, rules: { nominate: "unknown" } },
    { score: null, facts: { good: true } }, { ineligible: 0, facts: { good: true }, rules: { nominate: "true" } },
  ];

  const CASES: readonly { readonly name: string; readonly list: ListSpec; readonly expected: string[] }[] = [
    { name: "conditions or a nomination", list: list("red", { conditions: good }), expected: ["in", "out", "undecided", "in", "undecided", "in", "out"] },
    { name: "nominations alone", list: list("red"), expected: ["out", "out", "out", "in", "undecided", "out", "out"] },
    { name: "a gate that is false or unknown", list: list("red", { gate: good }), expected: ["out", "out", "out", "out", "out", "out", "out"] },
    { name: "a gate before conditions", list: list("red", { gate: not(good), conditions: test("score", "greaterThan", 0) }), expected: ["out", "in", "undecided", "in", "in", "out", "out"] },
    { name: "onUnknown false: undecided is out", list: list("red", { conditions: good, onUnknown: "false" }), expected: ["in", "out", "out", "in", "out", "in", "out"] },
  ];
  for (const { name, list: spec, expected } of CASES) it(name, () => expect(statuses({ lists: [spec], rules: [nominate] }, people)).to.deep.equal({ red: expected }));

  it("has nobody on a list without conditions and nominations", () => {
    expect(statuses({ lists: [list("red")] }, [{ score: 1 }])).to.deep.equal({ red: ["out"] });
  });

  it("reads score and rank by their ends, and a subject that is not rated as unknown", () => {
    const conditions = all(test("rank", "lessThanInclusive", 2), test("score", "greaterThanInclusive", 90));
    const found = statuses({ ranking, lists: [list("red", { conditions })] }, [{ score: 99 }, { score: [89, 95, 97] }, { score: [90, 94, 96] }, { score: null }, { score: 10 }]);
    expect(found).to.deep.equal({ red: ["in", "undecided", "undecided", "undecided", "out"] });
  });

  it("reads the list before it: in, out, no place and undecided", () => {
    const red = list("red", { conditions: good, quota: { places: 1, by: [{ by: "score", direction: "descending" }], ties: "share" } });
    const shame = list("shame", { conditions: test("list.red", "equal", false, "boolean") });
    const found = statuses({ lists: [red, shame] }, [{ score: 9, facts: { good: true } }, { score: 5, facts: { good: true } }, { score: 1, facts: { good: false } }, { score: 1, facts: { good: null } }]);
    expect(found).to.deep.equal({ red: ["in", "noPlace", "out", "undecided"], shame: ["out", "in", "in", "undecided"] });
  });

  it("reads grades over the set reachable", () => {
    const band = (grade: string, from: number): Scheme["grades"][number] => ({ grade, from, title: text(grade), confirm: false, official: false, pointer: "" });
    const grades = [band("A", 80), band("B", 60)];
    const lists = [list("notA", { conditions: test("grade", "notEqual", "A", "string") }), list("AB", { conditions: test("grade", "in", ["A", "B"], "string") })];
    const found = statuses({ grades, lists }, [{ score: 90 }, { score: [70, 75, 85] }, { score: 50 }, { score: [70, 75, 79] }, { score: null }]);
    expect(found).to.deep.equal({ notA: ["out", "undecided", "in", "in", "undecided"], AB: ["in", "in", "out", "in", "undecided"] });
  });

  it("keeps who has few data off lists of honour alone", () => {
    const facts = [attribute("x")];
    const asks = rule("asks", { type: "flag", flag: "x" }, { conditions: test("x", "greaterThan", 0) });
    const scheme = { facts, rules: [asks], ranking: { ...ranking, requires: { known: 0.5 } }, lists: [list("red", { tone: "honour", conditions: test("score", "greaterThan", 0) }), list("black", { conditions: test("score", "greaterThan", 0) })] };
    expect(statuses(scheme, [{ score: 1, facts: { x: null } }, { score: 1, facts: { x: 1 } }])).to.deep.equal({ red: ["out", "in"], black: ["in", "in"] });
  });

  describe("quota", () => {
    const byScore = [{ by: "score", direction: "descending" }] as const;
    const everybody = test("score", "greaterThan", -1);
    const quota = (more: Partial<NonNullable<ListSpec["quota"]>>): ListSpec => list("red", { conditions: everybody, quota: { places: 2, by: byScore, ties: "share", ...more } });

    it("shares the last place among equals", () => expect(statuses({ lists: [quota({})] }, [{ score: 9 }, { score: 5 }, { score: 5 }, { score: 1 }]).red).to.deep.equal(["in", "in", "in", "noPlace"]));
    it("leaves equals at the last place to a person where ties are refused", () => expect(statuses({ lists: [quota({ ties: "refuse" })] }, [{ score: 9 }, { score: 5 }, { score: 5 }, { score: 1 }]).red).to.deep.equal(["in", "undecided", "undecided", "noPlace"]));
    it("leaves everybody to a person where nothing orders them", () => expect(statuses({ lists: [quota({ by: [] })] }, [{ score: 9 }, { score: 5 }, { score: 1 }]).red).to.deep.equal(["undecided", "undecided", "undecided"]));
    it("needs no order while there are places", () => expect(statuses({ lists: [quota({ by: [] })] }, [{ score: 9 }, { score: 5 }]).red).to.deep.equal(["in", "in"]));
    it("gives nobody a place of none", () => expect(statuses({ lists: [quota({ places: 0 })] }, [{ score: 9 }]).red).to.deep.equal(["noPlace"]));
    it("leaves a place to a person even where undecided entries count as out", () => {
      expect(statuses({ lists: [{ ...quota({ places: 1, ties: "refuse" }), onUnknown: "false" }] }, [{ score: 5 }, { score: 5 }]).red).to.deep.equal(["undecided", "undecided"]);
    });
    describe("names those among whom a person chooses", () => {
      const tied = (list: ListSpec, people: readonly Person[]): readonly number[] => decide(population(schemeOf({ lists: [list] }), people)).lists[0].tied;
      const cut = quota({ ties: "refuse" });
      it("equals at the last place, nobody before or after it", () => expect(tied(cut, [{ score: 9 }, { score: 5 }, { score: 5 }, { score: 1 }])).to.deep.equal([1, 2]));
      it("nobody where equals all have places, or none", () => expect(tied(cut, [{ score: 9 }, { score: 9 }, { score: 5 }, { score: 5 }])).to.deep.equal([]));
      it("nobody where ties share the place", () => expect(tied(quota({}), [{ score: 9 }, { score: 5 }, { score: 5 }])).to.deep.equal([]));
      it("everybody where nothing orders them", () => expect(tied(quota({ by: [] }), [{ score: 9 }, { score: 5 }, { score: 1 }])).to.deep.equal([0, 1, 2]));
      it("nobody while what is missing may still tell them apart", () => expect(tied(cut, [{ score: [4, 9, 9] }, { score: 5 }, { score: [1, 5, 5] }])).to.deep.equal([]));
      it("nobody whose equal may not enter at all", () => {
        const gated = list("red", { conditions: good, quota: { places: 1, by: byScore, ties: "refuse" } });
        expect(tied(gated, [{ score: 5, facts: { good: true } }, { score: 5, facts: { good: null } }])).to.deep.equal([]);
        expect(tied(gated, [{ score: 5, facts: { good: true } }, { score: 5, facts: { good: true } }])).to.deep.equal([0, 1]);
      });
    });
    it("has places in each scope", () => {
      const at = (score: number, district: string | null): Person => ({ score, facts: { "scope.district": district } });
      expect(statuses({ lists: [quota({ places: 1, scope: "district" })] }, [at(9, "n"), at(8, "n"), at(1, "s"), at(5, null), at(4, null)]).red).to.deep.equal(["in", "noPlace", "in", "in", "noPlace"]);
    });
  });
});

describe("lists with memory (R6, R19)", () => {
  const field = (name: string, type: "string" | "list"): [string, KindDeclaration["fields"] extends ReadonlyMap<string, infer F> ? F : never] =>
    [name, { name, type, title: text(name), required: true, public: true, personal: false }];
  const decision: KindDeclaration = { id: "decision", title: text("decision"), fields: new Map([field("data.scheme", "string"), field("data.lists", "list"), field("data.undecided", "list")]) };
  const running: RecordsFact = {
    name: "yellowsRunning", from: "records", type: "number", decimals: 0, stage: 14, pointer: "/facts/yellowsRunning", current: true, aggregate: "consecutive",
    select: { kinds: ["decision"], where: test("record.data.scheme", "equal", "test", "string"), windows: [], on: "occurredOn" },
    satisfies: test("record.data.lists", "overlaps", ["yellow"], "list"),
  };
  const scheme: Partial<Scheme> = {
    facts: [running], kinds: { subjects: new Map(), records: new Map([["decision", decision]]) },
    lists: [list("yellow", { conditions: test("score", "lessThan", 75) }), list("black", { conditions: test("yellowsRunning", "greaterThanInclusive", 2) })],
  };
  const past = (period: string, on: string, lists: readonly string[], more: { readonly undecided?: readonly string[]; readonly status?: string } = {}): EvidenceRecord =>
    ({ id: `test/${period}/s`, subject: "s", kind: "decision", occurredOn: on, data: { scheme: "test", period, status: "rated", lists, undecided: [], ...more }, steps: [{ step: "verified", on }] });

  function withPast(people: readonly Person[], earlier: readonly (readonly EvidenceRecord[])[], decided: readonly number[] = []): Record<string, string[]> {
    const results = population(schemeOf(scheme), people);
    return statusOf({ ...results, frozen: { ...results.frozen, current: new Map([["yellowsRunning", earlier]]), decided: new Map([["test", decided]]) } });
  }
  const yellow = past("2025-Q4", "2025-12-31", ["yellow"]);

  it("counts the run's own yellow card as the newest", () => {
    expect(withPast([{ score: 60 }, { score: 60 }, { score: 90 }], [[yellow], [past("2025-Q4", "2025-12-31", [])], [yellow]])).to.deep.equal({ yellow: ["in", "in", "out"], black: ["in", "out", "out"] });
  });

  it("is undecided where a yellow card is, now or then", () => {
    const found = withPast([{ score: [70, 74, 80] }, { score: 60 }, { score: [70, 74, 80] }], [[yellow], [past("2025-Q4", "2025-12-31", [], { undecided: ["yellow"] })], []]);
    expect(found.black).to.deep.equal(["undecided", "undecided", "undecided"]);
  });

  it("ends at a period in which the subject was not rated, or has no decision", () => {
    const q3 = past("2025-Q3", "2025-09-30", ["yellow"]);
    const found = withPast([{ score: 60 }, { score: 60 }, { score: 60 }], [[past("2025-Q4", "2025-12-31", ["yellow"], { status: "notRated" })], [q3], [q3]], [20453]);
    expect(found.black).to.deep.equal(["out", "out", "out"]);
    expect(withPast([{ score: 60 }], [[q3]], []).black, "a period in which the scheme was not run is passed over").to.deep.equal(["in"]);
  });
});
