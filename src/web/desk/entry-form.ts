import type { FormField, KindForm } from "../../app/kinds/form-of-kind.js";
import type { Context } from "../../app/context.js";
import { deleteFile } from "../../app/records/file-pieces.js";
import { storeFile } from "../../app/records/files.js";
import type { EvidenceFile } from "../../app/records/model.js";
import { Refusal } from "../../app/refusal.js";
import type { Json } from "../../domain/model/documents.js";
import { ProblemError } from "../../domain/model/problem.js";
import { fill, wordsOf, type Language } from "../language.js";
import { ENTRY_WORDS } from "../words/desk-entry.js";
import type { Fault } from "./form-model.js";
import { takeField, type Typed } from "./kind-fields.js";
import type { SentFile, SentForm } from "./read-form.js";

/** What was sent and is shown again, with what is wrong in it. */
export interface SentRecord {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}
type Values = Readonly<Record<string, Json>>;

function nested(entries: readonly (readonly [string, Json])[]): Values {
  const data: Record<string, Json> = {};
  for (const [name, value] of entries) data[name] = value;
  return data;
}

interface Taken {
  readonly name: string;
  readonly value: Json | undefined;
  readonly faults: readonly Fault[];
}

/** A field that must be there and was left empty is a fault of its own box. */
function demanded({ name, title, required, input }: FormField, { value, faults }: Omit<Taken, "name">, language: Language): Taken {
  const lacks = required && value === undefined && faults.length === 0 && input !== "group" && input !== "groups";
  return { name, value, faults: lacks ? [{ name, text: fill(wordsOf(ENTRY_WORDS, language).lacks, { field: title[language] }) }] : faults };
}

/** The fields of a record out of a form: those of the envelope by their names, those of the kind in `data`. */
export function takeFields({ envelope, fields }: KindForm, form: SentForm, language: Language): { readonly values: { readonly data: Values; readonly [name: string]: Json }; readonly faults: readonly Fault[] } {
  const taken = [...envelope, ...fields].map((each) => demanded(each, takeField(each, form, language), language));
  const filled = taken.flatMap(({ name, value }): readonly (readonly [string, Json])[] => (value === undefined ? [] : [[name, value]]));
  const outer = filled.filter(([name]) => !name.startsWith("data."));
  const inner = filled.filter(([name]) => name.startsWith("data.")).map(([name, value]) => [name.slice("data.".length), value] as const);
  return { values: { ...Object.fromEntries(outer), data: nested(inner) }, faults: taken.flatMap(({ faults }) => faults) };
}

/** Keeps the files of a form as evidence: all of them, or none where one is refused. */
export async function keepEvidence(context: Pick<Context, "store" | "now" | "by">, files: readonly SentFile[]): Promise<readonly EvidenceFile[]> {
  const kept: EvidenceFile[] = [];
  try {
    for (const { path, name } of files) kept.push(await storeFile(context, { path, name, purpose: "evidence" }));
    return kept;
  } catch (error) {
    await dropEvidence(context, kept);
    throw error;
  }
}

/** Takes kept files away again: no record came of them, so that nothing would ever make them expire. */
export async function dropEvidence({ store }: Pick<Context, "store">, files: readonly EvidenceFile[]): Promise<void> {
  for (const { file } of files) await deleteFile(store, file);
}

/** A pointer into a record as the name of a box: /data/points -> data.points. */
const boxOf = (path: string): string => path.replace(/^\//, "").replaceAll("/", ".");

/** What was refused, beside the boxes that it is about; anything that is no refusal is thrown on. */
export function faultsOf(error: unknown, language: Language): readonly Fault[] {
  if (error instanceof ProblemError) return error.problems.map(({ path, message }) => ({ name: boxOf(path), text: message[language] }));
  if (error instanceof Refusal && error.kind !== "notFound") return [{ name: error.code.startsWith("file") ? "evidence" : "", text: error.text[language] }];
  throw error;
}
