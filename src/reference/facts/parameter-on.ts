import type { DatedParameter } from "../../domain/model/card.js";
import type { Day } from "../../domain/model/documents.js";
import type { Parameter } from "../../domain/model/scheme.js";
import { isoDay } from "../arithmetic/days.js";

/** What a dated parameter is on a day: of the values that have begun, the one that began last; null where none has, or where it has no dates. */
export function parameterOn(parameter: Parameter | undefined, day: Day): { readonly from: Day; readonly value: number } | null {
  const begun = (parameter?.values ?? []).filter(({ from }) => from <= day);
  return begun.length === 0 ? null : begun.reduce((newest, value) => (value.from > newest.from ? value : newest));
}

/** The dated ones among the parameters, as a trace tells them for a day. */
export function datedOn(parameters: Iterable<Parameter | undefined>, day: Day): readonly DatedParameter[] {
  return [...parameters].filter((each): each is Parameter => each?.values !== undefined).map((each) => {
    const found = parameterOn(each, day);
    return { name: each.name, value: found?.value ?? null, since: found && isoDay(found.from) };
  });
}
