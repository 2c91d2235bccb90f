import type { Kinds } from "../../domain/model/kinds.js";
import type { Context } from "../context.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { RuleLibrary } from "../ports/rule-library.js";
import type { KindDocument } from "./model.js";

/** All versions that the store keeps, by kind in code-unit order, oldest first. */
export async function allVersions(store: DocumentStore): Promise<readonly KindDocument[]> {
  const versions: KindDocument[] = [];
  for await (const found of store.stream<KindDocument>("kinds", { index: "kind" })) versions.push(...found.map(({ body }) => body));
  return versions;
}

/** Newest version of each kind that the store keeps. */
export async function newestVersions(store: DocumentStore): Promise<readonly KindDocument[]> {
  return [...new Map((await allVersions(store)).map((version) => [version.kind, version])).values()];
}

/** All kinds that records of this store may have: those of the program, extended by what administrators wrote. */
export async function kindsOf({ store, library }: Pick<Context, "store" | "library">): Promise<Kinds> {
  return library.kinds((await newestVersions(store)).map(({ text }) => text)).kinds;
}

/** The library, with the kinds that the store keeps in every scheme that it finds: as they are when it is asked. */
export function libraryWithKinds(library: RuleLibrary, store: DocumentStore): RuleLibrary {
  return { ...library, find: async (name) => library.find(name, (await newestVersions(store)).map(({ text }) => text)) };
}
