import type { Card, ListCard, TraceNode } from "../../domain/model/card.js";
import type { Subject } from "../../domain/model/documents.js";
import type { Cell } from "../cell.js";
import type { Checked } from "./checks.js";
import type { GroupValue } from "./groups.js";
import type { Standings } from "./one.js";
import type { RuleRow } from "./rule-rows.js";
import type { Standpoint } from "./keys.js";
import type { Stand } from "../places/standing.js";
import type { Score } from "./total.js";

/** Place of a ranked subject in its scope (R18). */
export interface Placing {
  /** The attribute within which it is ranked; null: among all. */
  readonly scope: string | null;
  readonly population: number;
  readonly rank: number;
  readonly best: number;
  readonly worst: number;
  readonly fromEnd: number;
  readonly fromEndLeast: number;
  readonly fromEndGreatest: number;
  /** How many others share the rank. */
  readonly tied: number;
}

/** Stage 11 of one subject: its grade, those still reachable, and the conditions behind them, read by their ends. */
export interface Graded {
  readonly grade: string | null;
  readonly reachable: readonly (string | null)[];
  /** `when` of each band; null: the band has none. */
  readonly bands: readonly (TraceNode | null)[];
  readonly atMost: readonly TraceNode[];
}

/** One list of one subject (R19). */
export interface Listed extends ListCard {
  readonly gate: TraceNode | null;
  readonly conditions: TraceNode | null;
  readonly exit: TraceNode | null;
}

/** Everything about one subject, filled in stage by stage. */
export interface Sheet {
  readonly subject: Subject;
  readonly facts: ReadonlyMap<string, Cell>;
  readonly eligibility: readonly TraceNode[];
  readonly status: Card["status"];
  readonly outcome: string | null;
  readonly because: readonly string[];
  readonly rows: readonly RuleRow[];
  readonly standings: Standings;
  /** By check: those of the scheme, and of its rules. */
  readonly checks: ReadonlyMap<string, Checked>;
  readonly groups: readonly GroupValue[];
  /** null: not rated, or the scheme has no score. */
  readonly score: Score | null;
  readonly scoreWithoutDisputed: bigint | null;
  readonly known: { readonly known: number; readonly of: number };
  readonly missing: Card["missing"];
  fewData: boolean;
  placing: Placing | null;
  /** By what it is ranked, the choice of a person among equals included. */
  ranks: Standpoint | null;
  /** Where it stands in each scope that may be its own; filled where grades go by shares of the ranking. */
  stands: readonly Stand<Sheet>[];
  graded: Graded | null;
  /** Places among others by what the rules bring, by fact. */
  readonly cohorts: Map<string, Cell>;
  readonly lists: Map<string, Listed>;
}
