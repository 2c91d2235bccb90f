import type { Day } from "../model/documents.js";
import { ProblemError } from "../model/problem.js";
import type { Scheme } from "../model/scheme.js";
import { readScheme } from "./read-scheme.js";

/**
 * The scheme as it is on a day: itself, unless it has dated parameters, which are then put in anew. Throws ProblemError with the parameter and the
 * day where something reads one that has no value yet.
 */
export function schemeOn(scheme: Scheme, asOf: Day): Scheme {
  const { dated, kinds } = scheme;
  if (!dated || dated.asOf === asOf) return scheme;
  const { scheme: found, problems } = readScheme(dated.raw, kinds, { asOf });
  if (!found) throw new ProblemError(problems.filter(({ severity }) => severity === "error"));
  return found;
}
