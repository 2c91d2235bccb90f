import type { Json } from "../../model/documents.js";
import type { FactType } from "../../model/kinds.js";
import type { Known, Operand } from "../../model/scheme.js";
import { rightWords, type RightSide } from "../checks/operand-types.js";
import { knownFact } from "../checks/unknown-fact.js";
import { below, isObject, member } from "../pointer.js";
import { FACT_TYPE_WORDS, typeWords, type ReadContext, type Scope } from "../vocabulary/context.js";
import { datedOperand } from "../vocabulary/dated.js";
import { dayAt, parameterAt } from "../vocabulary/values.js";

interface Place {
  readonly context: ReadContext;
  readonly scope: Scope;
  readonly operator: string;
  readonly side: RightSide;
}

function refuse({ context, operator, side }: Place, pointer: string, found: readonly [string, string]): undefined {
  context.problems.add("wrong-value", pointer, { operator, expected: rightWords(side), found });
  return undefined;
}

/** One constant of the type (days as day numbers), with the parameter that it came from. */
function scalar(place: Place, raw: Json, type: FactType, pointer: string): { readonly value: Known; readonly parameter?: string } | undefined {
  if (isObject(raw) && Object.hasOwn(raw, "param")) {
    return type === "number" ? parameterAt(place.context, raw.param, pointer) : refuse(place, pointer, ["数值参数", "a parameter, which is a number"]);
  }
  if (type === "day" && typeof raw === "string") {
    const value = dayAt(place.context, raw, pointer);
    return value === undefined ? undefined : { value };
  }
  if (type === "list" && Array.isArray(raw) && (raw as readonly Json[]).every((each) => typeof each === "string")) return { value: raw as readonly string[] };
  if (typeof raw === type) return { value: raw as Known };
  return raw === null ? undefined : refuse(place, pointer, typeWords(raw));
}

/** Several constants of the type; undefined if one of them is not. */
function several(place: Place, raw: readonly Json[], pointer: string): readonly Known[] | undefined {
  const values = raw.map((each, i) => scalar(place, each, place.side.type, below(pointer, i))?.value);
  return values.some((each) => each === undefined) ? undefined : (values as Known[]);
}

function fromFact(place: Place, name: string, pointer: string): Operand | undefined {
  const fact = knownFact(place.context, place.scope, name, pointer);
  if (!fact) return undefined;
  const { form, type } = place.side;
  const fits = form === "one" ? fact.type === type : form === "set" && type === "string" && fact.type === "list";
  if (fits) return { kind: "fact", fact: fact.name };
  const [zh, en] = FACT_TYPE_WORDS[fact.type];
  return refuse(place, pointer, [`事实“${name}”（${zh}）`, `the fact "${name}", which is ${en}`]);
}

function pairOrSet(place: Place, raw: Json, pointer: string): Operand | undefined {
  if (!Array.isArray(raw)) return refuse(place, pointer, typeWords(raw));
  const elements = raw as readonly Json[];
  const { form, type } = place.side;
  if (form === "pair" ? elements.length !== 2 : elements.length === 0) return refuse(place, pointer, [`${elements.length} 个值的列表`, `a list of ${elements.length}`]);
  const values = several(place, elements, pointer);
  if (!values) return undefined;
  const [from, to] = values;
  if (form === "pair" && from >= to) place.context.problems.add("bounds-crossed", pointer, { min: String(elements[0]), max: String(elements[1]) });
  return { kind: "constant", value: values as readonly string[] | readonly number[], type };
}

/**
 * The right-hand side of a test: a constant, a parameter or a fact of the type that the operator needs. Of pairs and sets `type` is that of
 * their values. undefined: it does not fit, and a problem says so.
 */
export function readOperand(place: Place, raw: Json | undefined, pointer: string): Operand | undefined {
  if (raw === undefined) return refuse(place, pointer, typeWords(raw));
  if (raw === null) return undefined;
  const fact = isObject(raw) ? member(raw, "fact") : undefined;
  if (typeof fact === "string") return fromFact(place, fact, below(pointer, "fact"));
  if (place.side.form !== "one") return pairOrSet(place, raw, pointer);
  const dated = place.side.type === "number" ? datedOperand(place.context, raw) : undefined;
  if (dated) return dated;
  const constant = scalar(place, raw, place.side.type, pointer);
  return constant && { kind: "constant", value: constant.value, type: place.side.type, ...(constant.parameter === undefined ? {} : { parameter: constant.parameter }) };
}
