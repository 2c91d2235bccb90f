import type { Scheme } from "../../model/scheme.js";
import type { JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import type { AllFacts } from "../vocabulary/scopes.js";
import type { Universe } from "./satisfiable.js";

/** A scheme that reads without an error, as the checks of the whole look at it. */
export interface Whole {
  /** The author's text. */
  readonly raw: JsonObject;
  readonly context: ReadContext;
  readonly facts: AllFacts;
  readonly scheme: Scheme;
  readonly universe: Universe;
}
