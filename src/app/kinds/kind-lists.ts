import { BUILT_IN_KINDS } from "../../domain/language/record-fields.js";
import type { Text } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import type { Context } from "../context.js";
import type { DocumentStore } from "../ports/document-store.js";
import { quote, Refusal } from "../refusal.js";
import type { KindDocument } from "./model.js";
import { kindsOf, newestVersions } from "./stored-kinds.js";

type Reads = Pick<Context, "store" | "library">;

/** A kind of records as lists show it. */
export interface ListedKind {
  readonly id: string;
  readonly title: Text;
  /** shipped: with the program; extended: shipped, with fields of an administrator beside; own: written by one. */
  readonly origin: "shipped" | "extended" | "own";
  readonly fields: number;
  /** Number of the newest version that an administrator wrote; null: none. */
  readonly version: number | null;
}

/** Versions of one kind that the store keeps, oldest first. */
export async function kindVersions(store: DocumentStore, kind: string): Promise<readonly KindDocument[]> {
  const versions: KindDocument[] = [];
  for await (const found of store.stream<KindDocument>("kinds", { index: "kind", prefix: [kind] })) versions.push(...found.map(({ body }) => body));
  return versions;
}

const own = (kind: KindDeclaration): number => [...kind.fields.keys()].filter((name) => name.startsWith("data.")).length + [...(kind.objects?.values() ?? [])].filter(({ maxItems }) => maxItems !== undefined).length;
const MADE: ReadonlySet<string> = new Set(BUILT_IN_KINDS.map(({ id }) => id));

/** All kinds of records that may be entered, in code-unit order of their ids. */
export async function listKinds(context: Reads): Promise<readonly ListedKind[]> {
  const [kinds, versions] = await Promise.all([kindsOf(context), newestVersions(context.store)]);
  const newest = new Map(versions.map((version) => [version.kind, version]));
  return [...kinds.records.values()].filter(({ id }) => !MADE.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)).map((kind) => {
    const version = newest.get(kind.id);
    return { id: kind.id, title: kind.title, origin: version === undefined ? "shipped" : version.extendsShipped ? "extended" : "own", fields: own(kind), version: version?.number ?? null };
  });
}

/** One kind of records; refuses a name that there is not, and those of the system. */
export async function findKind(context: Reads, id: string): Promise<KindDeclaration> {
  const { records } = await kindsOf(context);
  const kind = MADE.has(id) ? undefined : records.get(id);
  if (kind) return kind;
  const { hint: [zh, en] } = hintOf(id, [...records.keys()].filter((name) => !MADE.has(name)));
  throw new Refusal("notFound", "unknown-kind", { "zh-CN": `没有名为“${quote(id)}”的记录种类。${zh}`, en: `There is no kind of records "${quote(id)}". ${en}` });
}

/** The text that declares a kind now: as an administrator last wrote it, else as it comes with the program. */
export async function kindText(context: Reads, id: string): Promise<string> {
  await findKind(context, id);
  const { texts } = context.library.kinds((await newestVersions(context.store)).map(({ text }) => text));
  return Object.values(texts).find((text) => (JSON.parse(text) as { readonly $id: string }).$id === `record/${id}`) ?? "";
}

/** The versions that administrators wrote, oldest first; none for a shipped kind that nobody extended. Refuses a name that there is not. */
export async function kindHistory(context: Reads, id: string): Promise<readonly KindDocument[]> {
  await findKind(context, id);
  return kindVersions(context.store, id);
}
