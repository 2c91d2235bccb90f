import type { DocumentStore } from "../../src/app/ports/document-store.js";

/** Where something comes in between: before the first `insert` into a collection, or the first time that many documents are stored there. */
export type Place = readonly ["insert" | "bulk", string];

/** The store, which does something once at a place. */
export function interrupted(store: DocumentStore, [method, collection]: Place, act: () => Promise<unknown>): DocumentStore {
  let isDone = false;
  const first = async (into: string): Promise<void> => {
    if (isDone || into !== collection) return;
    isDone = true;
    await act();
  };
  return new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name === "batchWriter" && method === "bulk") {
        return (into: string, walked: readonly string[]) => {
          const writer = target.batchWriter(into, walked);
          return { ...writer, add: async (documents: Parameters<typeof writer.add>[0]) => first(into).then(() => writer.add(documents)) };
        };
      }
      if (name !== method) return value.bind(target) as unknown;
      return async (into: string, ...rest: readonly unknown[]): Promise<unknown> => {
        await first(into);
        return (value as (...all: readonly unknown[]) => Promise<unknown>).call(target, into, ...rest);
      };
    },
  });
}

/** Before the first entry of the journal. */
export const beforeTheEntry = (store: DocumentStore, act: () => Promise<unknown>): DocumentStore => interrupted(store, ["insert", "journal"], act);
