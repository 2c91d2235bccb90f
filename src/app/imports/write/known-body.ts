import type { Body } from "../../batches/batch-content.js";
import type { EvidenceRecord, Json, Link, Step, Subject } from "../../../domain/model/documents.js";
import { canonical } from "../../canonical.js";
import type { Version } from "./known-versions.js";

/** What is known of an id: its versions as an import sees them. */
export interface KnownBody {
  readonly newest: Version;
  /** The newest version that a file brought: a row that says the same says nothing new, whatever people have entered since. */
  readonly compared: Version;
  readonly broughtByImport: boolean;
}

const isImport = ({ batch }: Version): boolean => batch.startsWith("import-");
/** What other systems sent says the same as a file does. */
const isSent = ({ batch }: Version): boolean => batch.startsWith("import-") || batch.startsWith("api-");

/** Taken back by the undoing of an import: as if it were not there. */
export function isUndone({ batch, body }: Version): boolean {
  if (!batch.startsWith("undo-")) return false;
  return "revoked" in body ? body.revoked === true : ((body as EvidenceRecord).steps ?? []).at(-1)?.step === "revoked";
}

/** The versions of one id that stand, oldest first: the undoing of an import takes away the version that it wrote and whatever was built upon that; what is given back is the version before. */
export function standing(versions: readonly Version[]): readonly Version[] {
  let stand: Version[] = [];
  for (const version of versions) {
    if (!version.batch.startsWith("undo-")) stand.push(version);
    else {
      const taken = stand.findLastIndex(({ batch }) => batch === version.batch.replace("undo-", "import-"));
      if (taken >= 0) stand = stand.slice(0, taken);
    }
  }
  return stand;
}

/** What an import goes by; null: it is absent. */
export function knownBody(versions: readonly Version[] = []): KnownBody | null {
  const stand = standing(versions);
  if (stand.length === 0) return null;
  const newest = versions[versions.length - 1];
  return { newest, compared: stand.findLast(isSent) ?? newest, broughtByImport: isImport(stand[0]) };
}

const equal = (a: Json | undefined, b: Json | undefined): boolean => a === b || ((a ?? null) === null ? (b ?? null) === null : typeof a === "object" && canonical(a) === canonical(b ?? null));

type Fields = Readonly<Record<string, Json | undefined>>;
const inner = (body: Body): Fields => ("data" in body ? body.data : "attributes" in body ? body.attributes : {}) as Fields;

/** `data.slips.order` -> the part of the document that it stands in, and its name there; null: not in data or attributes. */
function innerPath(name: string): readonly string[] | null {
  return name.startsWith("data.") || name.startsWith("attributes.") ? name.split(".").slice(1) : null;
}

function valueOf(body: Body, name: string): Json | undefined {
  const path = innerPath(name);
  if (path === null) return (body as unknown as Fields)[name];
  return path.reduce((value: Json | undefined, key) => (typeof value === "object" && value !== null ? (value as Fields)[key] : undefined), inner(body) as Json);
}

interface DatedValue {
  readonly value: Json;
}
const isDated = (value: Json | undefined): value is readonly (DatedValue & { readonly [key: string]: Json })[] =>
  Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every((each) => typeof each === "object" && each !== null && Object.hasOwn(each, "value"));

/** How a field of a row stands to what is known: dated values are compared by the last of them, and never overwritten. */
function differs(known: Json | undefined, stated: Json | undefined): "same" | "other" | "dated" {
  if (!isDated(known)) return equal(known, stated) ? "same" : "other";
  return equal((known.at(-1) as DatedValue).value, stated) ? "same" : "dated";
}

/** Fields (open ones) in which a row differs from what is known. */
export function changedFields(known: Body, row: Body, covered: Iterable<string>): { readonly changed: readonly string[]; readonly dated: readonly string[] } {
  const [changed, dated]: [string[], string[]] = [[], []];
  for (const name of covered) {
    const how = differs(valueOf(known, name), valueOf(row, name));
    if (how !== "same") (how === "dated" ? dated : changed).push(name);
  }
  return { changed, dated };
}

function withValue(values: Fields, [key, ...rest]: readonly string[], value: Json | undefined): Fields {
  if (rest.length === 0) return { ...values, [key]: value };
  return { ...values, [key]: withValue((values[key] ?? {}) as Fields, rest, value) as Json };
}

const clean = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** What is known, with these fields as the row has them: steps, day of recording and all else stay. */
export function corrected<T extends Subject | Link | EvidenceRecord>(known: T, row: T, fields: readonly string[]): T {
  let body: Fields = known as unknown as Fields;
  const part = "data" in known ? "data" : "attributes";
  for (const name of fields) {
    const path = innerPath(name);
    body = path === null ? { ...body, [name]: valueOf(row, name) } : { ...body, [part]: withValue(body[part] as Fields, path, valueOf(row, name)) as Json };
  }
  return clean(body) as T;
}

const DECIDING: ReadonlySet<string> = new Set(["verified", "upheld", "rejected", "revoked"]);

/** The step by which a record that is only reported becomes what its file now says it is: verified. null: nothing to add. */
export function stepToAdd(known: Body, row: Body): Step | null {
  const stated = "steps" in row ? row.steps?.find(({ step }) => step === "verified") : undefined;
  if (stated === undefined || !("data" in known) || (known.steps ?? []).some(({ step }) => DECIDING.has(step))) return null;
  return stated;
}
