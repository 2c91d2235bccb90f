import type { Problem } from "../../domain/model/problem.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { keysAllowed, type SchemaError } from "./rewrite-errors.js";

const NODES: readonly string[] = ["all", "any", "not", "condition"];

/** A key that may not stand there: beside another one, a path, or one that nobody knows. */
export function keyProblem(error: SchemaError, path: string): Problem {
  const key = String(error.params.additionalProperty);
  const own = Object.keys((error.data ?? {}) as object);
  const allowed = keysAllowed(error);
  const beside = allowed.length === 1 && NODES.includes(allowed[0]) ? allowed[0] : undefined;
  if (beside !== undefined && (NODES.includes(key) || ["fact", "operator", "value"].includes(key))) return problemOf("any-beside-all", path, { key, beside });
  if (key === "path" && own.includes("operator")) return problemOf("json-path", path);
  return problemOf("unknown-key", path, { key, ...hintOf(key, allowed) });
}
