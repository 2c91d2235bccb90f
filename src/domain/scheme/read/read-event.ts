import type { Json } from "../../model/documents.js";
import type { FactType } from "../../model/kinds.js";
import type { Expression, RuleEvent } from "../../model/scheme.js";
import { checkName, type DeclaredNames } from "../checks/known-names.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import { checkEventNeeds } from "../rules/event-needs.js";
import type { ReadContext, Scope } from "../vocabulary/context.js";
import { readExpression } from "./read-expression.js";
import { datedOperand, withoutAct } from "../vocabulary/dated.js";
import { boundsAt, stringAt, wrongType } from "../vocabulary/values.js";
import { textAt } from "../vocabulary/words.js";

export interface EventPlace {
  readonly context: ReadContext;
  readonly scope: Scope;
  readonly names: DeclaredNames;
  /** Name of the rule, which is the item's name unless another is given. */
  readonly rule: string;
}
interface Params extends EventPlace {
  readonly params: JsonObject;
  readonly pointer: string;
}
type Extra = Pick<RuleEvent, "check" | "result" | "details">;

const ANY: readonly FactType[] = ["number", "day", "boolean", "string", "list"];

/** A declared name under that key; undefined: nothing stands there. */
function nameAt({ context, names, params, pointer }: Params, key: string, sort: keyof DeclaredNames): string | undefined {
  const at = below(pointer, key);
  const name = stringAt(context, member(params, key), at);
  if (name !== undefined && checkEventNeeds(context, names, { sort, name }, at)) checkName(context, names, { sort, name }, at);
  return name;
}

function expressionAt({ context, scope, params, pointer }: Params, key: string): Expression | undefined {
  const raw = member(params, key);
  return raw === undefined ? undefined : readExpression(context, scope, raw, { pointer: below(pointer, key), types: ["number"] })?.expression;
}

function detailsAt({ context, scope, params, pointer }: Params): Extra["details"] {
  const raw = member(params, "details");
  if (!isObject(raw)) return undefined;
  return new Map(Object.entries(raw).flatMap(([name, value]): [string, Expression][] => {
    const typed = readExpression(context, scope, value, { pointer: below(pointer, "details", name), types: ANY });
    return typed ? [[name, typed.expression]] : [];
  }));
}

function extraOf(place: Params): Extra {
  const [check, result, details] = [nameAt(place, "check", "checks"), nameAt(place, "result", "results"), detailsAt(place)];
  return { ...(check === undefined ? {} : { check }), ...(result === undefined ? {} : { result }), ...(details ? { details } : {}) };
}

/** An amount held by the bounds of the item that hang on the day of the record; the others stay with the event. */
function heldByLaw({ context, params }: Params, amount: Expression): Expression {
  const held = (of: Expression, op: "min" | "max", fact: string | undefined): Expression => (fact === undefined ? of : { op, of: [{ op: "fact", fact }, of] });
  return held(held(amount, "max", datedOperand(context, member(params, "min"))?.fact), "min", datedOperand(context, member(params, "max"))?.fact);
}

function points(place: Params): RuleEvent | undefined {
  const { context, params, pointer, rule } = place;
  const [group, own, outOf] = [nameAt(place, "group", "groups"), expressionAt(place, "amount"), expressionAt({ ...place, context: withoutAct(context) }, "outOf")];
  const amount = own && heldByLaw(place, own);
  const fixed = Object.fromEntries(Object.entries(params).filter(([key, value]) => (key === "min" || key === "max") && !datedOperand(context, value)));
  const bounds = boundsAt(context, fixed, pointer);
  const item = stringAt(context, member(params, "item"), below(pointer, "item")) ?? rule;
  if (group === undefined || !amount) return undefined;
  return { type: "points", group, amount, ...(outOf ? { outOf } : {}), ...bounds, item, ...extraOf(place) };
}

const reason = ({ context, params, pointer }: Params): { readonly reason?: ReturnType<typeof textAt> } => {
  const text = textAt(context, member(params, "reason"), below(pointer, "reason"));
  return text ? { reason: text } : {};
};

const READERS: Readonly<Record<RuleEvent["type"], (place: Params) => RuleEvent | undefined>> = {
  points,
  cap: (place) => {
    const grade = nameAt(place, "grade", "grades");
    return grade === undefined ? undefined : ({ type: "cap", grade, ...reason(place), ...extraOf(place) } as RuleEvent);
  },
  list: (place) => {
    const list = nameAt(place, "list", "lists");
    return list === undefined ? undefined : ({ type: "list", list, ...reason(place), ...extraOf(place) } as RuleEvent);
  },
  finding: (place) => {
    const { check, result, details } = extraOf(place);
    return check === undefined || result === undefined ? undefined : { type: "finding", check, result, ...(details ? { details } : {}) };
  },
  flag: (place) => {
    const flag = stringAt(place.context, member(place.params, "flag"), below(place.pointer, "flag"));
    return flag === undefined ? undefined : { type: "flag", flag, ...extraOf(place) };
  },
};

/** What a rule does when it holds; undefined if it cannot be read (then problems say why). */
export function readEvent(place: EventPlace, raw: Json | undefined, pointer: string): RuleEvent | undefined {
  const params = isObject(raw) ? member(raw, "params") : undefined;
  const type = isObject(raw) ? String(member(raw, "type")) : "";
  if (!isObject(params) || !Object.hasOwn(READERS, type)) return wrongType(place.context, pointer, raw, ["事件", "an event {type, params}"]);
  return READERS[type as RuleEvent["type"]]({ ...place, params, pointer: below(pointer, "params") });
}
