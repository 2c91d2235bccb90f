import type { Document, Filter, Sort } from "mongodb";
import { checkRange, decodeCursor, ID_INDEX, type Place } from "../../app/ports/document-rules.js";
import type { IndexSpec, IndexValue, Range } from "../../app/ports/document-store.js";

/** Documents keep their id in `_id`, and ids are text. */
export type StoredBson = Document & { readonly _id: string };
type Bounds = Record<string, Document>;

/** Fields of an index in their order, the id last. */
const pathsOf = (index: IndexSpec): readonly string[] => [...index.fields, "_id"];

function boundsFilter(index: IndexSpec, range: Omit<Range, "after">): Bounds {
  checkRange(index, range);
  const { prefix = [], from, to } = range;
  const paths = pathsOf(index);
  const bounds: Bounds = Object.fromEntries(prefix.map((value, i) => [paths[i], { $eq: value }]));
  const next = paths[prefix.length];
  if (from !== undefined) bounds[next] = { ...bounds[next], $gte: from };
  if (to !== undefined) bounds[next] = { ...bounds[next], $lt: to };
  return bounds;
}

/** What stands behind a place: greater in the first field, or equal there and greater in the second, and so on. */
function afterFilter(index: IndexSpec, fixed: number, place: Place, reverse: boolean): Document {
  const paths = pathsOf(index).slice(fixed);
  const values: readonly IndexValue[] = [...place.values, place.id].slice(fixed);
  const beyond = reverse ? "$lt" : "$gt";
  const branches = paths.map((path, i) => ({ ...Object.fromEntries(paths.slice(0, i).map((p, j) => [p, values[j]])), [path]: { [beyond]: values[i] } }));
  return branches.length === 1 ? branches[0] : { $or: branches };
}

/** The filter of a range. Documents that do not stand in the index say so themselves. */
export function rangeFilter(index: IndexSpec, range: Range): Filter<StoredBson> {
  const parts: Document[] = [boundsFilter(index, range)];
  if (index !== ID_INDEX) parts.push({ _out: { $ne: index.name } });
  if (range.after !== undefined) parts.push(afterFilter(index, range.prefix?.length ?? 0, decodeCursor(index, range.after), range.reverse === true));
  const filled = parts.filter((part) => Object.keys(part).length > 0);
  return (filled.length > 1 ? { $and: filled } : (filled[0] ?? {})) as Filter<StoredBson>;
}

/** The order of an index; the server's own ends with the id. */
export function rangeSort(index: IndexSpec, reverse = false): Sort {
  return Object.fromEntries(pathsOf(index).map((path) => [path, reverse ? -1 : 1]));
}

/** Keys under which an index is created. */
export const indexKeys = (index: IndexSpec): Record<string, 1> => Object.fromEntries(pathsOf(index).map((path) => [path, 1]));
