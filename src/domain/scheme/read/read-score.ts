import type { Json } from "../../model/documents.js";
import type { Expression, Group, ScoreSpec } from "../../model/scheme.js";
import { checkDuplicates } from "../checks/duplicate-names.js";
import { checkGroupEnds } from "../checks/group-ends.js";
import { checkMagnitude } from "../checks/magnitude.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { DEFAULTS, nameAsText } from "../vocabulary/defaults.js";
import { readExpression } from "./read-expression.js";
import { factScope, type AllFacts } from "../vocabulary/scopes.js";
import { boundsAt, numberAt } from "../vocabulary/values.js";
import { notesAt, textAt } from "../vocabulary/words.js";

function readGroup(context: ReadContext, raw: JsonObject, pointer: string): Group {
  const id = String(raw.id);
  const [scale, weight] = ["scale", "weight"].map((key) => numberAt(context, member(raw, key), below(pointer, key)));
  const total = member(raw, "total");
  const bounds = boundsAt(context, raw, pointer);
  for (const each of [bounds.min, bounds.max, scale, weight]) if (each !== undefined) checkMagnitude(context, each, 6, pointer);
  return {
    id, title: textAt(context, member(raw, "title"), below(pointer, "title")) ?? nameAsText(id), ...bounds,
    ...(scale === undefined ? {} : { scale }), ...(weight === undefined ? {} : { weight }),
    missing: (member(raw, "missing") as Group["missing"] | undefined) ?? DEFAULTS.groupMissing,
    ...(total === undefined ? {} : { total: boundsAt(context, total, below(pointer, "total")) }),
    ...notesAt(context, raw, pointer),
  };
}

function startAt(context: ReadContext, facts: AllFacts, raw: JsonObject): Expression {
  const start = member(raw, "start");
  if (start === undefined) return { op: "number", value: 0 };
  const scope = factScope(facts, { words: ["起始分", "The start of the score"], stage: 5, before: 3, kind: "score" });
  return readExpression(context, scope, start, { pointer: "/score/start", types: ["number"] })?.expression ?? { op: "number", value: 0 };
}

/** Groups of the score in the order in which they are added. */
export function groupNames(raw: Json | undefined): readonly string[] {
  const groups = isObject(raw) ? member(raw, "groups") : undefined;
  return Array.isArray(groups) ? (groups as readonly JsonObject[]).map((group) => String(group.id)) : [];
}

/** The score; undefined: the scheme has none. */
export function readScore(context: ReadContext, facts: AllFacts, raw: Json | undefined): ScoreSpec | undefined {
  if (!isObject(raw)) return undefined;
  const groups = ((member(raw, "groups") ?? []) as readonly JsonObject[]).map((group, i) => readGroup(context, group, below("/score/groups", i)));
  checkDuplicates(context, ["记分组", "group"], groups.map((group, i) => ({ name: group.id, pointer: below("/score/groups", i, "id") })));
  const round = member(raw, "round") as { readonly places?: number; readonly items?: number; readonly mode?: ScoreSpec["round"]["mode"] } | undefined;
  const places = round?.places ?? DEFAULTS.places;
  const score: ScoreSpec = {
    start: startAt(context, facts, raw), better: (member(raw, "better") as ScoreSpec["better"] | undefined) ?? DEFAULTS.better, groups,
    round: { places, items: round?.items ?? places, mode: round?.mode ?? DEFAULTS.mode },
  };
  checkGroupEnds(context, score);
  return score;
}
