import type { Json } from "../../model/documents.js";
import type { Aggregate, Condition, RecordsFact } from "../../model/scheme.js";
import { checkAggregate, checkOperandType, operandsOf } from "../checks/aggregate-operands.js";
import { checkDecisionsNamed } from "../checks/decisions-named.js";
import { checkGuarded, checkGuards } from "../checks/known-guard.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { Item, ReadContext, Scope } from "../vocabulary/context.js";
import { readWhere } from "./read-where.js";
import { fieldAt, readSelection, type Selected } from "./read-selection.js";
import { commonField } from "../vocabulary/record-fields.js";

type Own = Pick<RecordsFact, "from" | "select" | "aggregate" | "of" | "satisfies" | "weight" | "one" | "current">;
/** The part of a records fact that is its own, and the schemes whose decisions it reads. */
export interface RecordsPart {
  readonly part: Own;
  readonly schemes: readonly string[];
}
interface Place {
  readonly context: ReadContext;
  readonly selected: Selected;
  readonly raw: JsonObject;
  readonly pointer: string;
  readonly aggregate: Aggregate;
}

const guardOf = ({ context, selected }: Place): Parameters<typeof checkGuards>[0] => ({
  context, required: (field) => commonField(selected.kinds, field)?.required === true,
});

function ofField(place: Place): string | undefined {
  const { context, selected, raw, pointer, aggregate } = place;
  const { of } = operandsOf(aggregate);
  const at = below(pointer, "of");
  const name = typeof raw.of === "string" ? fieldAt(context, selected.kinds, raw.of, at) : undefined;
  const field = name === undefined ? undefined : commonField(selected.kinds, name);
  if (!field) return undefined;
  checkOperandType(context, field, Array.isArray(of) ? (of as readonly typeof field.type[]) : ["number"], at);
  // `latest` reads one record alone: a field that it lacks makes the fact missing, and loses no record.
  if (aggregate !== "latest") checkGuarded(guardOf(place), `record.${field.name}`, selected.select.where, at);
  return `record.${field.name}`;
}

function weightField(place: Place): string | undefined {
  const { context, selected, raw, pointer } = place;
  const at = below(pointer, "weight");
  const name = fieldAt(context, selected.kinds, member(raw, "weight"), at);
  const field = name === undefined ? undefined : commonField(selected.kinds, name);
  if (!field) return undefined;
  checkOperandType(context, field, ["number"], at);
  checkGuarded(guardOf(place), `record.${field.name}`, selected.select.where, at);
  return `record.${field.name}`;
}

/** `per` names record fields, with or without `record.` in front. */
function oneOf({ context, selected, raw, pointer }: Place): RecordsFact["one"] {
  const one = member(raw, "one");
  if (!isObject(one)) return undefined;
  const per = ((one.per ?? []) as readonly Json[]).flatMap((each, i) => {
    const name = fieldAt(context, selected.kinds, each, below(pointer, "one", "per", i));
    return name === undefined ? [] : [`record.${name}`];
  });
  return { per, take: one.take as "latest" | "earliest" | "largest" };
}

function satisfies(place: Place): Condition | undefined {
  const { context, selected, raw, pointer, aggregate } = place;
  if (aggregate !== "consecutive") return undefined;
  const condition = readWhere(context, selected.fields, raw.of, below(pointer, "of"));
  if (condition) checkGuards(guardOf(place), condition);
  return condition;
}

/** What a fact over records says of its own: which records, and what is made of them. */
export function readRecordsFact(context: ReadContext, scope: Scope, { raw, pointer }: Item, scheme: string): RecordsPart | undefined {
  const aggregate = raw.aggregate as Aggregate;
  const selected = readSelection(context, scope, raw, { pointer, key: "kind" });
  const schemes = checkDecisionsNamed(context, selected.select, pointer);
  const current = member(raw, "current") === true;
  const own = selected.select.via === undefined && member(raw, "about") === undefined && schemes.length === 1 && schemes[0] === scheme && selected.select.kinds.every((kind) => kind === "decision");
  if (current && !own) context.problems.add("current-misplaced", below(pointer, "current"));
  if (aggregate === "consecutive" && selected.select.via && schemes.length > 0) context.problems.add("consecutive-via", below(pointer, "via"), {});
  const place = { context, selected, raw, pointer, aggregate };
  if (!checkAggregate(context, aggregate, raw, pointer)) return undefined;
  const [of, weight, one, condition] = [ofField(place), weightField(place), oneOf(place), satisfies(place)];
  const part: Own = {
    from: "records", select: selected.select, aggregate, current: current && own,
    ...(of === undefined ? {} : { of }), ...(condition ? { satisfies: condition } : {}), ...(weight === undefined ? {} : { weight }), ...(one ? { one } : {}),
  };
  return { part, schemes };
}
