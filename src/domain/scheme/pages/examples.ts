import type { Json } from "../../model/documents.js";
import type { ProblemCode } from "../problem-catalogue.js";
import type { Changes, Example } from "./example.js";

const test = (fact: string, operator: string, value: Json): Json => ({ fact, operator, value });
const both = (wrong: Changes, right: Changes): Example => ({ wrong, right });
/** One place, written wrongly and rightly. */
const at = (pointer: string, wrong: Json, right: Json): Example => both({ [pointer]: wrong }, { [pointer]: right });
const texts = (wrongText: string, rightText: string): Example => ({ wrongText, rightText });

const CONDITION = "/rules/0/conditions/all/0";
const AMOUNT = "/rules/0/event/params/amount";
const words = (zh: string, en: string): Json => ({ "zh-CN": zh, en });
const rule = (name: string, rest: Readonly<Record<string, Json>>): Json => ({ name, title: words("另一条", "Another"), basis: [{ ref: "notice" }], event: { type: "points", params: { group: "minus", amount: -1 } }, ...rest });
const attribute = (field: string, rest: Readonly<Record<string, Json>> = {}): Json => ({ from: "attribute", field, ...rest });
const bonus = (multiply: Json): Json => ({ title: words("加分数", "Bonus"), from: "formula", decimals: 0, expression: { multiply } });
const first = { of: "row", take: "first" };
const shame = (conditions: Json): Json => ({ id: "black", title: words("黑榜", "Black list"), tone: "shame", conditions });

/** A criteria list: rules nominate, and nothing is added up. */
const WITHOUT_SCORE: Changes = {
  "/score": null, "/grades": null, "/ranking": null, "/parameters/penalty": null, "/facts/inspections": null,
  "/rules": [{ name: "late", title: words("超期办理", "Late answers"), basis: [{ ref: "notice" }], conditions: { all: [test("late", "greaterThanInclusive", { param: "lateFrom" })] }, event: { type: "list", params: { list: "key" } } }],
};

const OF_TEXT: Partial<Record<ProblemCode, Example>> = {
  "json-syntax": texts('{"id": "sample" "title": "x"}', '{"id": "sample", "title": "x"}'),
  "duplicate-key": texts('{"id": "sample", "id": "other"}', '{"id": "sample"}'),
  "unsafe-number": texts('{"value": 0.12345678901234567890123}', '{"value": 0.1234}'),
  "forbidden-key": texts('{"__proto__": 1}', '{"proto": 1}'),
  "lone-surrogate": texts('{"id": "\\ud83d"}', '{"id": "\\ud83d\\ude00"}'),
};
const OF_SHAPE: Partial<Record<ProblemCode, Example>> = {
  "unknown-key": both({ "/rules/0/prioritee": 5 }, { "/rules/0/priority": 5 }),
  "missing-key": at("/rules/0/event", { type: "points", params: { group: "minus" } }, { type: "points", params: { group: "minus", amount: { param: "penalty" } } }),
  "wrong-type": at("/score/round/places", "2", 2),
  "not-one-of": at("/period/cadence", "weekly", "month"),
  "malformed": at("/facts/late/window", "1 year", "P1Y"),
  "too-few": at("/lists/0/quota", { places: 3, by: [] }, { places: 3, by: [{ score: "descending" }] }),
  "too-great": at("/facts/late/decimals", 9, 0),
  "too-small": at("/facts/late/decimals", -1, 0),
  "any-beside-all": at("/rules/0/conditions", { all: [test("late", "greaterThan", 2)], any: [test("inspections", "greaterThan", 0)] }, { all: [test("late", "greaterThanInclusive", { param: "lateFrom" }), { any: [test("inspections", "greaterThan", 0), test("late", "greaterThan", 9)] }] }),
  "empty-condition": at("/rules/0/conditions", { all: [] }, { all: [test("late", "greaterThanInclusive", { param: "lateFrom" })] }),
  "json-path": at(CONDITION, { fact: "late", operator: "greaterThan", value: 2, path: "$.n" }, test("late", "greaterThanInclusive", { param: "lateFrom" })),
};
const OF_NAMES: Partial<Record<ProblemCode, Example>> = {
  "unknown-fact": at(`${CONDITION}/fact`, "lates", "late"),
  "unknown-operator": at(`${CONDITION}/operator`, "greaterthan", "greaterThan"),
  "unknown-parameter": at(`${AMOUNT}/param`, "penalti", "penalty"),
  "unknown-group": at("/rules/0/event/params/group", "minuss", "minus"),
  "unknown-grade": at("/atMost", [{ grade: "C", when: { all: [test("score", "lessThan", 70)] }, reason: words("扣分过多", "Too many points lost") }], [{ grade: "B", when: { all: [test("score", "lessThan", 78)] }, reason: words("扣分过多", "Too many points lost") }]),
  "unknown-list": at("/rules/-", rule("named", { event: { type: "list", params: { list: "redd" } } }), rule("named", { event: { type: "list", params: { list: "red" } } })),
  "unknown-kind": at("/facts/late/kind", "complaints", "complaint"),
  "unknown-field": at("/facts/late/where", { "data.lates": true }, { "data.late": true }),
  "unknown-condition": both({ [CONDITION]: { condition: "manyLate" } }, { [CONDITION]: { condition: "manyLate" }, "/conditions": { manyLate: test("late", "greaterThanInclusive", { param: "lateFrom" }) } }),
  "unknown-basis": at("/rules/0/basis/0/ref", "notise", "notice"),
  "duplicate-name": at("/rules/1/name", "late", "inspected"),
  "reserved-name": both({ "/facts/score": attribute("staff"), [CONDITION]: test("score", "greaterThan", 1) }, { "/facts/staff": attribute("staff"), [CONDITION]: { all: [test("late", "greaterThanInclusive", { param: "lateFrom" }), test("staff", "greaterThan", 1)] } }),
  "row-outside": at("/rules/1/event/params/amount", { row: "points" }, 5),
  "unknown-table": at("/rules/1/rows", "items", null),
};
const OF_MEANING: Partial<Record<ProblemCode, Example>> = {
  "wrong-operand": at(CONDITION, test("late", "contains", "x"), test("late", "greaterThanInclusive", { param: "lateFrom" })),
  "wrong-value": at("/rules/1/conditions/all/0/value", "1", 1),
  "value-impossible": both({ "/facts/size": attribute("size"), "/rules/1/conditions/all/0": test("size", "equal", "huge") }, { "/facts/size": attribute("size"), "/rules/1/conditions/all/0": { any: [test("size", "equal", "large"), test("inspections", "greaterThanInclusive", 1)] } }),
  "cycle": both({ "/facts/late": { from: "formula", expression: { add: [{ fact: "late" }, 1] } } }, {}),
  "personal-field": both({ "/facts/contact": attribute("contact") }, {}),
  "no-such-day": at("/rules/0/effective", { from: "2026-02-30" }, { from: "2026-02-28" }),
  "empty-span": at("/rules/0/effective", { from: "2026-12-31", to: "2026-01-01" }, { from: "2026-01-01", to: "2026-12-31" }),
  "bounds-crossed": both({ "/score/groups/0/min": 5, "/score/groups/0/max": 0 }, {}),
  "parameter-out-of-bounds": at("/parameters/penalty/value", 5, -5),
  "not-ascending": at(AMOUNT, { steps: { of: { fact: "late" }, at: [[0, -1], [0, -5]] } }, { steps: { of: { fact: "late" }, at: [[0, -1], [5, { param: "penalty" }]] } }),
  "aggregate-needs-of": at("/facts/late/aggregate", "sum", "count"),
  "aggregate-without": at("/facts/late/of", "data.act", null),
  "scheme-not-named": both({ "/facts/late": { from: "records", kind: "decision", aggregate: "count" } }, {}),
  "group-without-ends": both({ "/score/groups/0": { id: "plus", title: words("加分", "Plus"), weight: 1 } }, { "/score/groups/0": { id: "plus", title: words("加分", "Plus"), weight: 1, min: 0, max: 5 } }),
  "idle-clamp": at("/score/groups/0/max", 500, 5),
  "later-stage": at(CONDITION, test("score", "greaterThan", 70), test("late", "greaterThanInclusive", { param: "lateFrom" })),
  "band-gap": both({ "/grades": [{ grade: "A", from: 80 }, { grade: "B", below: 79 }] }, {}),
  "band-overlap": both({ "/grades": [{ grade: "A", from: 80 }, { grade: "B", below: 82 }] }, {}),
  "band-unreachable": both({ "/grades": [{ grade: "A", from: 70 }, { grade: "B", below: 70 }, { grade: "C", below: 60 }] }, {}),
  "grades-apart": both({ "/grades": [{ grade: "A", from: 84 }, { grade: "B", from: 80, below: 84 }, { grade: "A", below: 80 }] }, {}),
  "consequence-without-basis": both({ "/consequences": [{ for: { grade: "B" }, text: words("增加检查", "More inspections") }] }, { "/consequences": [{ for: { grade: "B" }, text: words("增加检查", "More inspections"), basis: [{ ref: "notice", article: "第五条" }] }] }),
  "missing-article": both({ "/rules/0/official": true }, { "/rules/0/official": true, "/rules/0/basis/0/article": "第三条" }),
  "missing-basis": at("/rules/0/basis", null, [{ ref: "notice" }]),
  "missing-translation": at("/rules/0/title", words("超期办理", "超期办理"), words("超期办理", "Late answers")),
  "missing-chinese": at("/rules/0/title", words("Late answers", "Late answers"), words("超期办理", "Late answers")),
};
const OF_WHOLE: Partial<Record<ProblemCode, Example>> = {
  "unused-fact": both({ "/facts/staff": attribute("staff") }, {}),
  "unused-parameter": at("/rules/0/event/params/amount", -5, { param: "penalty" }),
  "unused-table": both({ "/tables": { item: { a: { points: 1 } } } }, {}),
  "unused-condition": both({ "/conditions": { manyLate: test("late", "greaterThan", 2) } }, {}),
  "unused-result": both({ "/results": [{ id: "absent", title: words("未公开", "Absent") }] }, {}),
  "unused-check": both({ "/checks": { licence: { title: words("营业执照", "Licence") } } }, {}),
  "unused-flag": both({ "/flags": { watched: words("重点关注", "Watched") } }, {}),
  "unused-group": both({ "/score/groups/2": null, "/score/groups/-": { id: "extra", title: words("其他", "Other") } }, {}),
  "never-true": at("/rules/0/conditions/all", [test("late", "greaterThan", 5), test("late", "lessThan", 3)], [test("late", "greaterThanInclusive", { param: "lateFrom" })]),
  "always-true": at("/rules/1/conditions/all/0/value", 0, 1),
  "unreachable-rule": both({ "/rules/1/applies": { all: [test("inspections", "equal", 0)] } }, { "/rules/1/applies": { all: [test("late", "lessThan", 2)] } }),
  "unreachable-row": both(
    { "/rules/0/one": first, "/rules/-": rule("many", { one: first, conditions: { all: [test("late", "greaterThan", 9)] } }) },
    { "/rules/0/one": first, "/rules/-": rule("many", { one: first, priority: 5, conditions: { all: [test("late", "greaterThan", 9)] } }) },
  ),
  "duplicate-parameter": at("/parameters/lateFrom/title", words("超期一件扣分", "Points for a late answer"), words("超期起扣件数", "Late answers from which points are lost")),
  "shadowed-parameter": both({ "/parameters/late": { title: words("起扣", "From"), value: 3 }, "/parameters/lateFrom": null, [`${CONDITION}/value/param`]: "late" }, {}),
  "literal-beside-parameter": both({ "/rules/1/conditions/all/0": { any: [test("late", "lessThan", 3), test("inspections", "greaterThan", 1)] } }, { "/rules/1/conditions/all/0": { any: [test("late", "lessThan", { param: "lateFrom" }), test("inspections", "greaterThan", 1)] } }),
  "quota-without-order": both(
    { ...WITHOUT_SCORE, "/lists/0": { id: "key", title: words("名单", "List"), tone: "neutral", conditions: { all: [test("late", "greaterThan", 2)] }, quota: { places: 3 } } },
    { ...WITHOUT_SCORE, "/lists/0": { id: "key", title: words("名单", "List"), tone: "neutral", conditions: { all: [test("late", "greaterThan", 2)] }, quota: { places: 3, by: [{ late: "descending" }] } } },
  ),
  "rewarded-zero": both(
    { "/rules/1/conditions/all/0": test("late", "equal", 0), "/facts/inspections": null },
    { "/rules/1/conditions/all/0": test("late", "equal", 0), "/facts/late/knownIf": { all: [test("inspections", "greaterThanInclusive", 1)] } },
  ),
  "constant-formula": both(
    { "/facts/bonus": bonus([2, { param: "lateFrom" }]), "/rules/1/event/params/amount": { fact: "bonus" } },
    { "/facts/bonus": bonus([2, { fact: "inspections" }]), "/rules/1/event/params/amount": { fact: "bonus" } },
  ),
  "list-without-entry": both(
    { "/lists/0/conditions": null },
    { "/lists/0/gate": test("inspections", "greaterThanInclusive", 1) },
  ),
  "lists-meet": both(
    { "/lists/0/conditions/all/0": test("rank", "lessThanInclusive", 3), "/lists/-": shame({ all: [test("rankFromEnd", "lessThanInclusive", 3)] }) },
    { "/lists/0/conditions/all/0": test("rank", "lessThanInclusive", 3), "/lists/-": shame({ all: [test("rankFromEnd", "lessThanInclusive", 3), test("list.red", "equal", false)] }) },
  ),
};

/** An example for each code of which a short one can be made. */
export const EXAMPLES: Partial<Readonly<Record<ProblemCode, Example>>> = { ...OF_TEXT, ...OF_SHAPE, ...OF_NAMES, ...OF_MEANING, ...OF_WHOLE };
