import type { RecordsFact, Scheme, Test } from "../../model/scheme.js";

/** Under this name the earlier decisions are frozen that tell which entries of lists still run; no fact can be called so. */
export const STANDING = ":standing";

const names = (field: string): Test => ({ kind: "test", fact: field, type: "list", operator: "overlaps", value: { kind: "constant", value: [], type: "list" }, pointer: "" });

/** What is read of earlier decisions of the scheme itself, where a list has a term: the lists entered, and those that were still running. null: nothing. */
export function standingFact(scheme: Pick<Scheme, "lists"> & Partial<Pick<Scheme, "id">>): RecordsFact | null {
  if (scheme.id === undefined || scheme.lists.every(({ term }) => term === undefined)) return null;
  const where: Test = { kind: "test", fact: "record.data.scheme", type: "string", operator: "equal", value: { kind: "constant", value: scheme.id, type: "string" }, pointer: "" };
  return {
    name: STANDING, type: "number", decimals: 0, stage: 2, pointer: "", from: "records", aggregate: "count", current: true, select: { kinds: ["decision"], where, windows: [], on: "occurredOn" },
    satisfies: { kind: "any", parts: [names("record.data.lists"), names("record.data.standing")], pointer: "" },
  };
}
