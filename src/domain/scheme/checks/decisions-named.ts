import type { Condition, RecordSelection } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

const DECIDED: ReadonlySet<string> = new Set(["decision", "item"]);

function schemesOf(part: Condition): readonly string[] {
  if (part.kind !== "test" || part.fact !== "record.data.scheme" || part.value.kind !== "constant") return [];
  const { value } = part.value;
  if (part.operator === "equal" && typeof value === "string") return [value];
  return part.operator === "in" && Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Schemes that `where` names, so that only their decisions or items are taken. */
export function schemesNamed({ where }: RecordSelection): readonly string[] {
  const parts = where === undefined ? [] : where.kind === "all" ? where.parts : [where];
  return parts.flatMap(schemesOf);
}

/** Schemes whose decisions or items a selection reads: `where` must name them, or circles over (scheme, period) could not be found. */
export function checkDecisionsNamed(context: ReadContext, select: RecordSelection, pointer: string): readonly string[] {
  const kind = select.kinds.find((each) => DECIDED.has(each));
  if (kind === undefined) return [];
  const schemes = schemesNamed(select);
  if (schemes.length === 0) context.problems.add("scheme-not-named", below(pointer, "where"), { kind });
  return schemes;
}
