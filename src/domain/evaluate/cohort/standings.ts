import type { RuleResults } from "../results.js";
import { asOneKey, countBelow, sortedKeys } from "../decide/key-order.js";
import { groupsBy } from "../decide/scopes.js";
import type { KeyColumn } from "../decide/sort-keys.js";
import { hasBit, rowsOf } from "../settled/bits.js";

/** Subjects that are compared with each other, scope by scope (R29). */
export interface Cohort {
  /** Who counts. */
  readonly members: Uint32Array;
  /** Who does not count yet, and may once what is missing is known; none of them is a member. */
  readonly comers: Uint32Array;
  readonly keys: readonly KeyColumn[];
  /** Attributes from narrow to wide; none: all stand together. */
  readonly scope: readonly string[];
  readonly atLeast: number | undefined;
}

/** Rows of those who share a scope. */
export interface Company {
  readonly members: Uint32Array;
  readonly comers: Uint32Array;
}

/** Where a subject stands in one scope that may be its own. Places count from 1; of a comer: once it has come. */
export interface Standing {
  /** The scope in which it stands as reported. */
  readonly chosen: boolean;
  /** All who stand in that scope; the same object for each of them. */
  readonly company: Company;
  readonly rank: number;
  readonly fromEnd: number;
  /** Over every completion: members that stand before (behind) for sure, and everybody who could. */
  readonly best: number;
  readonly worst: number;
  readonly fromEndLeast: number;
  readonly fromEndGreatest: number;
  /** How many count as reported, and at most. */
  readonly count: number;
  readonly most: number;
  /** Comers that could stand before, behind, and not behind. */
  readonly before: number;
  readonly behind: number;
  readonly notBehind: number;
}

type Sorted = KeyColumn;
const sortedOf = (key: KeyColumn, rows: Uint32Array): Sorted => ({ reported: sortedKeys(key.reported, rows), best: sortedKeys(key.best, rows), worst: sortedKeys(key.worst, rows) });

interface Group {
  readonly company: Company;
  readonly key: KeyColumn;
  readonly members: Sorted;
  readonly comers: Sorted;
}

/** How many of the sorted keys are greater than a value. */
const countAbove = (sorted: Float64Array, value: number): number => sorted.length - countBelow(sorted, value, true);

function standingIn({ company, key, members, comers }: Group, row: number, isMember: boolean, chosen: boolean): Standing {
  const { reported: { [row]: mine }, best: { [row]: best }, worst: { [row]: worst } } = key;
  // Of itself alone the best key can come before the worst: it is not one of the others.
  const itself = best < worst ? 1 : 0;
  const [ownMember, ownComer] = isMember ? [itself, 0] : [0, itself];
  const before = countBelow(comers.best, worst) - ownComer;
  const behind = countAbove(comers.worst, best) - ownComer;
  const count = members.reported.length;
  return {
    chosen, company, count, most: count + comers.reported.length, before, behind,
    notBehind: countBelow(comers.best, worst, true) - (isMember ? 0 : 1),
    rank: 1 + countBelow(members.reported, mine), fromEnd: 1 + countAbove(members.reported, mine),
    best: 1 + countBelow(members.worst, best), worst: 1 + countBelow(members.best, worst) - ownMember + before,
    fromEndLeast: 1 + countAbove(members.best, worst), fromEndGreatest: 1 + countAbove(members.worst, best) - ownMember + behind,
  };
}

function groupOf(cohort: Cohort, rows: Uint32Array, members: Uint32Array): Group {
  const [key, comers] = [asOneKey(cohort.keys, rows), rows.filter((row) => !hasBit(cohort.members, row))];
  return { company: { members, comers }, key, members: sortedOf(key, members), comers: sortedOf(key, comers) };
}

/**
 * The scopes in which each member and each comer stands, or may stand once others have come: the narrowest that is large enough, else the widest
 * (R18), and every narrower one that could become large enough. Rows that are neither have none.
 */
export function standingsOf(results: Pick<RuleResults, "column">, cohort: Cohort, subjects: number): readonly (readonly Standing[])[] {
  const found: Standing[][] = Array.from({ length: subjects }, () => []);
  const done = new Uint8Array(subjects);
  const all = rowsOf(cohort.members.map((word, i) => word | cohort.comers[i]));
  const levels: readonly (string | undefined)[] = cohort.scope.length === 0 ? [undefined] : cohort.scope;
  levels.forEach((attribute, level) => {
    for (const rows of groupsBy(results, attribute, all)) {
      const members = rows.filter((row) => hasBit(cohort.members, row));
      const enough = level === levels.length - 1 || cohort.atLeast === undefined || members.length >= cohort.atLeast;
      const open = rows.filter((row) => done[row] === 0);
      if (open.length === 0 || !(enough || rows.length >= (cohort.atLeast ?? 0))) continue;
      const group = groupOf(cohort, rows, members);
      for (const row of open) {
        found[row].push(standingIn(group, row, hasBit(cohort.members, row), enough));
        if (enough) done[row] = 1;
      }
    }
  });
  return found;
}
