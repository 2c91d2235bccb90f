import type { Scheme } from "../../domain/model/scheme.js";
import type { RankingSnapshot } from "./ranking-snapshot.js";

interface Named {
  readonly subject: string;
  readonly name: string;
}
/** Entries and exits of one list between two periods. */
export interface ListChange {
  readonly list: string;
  readonly size: number;
  readonly entered: readonly Named[];
  readonly left: readonly Named[];
}

const ON = 1;

function members(snapshot: RankingSnapshot, list: string): ReadonlyMap<string, Named> {
  const column = snapshot.lists.get(list);
  const rows = column ? [...column.keys()].filter((row) => column[row] === ON) : [];
  return new Map(rows.map((row) => [snapshot.ids[row], { subject: snapshot.ids[row], name: snapshot.names[row] }]));
}

/** Who came and who went since the period before (`previous` null: there is none, and nobody came). */
export function listChanges(scheme: Scheme, snapshot: RankingSnapshot, previous: RankingSnapshot | null): readonly ListChange[] {
  return scheme.lists.map(({ id }) => {
    const now = members(snapshot, id);
    const before = previous ? members(previous, id) : now;
    return {
      list: id, size: now.size,
      entered: [...now.values()].filter(({ subject }) => !before.has(subject)),
      left: [...before.values()].filter(({ subject }) => !now.has(subject)),
    };
  });
}
