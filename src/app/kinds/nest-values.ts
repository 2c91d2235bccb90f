import type { Json } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";

type Values = Readonly<Record<string, Json>>;

/**
 * The `data` of a record out of values by field, as tables and forms have them: `slips.order` becomes the field `order` of the object `slips`, where
 * the kind declares one. An object of which nothing is given is left out. Names are those of `data`, without `data.` in front.
 */
export function nestValues(kind: KindDeclaration, values: Values): Values {
  if (kind.objects === undefined) return values;
  const nested: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    const within = kind.fields.get(`data.${name}`)?.within?.slice("data.".length);
    if (within === undefined) nested[name] = value;
    else nested[within] = { ...(nested[within] as Values | undefined), [name.slice(within.length + 1)]: value };
  }
  return nested;
}
