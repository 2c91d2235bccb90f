import { expect } from "chai";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import type { Band, Condition, Scheme } from "../../../../src/domain/model/scheme.js";
import { all, not, population, rule, schemeOf, test, text, type Person } from "./population.js";

const band = (grade: string, limits: Partial<Band>): Band => ({ grade, title: text(grade), confirm: false, official: false, pointer: "/grades", ...limits });

/** Shandong: below 60 without bad information is B. */
const noBad: Condition = test("items.bad", "equal", 0);
const SHANDONG = [band("AAA", { from: 85 }), band("AA", { from: 80, below: 85 }), band("A", { from: 75, below: 80 }), band("B", { from: 60, below: 75 }), band("B", { below: 60, when: noBad }), band("C", { below: 60 })];
const bad = { id: "bad", title: text("bad"), missing: "zero" } as const;
const score = (places = 0): Scheme["score"] => ({ start: { op: "number", value: 0 }, better: "high", groups: [bad], round: { places, items: places, mode: "half-away" } });

interface Row {
  readonly name: string;
  readonly scheme: Partial<Scheme>;
  readonly person: Person;
  readonly grade: string | null;
  readonly reachable: readonly (string | null)[];
}
const veto = rule("veto", { type: "cap", grade: "C" });
const warn = rule("warn", { type: "cap", grade: "A" });
const shandong = { grades: SHANDONG, score: score() };
/** Scores from 60 to 89, and those below 30, are in no band. */
const gaps = { score: score(), grades: [band("A", { from: 90 }), band("C", { from: 30, below: 60 })] };

const ROWS: readonly Row[] = [
  { name: "the lower edge belongs to the band", scheme: shandong, person: { score: 85 }, grade: "AAA", reachable: ["AAA"] },
  { name: "one unit below it does not", scheme: shandong, person: { score: 84 }, grade: "AA", reachable: ["AA"] },
  { name: "upTo includes its end", scheme: { ...shandong, grades: [band("good", { from: 60 }), band("bad", { upTo: 59 })] }, person: { score: 59 }, grade: "bad", reachable: ["bad"] },
  { name: "units between the bands of whole numbers are in none", scheme: { score: score(1), grades: [band("A", { from: 90 }), band("B", { from: 80, upTo: 89 })] }, person: { score: 895 }, grade: null, reachable: [null] },
  { name: "a score with places meets an edge exactly", scheme: { score: score(2), grades: [band("A", { from: 59.99 }), band("B", { below: 59.99 })] }, person: { score: 5999 }, grade: "A", reachable: ["A"] },
  { name: "an edge finer than the score counts upwards", scheme: { score: score(0), grades: [band("A", { from: 59.5 }), band("B", { below: 59.5 })] }, person: { score: 59 }, grade: "B", reachable: ["B"] },
  { name: "ends over three bands", scheme: shandong, person: { score: [74, 76, 81] }, grade: "A", reachable: ["AA", "A", "B"] },
  { name: "when looks at the cause: no bad item", scheme: shandong, person: { score: 50 }, grade: "B", reachable: ["B"] },
  { name: "when looks at the cause: a bad item", scheme: shandong, person: { score: 50, items: { bad: 1 } }, grade: "C", reachable: ["C"] },
  { name: "when is unknown: both bands stay reachable", scheme: shandong, person: { score: 50, items: { bad: [0, 0, 1] } }, grade: "B", reachable: ["B", "C"] },
  { name: "when is certain: the score leaves nothing for the bands after it", scheme: shandong, person: { score: [40, 50, 62] }, grade: "B", reachable: ["B"] },
  { name: "open ends reach everything", scheme: shandong, person: { score: [-Infinity, 50, Infinity], items: { bad: 1 } }, grade: "C", reachable: ["AAA", "AA", "A", "B", "C"] },
  { name: "a certain cap lowers", scheme: { ...shandong, rules: [veto] }, person: { score: 90, rules: { veto: "true" } }, grade: "C", reachable: ["C"] },
  { name: "a cap does not raise", scheme: { ...shandong, rules: [warn] }, person: { score: 50, items: { bad: 1 }, rules: { warn: "true" } }, grade: "C", reachable: ["C"] },
  { name: "an unknown cap is reachable only", scheme: { ...shandong, rules: [veto] }, person: { score: 90, rules: { veto: "unknown" } }, grade: "AAA", reachable: ["AAA", "C"] },
  { name: "the lowest of several caps wins", scheme: { ...shandong, rules: [veto, warn] }, person: { score: 90, rules: { veto: "true", warn: "true" } }, grade: "C", reachable: ["C"] },
  { name: "certain and possible caps together", scheme: { ...shandong, rules: [veto, warn] }, person: { score: 90, rules: { veto: "unknown", warn: "true" } }, grade: "A", reachable: ["A", "C"] },
  { name: "in no band, a veto says the lowest grade", scheme: { ...gaps, rules: [veto] }, person: { score: 70, rules: { veto: "true" } }, grade: "C", reachable: ["C"] },
  { name: "in no band, an unknown veto is reachable only", scheme: { ...gaps, rules: [veto] }, person: { score: 70, rules: { veto: "unknown" } }, grade: null, reachable: ["C", null] },
  { name: "in no band, a cap at another grade lifts nobody", scheme: { ...gaps, rules: [warn] }, person: { score: 20, rules: { warn: "true" } }, grade: null, reachable: [null] },
  { name: "in no band, nor does an unknown one", scheme: { ...gaps, rules: [warn] }, person: { score: 20, rules: { warn: "unknown" } }, grade: null, reachable: [null] },
  { name: "in no band, the lowest of several caps", scheme: { ...gaps, rules: [veto, warn] }, person: { score: 20, rules: { veto: "true", warn: "true" } }, grade: "C", reachable: ["C"] },
  { name: "in no band, atMost at the lowest grade is a veto too", scheme: { ...gaps, atMost: [{ grade: "C", when: test("new", "equal", true, "boolean"), reason: text("new") }] }, person: { score: 70, facts: { new: true } }, grade: "C", reachable: ["C"] },
  { name: "a grade that no band gives comes of a veto alone", scheme: { score: score(), grades: [band("A", { from: 60 }), band("B", { below: 60 }), band("C", {})], rules: [veto] }, person: { score: [50, 60, 70], rules: { veto: "unknown" } }, grade: "A", reachable: ["A", "B", "C"] },
  { name: "atMost on a plain fact", scheme: { ...shandong, atMost: [{ grade: "B", when: test("new", "equal", true, "boolean"), reason: text("new") }] }, person: { score: 90, facts: { new: true } }, grade: "B", reachable: ["B"] },
  { name: "atMost on a missing fact", scheme: { ...shandong, atMost: [{ grade: "B", when: test("new", "equal", true, "boolean"), reason: text("new") }] }, person: { score: 90, facts: { new: null } }, grade: "AAA", reachable: ["AAA", "B"] },
  { name: "atMost on points reads the reported value, and the ends", scheme: { ...shandong, atMost: [{ grade: "B", when: test("points.bad", "lessThan", 0), reason: text("bad") }] }, person: { score: [80, 85, 90], points: { bad: [-5, 0, 0] } }, grade: "AAA", reachable: ["AAA", "AA", "B"] },
  { name: "not rated: no grade, everything reachable", scheme: shandong, person: { score: null, items: { bad: 1 } }, grade: null, reachable: ["AAA", "AA", "A", "B", "C"] },
  { name: "not rated under a certain cap", scheme: { ...shandong, rules: [veto] }, person: { score: null, items: { bad: 1 }, rules: { veto: "true" } }, grade: null, reachable: ["C"] },
  { name: "not rated where the bands leave gaps", scheme: { score: score(), grades: [band("A", { from: 90 }), band("C", { below: 60 })] }, person: { score: null }, grade: null, reachable: ["A", "C", null] },
  { name: "not rated where the bands leave gaps, under a veto", scheme: { ...gaps, rules: [veto] }, person: { score: null, rules: { veto: "true" } }, grade: null, reachable: ["C"] },
  { name: "not eligible: nothing", scheme: shandong, person: { ineligible: 0 }, grade: null, reachable: [] },
];

function gradeOf(scheme: Partial<Scheme>, person: Person): { grade: string | null; reachable: (string | null)[] } {
  const { grades } = decide(population(schemeOf(scheme), [{ score: 0 }, person]));
  if (!grades) throw new Error("no grades");
  const width = grades.names.length + 1;
  return { grade: grades.names[grades.reported[1]] ?? null, reachable: [...grades.names, null].filter((_, place) => grades.reachable[width + place] === 1) };
}

describe("grades (R16, R17)", () => {
  for (const { name, scheme, person, grade, reachable } of ROWS) {
    it(name, () => expect(gradeOf(scheme, person)).to.deep.equal({ grade, reachable }));
  }

  it("is null without grades", () => {
    expect(decide(population(schemeOf(), [{ score: 1 }])).grades).to.equal(null);
  });

  describe("share bands", () => {
    const ranking = { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" } as const;
    const share = (grade: string, numerator: number, denominator: number, cuts?: Band["cuts"]): Band => band(grade, { share: { numerator, denominator }, cuts });
    const grades = [share("A", 1, 10), share("B", 2, 10), band("C", {})];
    function graded(more: Partial<Scheme>, people: readonly Person[]): { grades: (string | undefined)[]; reach: string[] } {
      const { grades: found } = decide(population(schemeOf({ score: score(), ranking, rankingFirst: true, grades, ...more }), people));
      const width = (found?.names.length ?? 0) + 1;
      return {
        grades: [...(found?.reported ?? [])].map((place) => found?.names[place]),
        reach: people.map((_, row) => [...(found?.names ?? []), "-"].filter((__, place) => found?.reachable[row * width + place] === 1).join("")),
      };
    }
    const descending = (count: number): Person[] => Array.from({ length: count }, (_, i) => ({ score: 100 - i }));

    const rest = descending(8);

    it("cumulates shares and rounds places down once: 19 subjects, 1/10 and 2/10 are 1 and 5 places", () => {
      expect(graded({}, descending(19)).grades.join("")).to.equal("A" + "BBBB" + "C".repeat(14));
    });
    it("lets ties at the cut share the better band", () => {
      expect(graded({}, [{ score: 900 }, { score: 900 }, ...rest]).grades.join("")).to.equal("AABCCCCCCC");
    });
    it("gives ties at the cut the lesser band where the ranking refuses ties", () => {
      expect(graded({ ranking: { ...ranking, ties: "refuse" } }, [{ score: 900 }, { score: 900 }, ...rest]).grades.join("")).to.equal("BBBCCCCCCC");
    });
    it("takes its ends from those of the rank", () => {
      expect(graded({}, [{ score: [500, 900, 900] }, { score: [700, 800, 900] }, ...rest]).reach.join(" ")).to.equal("AB AB B C C C C C C C");
    });
    it("is cut by scores where the scope is too small", () => {
      const cuts = [share("A", 1, 10, { from: 90 }), share("B", 2, 10, { from: 60, below: 90 }), band("C", {})];
      expect(graded({ grades: cuts, ranking: { ...ranking, atLeast: 5 } }, [{ score: 95 }, { score: 91 }, { score: 60 }, { score: 59 }]).grades.join("")).to.equal("AABC");
    });
    it("leaves every grade open to who is not rated", () => {
      expect(graded({}, [{ score: null }, { score: 1 }]).reach[0]).to.equal("ABC");
    });
  });

  it("gives bands that have only a condition where there is no score", () => {
    const grades = [band("in", { when: test("ready", "equal", true, "boolean") }), band("scored", { from: 0 }), band("out", {})];
    const scheme = { score: undefined, grades };
    expect(gradeOf(scheme, { facts: { ready: true } })).to.deep.equal({ grade: "in", reachable: ["in"] });
    expect(gradeOf(scheme, { facts: { ready: null } })).to.deep.equal({ grade: "out", reachable: ["in", "out"] });
  });

  it("reads flags, findings, their counts and negations in `when`", () => {
    const rules = [rule("f", { type: "flag", flag: "late" }), rule("a", { type: "finding", check: "licence", result: "absent" }), rule("p", { type: "finding", check: "licence", result: "pass" })];
    const when = all(not(test("flag.late", "equal", true, "boolean")), test("check.licence", "notEqual", "absent", "string"), test("results.absent", "lessThan", 1));
    const scheme = { ...shandong, rules, results: [{ id: "absent", title: text("absent") }, { id: "pass", title: text("pass") }], grades: [band("A", { when }), band("B", {})] };
    expect(gradeOf(scheme, { score: 1, rules: { p: "true" } })).to.deep.equal({ grade: "A", reachable: ["A"] });
    expect(gradeOf(scheme, { score: 1, rules: { p: "true", a: "true" } })).to.deep.equal({ grade: "B", reachable: ["B"] });
    expect(gradeOf(scheme, { score: 1, rules: { p: "true", a: "unknown" } }).reachable).to.deep.equal(["A", "B"]);
    expect(gradeOf(scheme, { score: 1, rules: { p: "true", f: "unknown" } }), "reported: no flag").to.deep.equal({ grade: "A", reachable: ["A", "B"] });
    expect(gradeOf(scheme, { score: 1 }), "a check without finding is missing").to.deep.equal({ grade: "B", reachable: ["A", "B"] });
  });
});
