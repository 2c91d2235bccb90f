import { deserialize, serialize } from "node:v8";
import { expect } from "chai";
import { createRuleLibrary } from "../../src/adapters/rules/rule-library.js";
import { readSource } from "../../src/app/read-source.js";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PLAIN: readonly unknown[] = [Object.prototype, Array.prototype, Map.prototype, Set.prototype];

/** Paths of what a structured clone would not carry as it is: objects of classes, functions, symbols. */
function notPlain(value: unknown, path: string, seen: Set<object>): readonly string[] {
  if (typeof value === "function" || typeof value === "symbol") return [path];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  if (!PLAIN.includes(Object.getPrototypeOf(value))) return [path];
  const parts = value instanceof Map ? [...value] : value instanceof Set ? [...value].map((each, i) => [i, each]) : Object.entries(value);
  return parts.flatMap(([key, part]) => notPlain(part, `${path}/${String(key)}`, seen));
}

describe("a scheme as it is read", () => {
  const library = createRuleLibrary(ROOT);

  it("is plain data, so that another process can be given it", async () => {
    for (const id of await library.ids()) {
      const revision = await readSource(library, id);
      expect(notPlain(revision, id, new Set())).to.deep.equal([]);
      expect(deserialize(serialize(revision)), id).to.deep.equal(revision);
    }
  }).timeout(60_000);
});
