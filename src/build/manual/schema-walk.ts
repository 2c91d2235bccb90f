import { keysOf } from "../../domain/scheme/pointer.js";
import type { SchemaDocument } from "../read-schemas.js";

/** A schema or a part of one, as plain data. */
export type Node = { readonly [key: string]: unknown };
export type Words = readonly [zh: string, en: string];

/** One key that an author may write. */
export interface Key {
  readonly name: string;
  readonly required: boolean;
  readonly node: Node;
  /** What a `$ref` of the node leads to; the node itself without one. */
  readonly target: Node;
  /** Where its schema stands: where a `$ref` leads first, else its own place. */
  readonly address: string;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Finds parts of schemas by their addresses. */
export class Schemas {
  readonly #documents: ReadonlyMap<string, SchemaDocument>;

  constructor(documents: readonly SchemaDocument[]) {
    this.#documents = new Map(documents.map((each) => [each.$id, each]));
  }

  /** The part at "fact.schema.json#/then/properties/kind", or at "#/$defs/score" of the file `from`. Throws if there is none. */
  at(address: string, from = ""): Node {
    const [file, pointer = ""] = address.split("#");
    let found: unknown = this.#documents.get(file === "" ? from : file);
    for (const key of keysOf(pointer)) found = isNode(found) || Array.isArray(found) ? (found as Node)[key] : undefined;
    if (!isNode(found)) throw new Error(`schemas: nothing at ${address}`);
    return found;
  }

  /** Where a `$ref` leads, with the file in the address. */
  full(ref: string, from: string): string {
    return ref.startsWith("#") ? `${from}${ref}` : ref.includes("#") ? ref : `${ref}#`;
  }

  /** A node with its `$ref`s followed to the end: the node that says what is allowed, and the first address on the way. */
  target(node: Node, from: string): { readonly target: Node; readonly ref: string; readonly file: string } {
    if (typeof node.$ref !== "string") return { target: node, ref: "", file: from };
    const ref = this.full(node.$ref, from);
    const file = ref.split("#")[0];
    return { ...this.target(this.at(ref), file), ref };
  }

  /** The keys of an object schema. A key that stands as `true` is the one that another part of the schema describes (`shared`). */
  keys(address: string, shared: ReadonlyMap<string, Node> = new Map()): readonly Key[] {
    const file = address.split("#")[0];
    const node = this.at(address);
    const otherwise = node.else as Node | undefined;
    const required = [...((node.required ?? []) as readonly string[]), ...(otherwise?.if ? [] : ((otherwise?.required ?? []) as readonly string[]))];
    return Object.entries((node.properties ?? {}) as Node).flatMap(([name, own]) => {
      const described = isNode(own) ? own : shared.get(name);
      if (!described) return [];
      const { target, ref } = this.target(described, file);
      const place = `${address.includes("#") ? address : `${address}#`}/properties/${name}`;
      return [{ name, required: required.includes(name), node: described, target, address: ref === "" ? place : ref }];
    });
  }
}

const word = (node: Node, key: string): string => (typeof node[key] === "string" ? (node[key] as string) : "");

/** Words of a node under a pair of keywords, its own or those of what it refers to; empty where nobody says anything. */
function wordsAt({ node, target }: Pick<Key, "node" | "target">, zh: string, en: string): Words {
  return [word(node, zh) || word(target, zh), word(node, en) || word(target, en)];
}

/** What a key is called. */
export const titleOf = (key: Pick<Key, "node" | "target">): Words => wordsAt(key, "title", "x-en");
/** What is to be known of a key. */
export const descriptionOf = (key: Pick<Key, "node" | "target">): Words => wordsAt(key, "description", "x-en-description");
