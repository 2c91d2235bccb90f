/** What one subject came to in a run, as far as runs are compared. Fields without a value are absent or null. */
export interface Standing {
  readonly subject: string;
  readonly name?: string;
  readonly status: string;
  readonly score?: number | null;
  /** Grade, or the named outcome of who is not eligible. */
  readonly grade?: string | null;
  readonly rank?: number | null;
  /** Every list with its status; who stands on a list is `in`. */
  readonly lists: readonly (readonly [list: string, status: string])[];
}
/** One side of a difference. */
export interface Side {
  readonly status: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly rank: number | null;
  /** Lists that the subject stands on. */
  readonly lists: readonly string[];
}
export const COMPARED = ["status", "score", "grade", "rank", "lists"] as const;
export type Compared = (typeof COMPARED)[number];

/** A subject that came to something else, or stands in one run alone (null on the side of the other). */
export interface SubjectDifference {
  readonly subject: string;
  readonly name: string;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly changed: readonly Compared[];
}
export interface RunDifference {
  /** Subjects in either run. */
  readonly subjects: number;
  readonly unchanged: number;
  /** In the second run alone; in the first alone. */
  readonly appeared: number;
  readonly vanished: number;
  /** How many subjects of both runs changed in each respect. */
  readonly counts: Readonly<Record<Compared, number>>;
  /** How many came on and went off each list. */
  readonly lists: readonly { readonly list: string; readonly entered: number; readonly left: number }[];
  /** All that differ, in code-unit order of their ids. */
  readonly differences: readonly SubjectDifference[];
}

function sideOf({ status, score, grade, rank, lists }: Standing): Side {
  return { status, score: score ?? null, grade: grade ?? null, rank: rank ?? null, lists: lists.filter(([, where]) => where === "in").map(([list]) => list).sort() };
}

const same = (a: Side[Compared], b: Side[Compared]): boolean => String(a) === String(b) && (a === null) === (b === null);
const changedIn = (before: Side, after: Side): readonly Compared[] => COMPARED.filter((what) => !same(before[what], after[what]));

function differenceOf(before: Standing | undefined, after: Standing | undefined): SubjectDifference | null {
  const standing = (after ?? before) as Standing;
  const [a, b] = [before, after].map((one) => (one ? sideOf(one) : null));
  const changed = a && b ? changedIn(a, b) : [];
  if (a && b && changed.length === 0) return null;
  return { subject: standing.subject, name: standing.name ?? standing.subject, before: a, after: b, changed };
}

function listMoves(differences: readonly SubjectDifference[]): RunDifference["lists"] {
  const moves = new Map<string, { entered: number; left: number }>();
  const count = (list: string, what: "entered" | "left"): void => {
    const move = moves.get(list) ?? { entered: 0, left: 0 };
    move[what] += 1;
    moves.set(list, move);
  };
  for (const { before, after } of differences) {
    const [a, b] = [before?.lists ?? [], after?.lists ?? []];
    for (const list of b) if (!a.includes(list)) count(list, "entered");
    for (const list of a) if (!b.includes(list)) count(list, "left");
  }
  return [...moves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([list, move]) => ({ list, ...move }));
}

/** What differs between two runs, subject by subject: status, score, grade, rank and lists. */
export function compareRuns(before: readonly Standing[], after: readonly Standing[]): RunDifference {
  const [a, b] = [before, after].map((standings) => new Map(standings.map((one) => [one.subject, one])));
  const ids = [...new Set([...a.keys(), ...b.keys()])].sort();
  const differences = ids.flatMap((id) => differenceOf(a.get(id), b.get(id)) ?? []);
  const count = (holds: (difference: SubjectDifference) => boolean): number => differences.filter(holds).length;
  return {
    subjects: ids.length, unchanged: ids.length - differences.length, appeared: count((d) => d.before === null), vanished: count((d) => d.after === null),
    counts: Object.fromEntries(COMPARED.map((what) => [what, count(({ changed }) => changed.includes(what))])) as RunDifference["counts"],
    lists: listMoves(differences), differences,
  };
}
