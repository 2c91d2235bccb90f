import { BUILT_IN_KINDS } from "../../domain/language/record-fields.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import { below, type JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { canonical, sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import { journalOnce } from "../journal.js";
import type { LoadedKinds, RuleLibrary } from "../ports/rule-library.js";
import { Refusal } from "../refusal.js";
import { beyondAdditions } from "./additions.js";
import { kindBatch, kindId, type KindDocument } from "./model.js";
import { kindVersions } from "./kind-lists.js";

export interface SaveKind {
  readonly by: string;
  readonly reason: string;
}
export interface SavedKind {
  readonly version: KindDocument;
  /** false: the newest version says the same, and nothing was written. */
  readonly fresh: boolean;
}

/** Texts of kinds that an administrator writes are short. */
const MOST_BYTES = 200_000;
const LONGEST_NAME = 100;
const ATTEMPTS = 5;

const textOf = (kind: string, { texts }: LoadedKinds): string | undefined => Object.values(texts).find((text) => (JSON.parse(text) as { readonly $id: string }).$id === `record/${kind}`);
const valueOf = (text: string): JsonObject => JSON.parse(text.replace(/^\uFEFF/, "")) as JsonObject;

function namesOf(of: "record" | "subject", id: string): readonly Problem[] {
  if (of === "subject") return [problemOf("not-allowed", "/$id", { detail: ["这里只能保存记录的种类（record/…）", "kinds of records alone are kept here (record/...)"] })];
  if (id.length > LONGEST_NAME) return [problemOf("too-long", "/$id", { limit: String(LONGEST_NAME) })];
  return BUILT_IN_KINDS.some((kind) => kind.id === id) ? [problemOf("reserved-name", "/$id", { name: id })] : [];
}

/** Kinds of subject that its fields name and nobody declares: every record that says such a field would be refused. */
function namedKinds({ fields }: KindDeclaration, subjects: ReadonlyMap<string, KindDeclaration>): readonly Problem[] {
  return [...fields.values()].flatMap(({ name, subject }) => (subject === undefined || subjects.has(subject) ? [] : [problemOf("unknown-kind", below("/properties", name.slice("data.".length), "x-subject"), { name: subject, ...hintOf(subject, subjects.keys()) })]));
}

interface Declared {
  readonly kind: string;
  readonly value: JsonObject;
}

function refuse(library: RuleLibrary, text: string, problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity === "error")) throw new ProblemError(library.place(text, problems));
}

function declaredIn(library: RuleLibrary, text: string): Declared {
  if (Buffer.byteLength(text, "utf8") > MOST_BYTES) throw new ProblemError([problemOf("text-too-large", "", { found: Buffer.byteLength(text, "utf8"), limit: MOST_BYTES })]);
  const { of, kind, value, problems } = library.readKind(text);
  if (!kind || !value) throw new ProblemError(problems);
  refuse(library, text, [...namesOf(of, kind.id), ...(of === "record" ? namedKinds(kind, library.kinds().kinds.subjects) : [])]);
  return { kind: kind.id, value };
}

function checkReason({ reason }: SaveKind): void {
  if (reason.trim() !== "" && reason.length <= 2000) return;
  throw new Refusal("invalid", "reason-missing", { "zh-CN": "请写明保存种类的理由（至多 2000 个字符）。", en: "State why the kind is saved (at most 2 000 characters)." });
}

/** Enters a version in the journal, unless it is there: an attempt that was cut off between the two is made whole by the next. */
async function enter({ store }: Context, version: KindDocument): Promise<void> {
  const { at, by, reason } = version;
  await journalOnce(store, { at, by, why: reason, kind: "kind", batch: kindBatch(version), content: sha256(canonical(version)) });
}

async function attempt(context: Context, text: string, { kind, value }: Declared, { by, reason }: SaveKind): Promise<SavedKind | null> {
  const { library, store } = context;
  const [shipped, versions] = [textOf(kind, library.kinds()), await kindVersions(store, kind)];
  const newest = versions.at(-1);
  if (newest) await enter(context, newest);
  if (newest && canonical(valueOf(newest.text)) === canonical(value)) return { version: newest, fresh: false };
  const beyond = [
    ...(newest ? beyondAdditions(valueOf(newest.text), value, "wider") : []),
    ...(shipped === undefined ? [] : beyondAdditions(valueOf(shipped), value, "optionalFields")),
  ];
  refuse(library, text, [...new Map(beyond.map((problem) => [problem.path + problem.message.en, problem])).values()]);
  const version: KindDocument = { kind, number: (newest?.number ?? 0) + 1, text, hash: sha256(text), extendsShipped: shipped !== undefined, at: context.now(), by, reason };
  if (!(await store.insert("kinds", kindId(kind, version.number), version))) return null;
  await enter(context, version);
  return { version, fresh: true };
}

/**
 * Keeps a record kind that an administrator wrote: a new one, a version that adds to its last, or a shipped one with optional fields beside. Throws
 * ProblemError, with every place, for a text outside the subset or one that would change what a record that is there means; saving what is there
 * already writes nothing. Two who save at once get two numbers, the second checked against the first.
 */
export async function saveKind(context: Context, text: string, request: SaveKind): Promise<SavedKind> {
  checkReason(request);
  const declared = declaredIn(context.library, text);
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const saved = await attempt(context, text, declared, request);
    if (saved) return saved;
  }
  throw new Refusal("unavailable", "kind-contended", { "zh-CN": `种类“${declared.kind}”正被多人同时保存，请稍后再试。`, en: `Several people save the kind "${declared.kind}" at once: try again in a moment.` });
}
