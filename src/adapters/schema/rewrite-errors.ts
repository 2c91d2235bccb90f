import { didYouMean } from "../../domain/scheme/did-you-mean.js";
import type { Problem } from "../../domain/model/problem.js";
import { below } from "../../domain/scheme/pointer.js";
import { plainProblem } from "./plain-problem.js";
import { keyProblem } from "./key-problem.js";

/** An error of ajv, with what it was looking at (verbose). */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set when a key, not a value, breaks the rule. */
  readonly propertyName?: string;
  readonly schema?: unknown;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** Keywords that only repeat what another error says. */
const ECHOES: ReadonlySet<string> = new Set(["if", "allOf", "anyOf", "oneOf", "propertyNames"]);
/** A node without these cannot be told from others: what else is said of it is guesswork. */
const DISCRIMINATORS: ReadonlySet<unknown> = new Set(["from", "type"]);

export const keysAllowed = (error: SchemaError): readonly string[] => {
  const schema = error.parentSchema ?? {};
  const also = Array.isArray(schema["x-also"]) ? (schema["x-also"] as readonly string[]) : [];
  return [...Object.keys((schema.properties as object | undefined) ?? {}), ...also];
};

const suggestionOf = (error: SchemaError): string | undefined =>
  error.keyword === "additionalProperties" ? didYouMean(String(error.params.additionalProperty), keysAllowed(error)) : undefined;

/** Keys that are missing only because they were mistyped, and all keys of a node whose mistyped key would have made it another node. */
function explained(error: SchemaError, others: readonly SchemaError[]): boolean {
  if (error.keyword !== "required") return false;
  return others.some((other) => {
    const meant = suggestionOf(other);
    if (meant === undefined) return other.keyword === "additionalProperties" && other.params.additionalProperty === "path";
    const branches = (other.parentSchema?.["x-also"] as readonly string[] | undefined) ?? [];
    return meant === error.params.missingProperty || branches.includes(meant);
  });
}

function byPath(errors: readonly SchemaError[]): ReadonlyMap<string, readonly SchemaError[]> {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) groups.set(error.instancePath, [...(groups.get(error.instancePath) ?? []), error]);
  return groups;
}

/** The same complaint from two branches of one schema. */
function unique(errors: readonly SchemaError[]): readonly SchemaError[] {
  const seen = new Set<string>();
  return errors.filter(({ keyword, instancePath, params }) => {
    const key = `${instancePath}\n${keyword}\n${JSON.stringify(params)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** What remains of the errors at one place: of several types or values asked for, the first; nothing but the type where the type is wrong. */
function atOnePlace(errors: readonly SchemaError[]): readonly SchemaError[] {
  const discriminator = errors.find((error) => error.keyword === "required" && DISCRIMINATORS.has(error.params.missingProperty));
  if (discriminator) return [errors.find((error) => suggestionOf(error) === discriminator.params.missingProperty) ?? discriminator];
  const type = errors.find((error) => error.keyword === "type");
  if (type) return [type];
  const values = errors.filter((error) => error.keyword !== "enum" && error.keyword !== "const");
  const first = errors.find((error) => error.keyword === "enum" || error.keyword === "const");
  return [...values.filter((error) => !explained(error, errors)), ...(first ? [first] : [])];
}

const isBelow = (path: string, other: string): boolean => path.startsWith(`${other}/`);

function toProblem(error: SchemaError): Problem {
  if (error.propertyName !== undefined) return plainProblem({ ...error, instancePath: below(error.instancePath, error.propertyName), data: error.propertyName });
  return error.keyword === "additionalProperties" ? keyProblem(error, below(error.instancePath, String(error.params.additionalProperty))) : plainProblem(error);
}

/** Errors of ajv as problems for people: one per mistake, with what was found, what was expected and what was probably meant. */
export function rewriteErrors(errors: readonly SchemaError[]): readonly Problem[] {
  const real = unique(errors.filter((error) => !ECHOES.has(error.keyword)));
  const kept = [...byPath(real).values()].flatMap(atOnePlace);
  const broken = kept.filter((error) => error.keyword === "required" && DISCRIMINATORS.has(error.params.missingProperty)).map((error) => error.instancePath);
  return kept.filter((error) => !broken.some((path) => isBelow(error.instancePath, path))).map(toProblem);
}
