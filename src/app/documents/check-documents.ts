import type { SecondOpinionSoFar } from "../ports/second-engine.js";

/** id: the run id. What the second engine and the reference found; a run with a difference cannot be published. */
export interface CheckDocument {
  readonly run: string;
  readonly engines: readonly { readonly name: string; readonly version: string; readonly compared: number; readonly differences: readonly string[] }[];
}
/** id in `checks`: `cases/<pinned>`. The cases that stood beside a scheme when it was last evaluated: publication runs them where the library has the scheme no more, or never had. */
export interface KeptCasesDocument {
  readonly pinned: string;
  readonly cases: string;
}
/** id in `checks`: `<run>/so-far`. Where the comparison with the second engine is, so that one of a large population that is cut off goes on from there; gone once the check is whole. */
export interface ComparedSoFarDocument {
  readonly run: string;
  /** Result of the run that was compared. */
  readonly result: string;
  readonly soFar: SecondOpinionSoFar;
}
