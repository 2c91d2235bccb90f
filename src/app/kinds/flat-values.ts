import type { Json } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { isObject } from "../../domain/scheme/pointer.js";

/** The counterpart of nestValues: fields of single objects by their dotted names, all else as it stands. */
export function flatValues(kind: KindDeclaration, data: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  if (kind.objects === undefined) return data;
  return Object.fromEntries(Object.entries(data).flatMap(([name, value]) => {
    const object = kind.objects?.get(`data.${name}`);
    if (object?.maxItems !== undefined || !object || !isObject(value)) return [[name, value] as const];
    return Object.entries(value).map(([part, each]) => [`${name}.${part}`, each] as const);
  }));
}
