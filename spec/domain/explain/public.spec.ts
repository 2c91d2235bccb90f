import { expect } from "chai";
import type { Card, Trace, TraceNode } from "../../../src/domain/model/card.js";
import { isPublic } from "../../../src/domain/explain/is-public.js";
import { publicCard, publicTrace } from "../../../src/domain/explain/public-trace.js";
import { expr, rule } from "../../reference/build.js";
import { titledScheme } from "./words-scheme.js";

const finding = rule("absent", { type: "finding", check: "licence", result: "absent", details: new Map([["staff", expr("staff")], ["who", expr("manager")], ["sum", { op: "add", of: [expr("staff"), expr("caller")] }]]) });
const base = titledScheme();
const scheme = titledScheme({ rules: [...base.rules, finding] });

describe("what may be shown", () => {
  const ROWS: readonly (readonly [string, boolean, string])[] = [
    ["staff", true, "a public attribute"], ["manager", false, "an attribute that is not"], ["listed", false, "an attribute that no kind declares"], ["marks", true, "an aggregate of a public field"],
    ["caller", false, "the newest value of a field that is not"], ["postedGap", true, "how long ago"], ["perHead", true, "a formula over public facts"], ["score", true, "what is settled"],
    ["points.bad", true, "points"], ["record.data.points", true, "a public record field"], ["record.data.caller", false, "a record field that is not"], ["record.data.level", false, "a field that one of its kinds keeps"],
    ["record.data.nothing", false, "a field that nobody declares"], ["record.disputed", true, "a mark"], ["record.subject.district", true, "the subject's public attribute"],
    ["record.subject.managerId", false, "the subject's other one"], ["scope.district", true, "a scope"], ["asOf", true, "the day"],
  ];
  for (const [name, shown, why] of ROWS) it(`${name}: ${why}`, () => expect(isPublic(scheme, name)).to.equal(shown));
});

const node = (fact: string, value: string | number, other: { readonly thresholdFact: string; readonly threshold: string } | null = null): TraceNode =>
  ({ kind: "test", outcome: "true", pointer: "/p", fact, operator: "equal", value, reason: null, ends: null, threshold: "t", thresholdFact: null, parameter: null, ...other });
const SECRET = "370302-secret";

describe("the public form of traces and cards", () => {
  it("keeps outcomes and drops values that are not public, at any depth and on either side", () => {
    const hidden: TraceNode = { kind: "any", outcome: "true", pointer: "", parts: [node("manager", SECRET), { kind: "not", outcome: "false", pointer: "", parts: [node("staff", 5, { thresholdFact: "manager", threshold: SECRET })] }] };
    const trace: Trace = {
      rules: [{ rule: "late", record: null, state: "evaluated", outcome: "true", applies: node("record.data.caller", SECRET), conditions: hidden, amount: -5 }],
      decisions: [{ of: "list", id: "red", outcome: "true", conditions: hidden }],
    };
    const shown = publicTrace(trace, scheme);
    expect(JSON.stringify(shown)).not.to.include(SECRET);
    expect(shown.rules[0].conditions).to.deep.equal({ ...hidden, parts: [{ ...node("manager", SECRET), value: null }, { kind: "not", outcome: "false", pointer: "", parts: [{ ...node("staff", 5), thresholdFact: "manager", threshold: null }] }] });
    expect(JSON.stringify(trace), "the trace itself stays").to.include(SECRET);
  });

  it("drops details and assumed values of a card", () => {
    const card = {
      findings: [{ check: "licence", result: "absent", rule: "absent", record: null, details: { staff: 5, who: SECRET, sum: 7 } }],
      missing: [{ fact: "manager", reason: "noAttribute", assumed: SECRET }, { fact: "staff", reason: "noAttribute", assumed: 3 }],
    } as unknown as Card;
    const shown = publicCard(card, scheme);
    expect(shown.findings[0].details).to.deep.equal({ staff: 5, who: null, sum: null });
    expect(shown.missing.map(({ assumed }) => assumed)).to.deep.equal([null, 3]);
  });
});
