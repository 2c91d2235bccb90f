import type { ShownRun } from "../../app/queries/published-runs.js";
import type { Pair } from "../language.js";
import type { Ask } from "../pages/page.js";
import type { ParameterName } from "../parameters.js";

/** One resource: the row from which its route, its checks of parameters and its part of the OpenAPI document are all made. */
export interface ApiRoute {
  readonly id: string;
  /** With {parts} in braces. */
  readonly path: string;
  readonly words: Pair;
  readonly parts: Readonly<Record<string, Pair>>;
  readonly parameters: readonly ParameterName[];
  /** Name of the component that describes the answer. */
  readonly answer: string;
  readonly get: (ask: Ask) => Promise<object>;
}

/** What every answer of a run begins with. */
export function runHead({ run, publication, stale }: ShownRun, demonstration: boolean): object {
  return {
    demonstration, run: run.id, scheme: run.scheme, title: run.title, period: run.period.id, asOf: run.asOf,
    state: publication ? "published" : "unpublished", publishedAt: publication?.at ?? null, revision: run.revision, ...(stale ? { stale: true } : {}),
  };
}
