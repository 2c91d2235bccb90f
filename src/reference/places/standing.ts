import type { SortKey } from "../../domain/model/scheme.js";
import { grouped } from "../grouped.js";
import { compareKeys, type Standpoint } from "../stages/keys.js";
import { countFirst } from "../stages/scope.js";

/** One who stands in a cohort, or may once what is missing is known (R29). */
export interface Entrant<T> {
  readonly of: T;
  /** Counts; else it may come. */
  readonly member: boolean;
  readonly stands: Standpoint;
  /** The scope of each level in which it would stand; null: without a value, and all of those stand together. */
  readonly values: readonly (string | null)[];
}
export interface Levels {
  /** Attributes from narrow to wide; at least one (null: everybody). */
  readonly attributes: readonly (string | null)[];
  readonly atLeast: number | undefined;
  readonly by: readonly SortKey[];
}

type Keys = Standpoint["reported"];
interface Sorted {
  readonly reported: readonly Keys[];
  readonly best: readonly Keys[];
  readonly worst: readonly Keys[];
}

/** All who share a scope. */
export interface Company<T> {
  readonly members: readonly Entrant<T>[];
  readonly comers: readonly Entrant<T>[];
}

/** Where one stands in one company: the company, whether it is the one in which it stands as reported, and its places with their ends. */
export interface Stand<T> {
  readonly company: Company<T>;
  readonly chosen: boolean;
  readonly rank: number;
  readonly fromEnd: number;
  readonly best: number;
  readonly worst: number;
  readonly fromEndLeast: number;
  readonly fromEndGreatest: number;
  /** Comers that could come before it, behind it, and beside or before it. */
  readonly before: number;
  readonly behind: number;
  readonly notBehind: number;
}

/** The same company seen by its keys, each way in order. */
interface Ordered<T> {
  readonly company: Company<T>;
  readonly members: Sorted;
  readonly comers: Sorted;
}

function ordered<T>(by: readonly SortKey[], all: readonly Entrant<T>[]): Ordered<T> {
  const inOrder = (of: readonly Entrant<T>[], keys: (s: Standpoint) => Keys): readonly Keys[] => of.map(({ stands }) => keys(stands)).sort((a, b) => compareKeys(by, a, b));
  const sorted = (of: readonly Entrant<T>[]): Sorted => ({ reported: inOrder(of, (s) => s.reported), best: inOrder(of, (s) => s.best), worst: inOrder(of, (s) => s.worst) });
  const company = { members: all.filter(({ member }) => member), comers: all.filter(({ member }) => !member) };
  return { company, members: sorted(company.members), comers: sorted(company.comers) };
}

function standIn<T>({ company, members, comers }: Ordered<T>, by: readonly SortKey[], own: Entrant<T>, chosen: boolean): Stand<T> {
  const { reported, best, worst } = own.stands;
  const ahead = (all: readonly Keys[], keys: Keys): number => countFirst(all, (other) => compareKeys(by, other, keys) < 0);
  const notBehind = (all: readonly Keys[], keys: Keys): number => countFirst(all, (other) => compareKeys(by, other, keys) <= 0);
  const after = (all: readonly Keys[], keys: Keys): number => all.length - notBehind(all, keys);
  // It is itself in its company, and its best can be before its own worst: it is not one of the others.
  const itself = Number(compareKeys(by, best, worst) < 0);
  const [asMember, asComer] = own.member ? [itself, 0] : [0, itself];
  const [before, behind] = [ahead(comers.best, worst) - asComer, after(comers.worst, best) - asComer];
  return {
    company, chosen, before, behind, notBehind: notBehind(comers.best, worst) - Number(!own.member),
    rank: 1 + ahead(members.reported, reported), fromEnd: 1 + after(members.reported, reported),
    best: 1 + ahead(members.worst, best), worst: 1 + ahead(members.best, worst) - asMember + before,
    fromEndLeast: 1 + after(members.best, worst), fromEndGreatest: 1 + after(members.worst, best) - asMember + behind,
  };
}

/**
 * The places of everybody: in the narrowest scope with enough members, else the widest, and in every narrower one that comers could make large
 * enough. By entrant.
 */
export function standsOf<T>({ attributes, atLeast, by }: Levels, entrants: readonly Entrant<T>[]): ReadonlyMap<T, readonly Stand<T>[]> {
  const companies = attributes.map((_, level) => {
    const groups = grouped(entrants, ({ values }) => values[level]);
    return new Map([...groups].map(([value, all]) => [value, ordered(by, all)]));
  });
  const found = new Map<T, Stand<T>[]>();
  for (const own of entrants) {
    const stands: Stand<T>[] = [];
    for (const [level, byValue] of companies.entries()) {
      const company = byValue.get(own.values[level]) as Ordered<T>;
      const members = company.members.reported.length;
      const enough = atLeast === undefined || members >= atLeast || level === companies.length - 1;
      if (enough || members + company.comers.reported.length >= (atLeast ?? 0)) stands.push(standIn(company, by, own, enough));
      if (enough) break;
    }
    found.set(own.of, stands);
  }
  return found;
}
