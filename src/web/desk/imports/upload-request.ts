import { getMapping, type SavedMapping } from "../../../app/imports/mappings/saved-mappings.js";
import { targetOf, type Target } from "../../../app/imports/mappings/target.js";
import type { Mapping } from "../../../app/imports/model.js";
import type { ImportRequest } from "../../../app/imports/run-import.js";
import { kindsOf } from "../../../app/kinds/stored-kinds.js";
import type { DeskAsk } from "../desk-page.js";

/** What the address of an upload asks for: its kind, and the mapping that was chosen, if any. */
export interface UploadRequest {
  readonly request: ImportRequest;
  readonly target: Target;
  readonly mapping: Mapping | null;
  /** The saved mapping with its version; null: none was chosen. */
  readonly saved: SavedMapping | null;
}

export async function uploadRequest({ context, query }: DeskAsk, fileName: string): Promise<UploadRequest> {
  const saved = query.mapping === undefined ? null : await getMapping(context.store, query.mapping);
  const mapping = saved?.mapping ?? null;
  const target = targetOf(await kindsOf(context), mapping?.kind ?? query.kind ?? "", mapping?.collection);
  const request: ImportRequest = { kind: target.kind, collection: target.collection, fileName, ...(mapping ? { mapping } : {}), ...(query.sheet === undefined ? {} : { sheet: query.sheet }) };
  return { request, target, mapping, saved };
}
