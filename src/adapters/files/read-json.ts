import { parse, type DocumentNode, type StringNode, type ValueNode } from "@humanwhocodes/momoa";
import type { Problem } from "../../domain/model/problem.js";
import { keysOf } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { DEFAULT_LIMITS, type ReadLimits } from "./limits.js";
import { tooDeepAt } from "./nesting.js";
import { valueOf } from "./read-tree.js";

/** Line and column from 1. */
export interface Location {
  readonly line: number;
  readonly column: number;
}
export interface ReadJson {
  /** undefined if the text is no JSON or beyond the limits. */
  readonly value: unknown;
  /** Where a JSON Pointer stands in the text; of a place that is not there, the nearest around it. `key`: of the member's name. */
  readonly locate: (pointer: string, what?: "value" | "key") => Location;
  readonly problems: readonly Problem[];
}

const START: Location = { line: 1, column: 1 };

/** Node at the end of the pointer, as far as the text goes. */
function locator(document: DocumentNode): ReadJson["locate"] {
  return (pointer, what = "value") => {
    let node: ValueNode = document.body;
    let place: Location = node.loc.start;
    const keys = keysOf(pointer);
    for (const [i, key] of keys.entries()) {
      const last = i === keys.length - 1;
      if (node.type === "Object") {
        const member = node.members.find((each) => (each.name as StringNode).value === key);
        if (!member) break;
        place = last && what === "key" ? member.name.loc.start : member.value.loc.start;
        node = member.value;
      } else if (node.type === "Array" && Number(key) < node.elements.length) {
        node = node.elements[Number(key)].value;
        place = node.loc.start;
      } else break;
    }
    return { line: place.line, column: place.column };
  };
}

const refused = (problem: Problem, place: Location): ReadJson => ({ value: undefined, locate: () => place, problems: [{ ...problem, ...place }] });

function syntaxProblem(error: unknown): ReadJson {
  const { message, line = 1, column = 1 } = error as Error & { readonly line?: number; readonly column?: number };
  const detail = message.replace(/\s*\(\d+:\d+\)\.?$/, "").replace(/\.$/, "");
  return refused(problemOf("json-syntax", "", { detail }), { line, column: Math.max(1, column) });
}

/** UTF-8 length without building the bytes of a huge text first. */
const bytesOf = (text: string, limit: number): number => (text.length > limit ? text.length : Buffer.byteLength(text, "utf8"));

/**
 * JSON with the place of everything in it. Size and nesting are looked at before the text is parsed; duplicate keys, numbers that would
 * change, forbidden keys and half characters are problems. Never throws.
 */
export function readJson(text: string, limits: Partial<ReadLimits> = {}): ReadJson {
  const { bytes, depth } = { ...DEFAULT_LIMITS, ...limits };
  const size = bytesOf(text, bytes);
  if (size > bytes) return refused(problemOf("text-too-large", "", { found: size, limit: bytes }), START);
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const deep = tooDeepAt(plain, depth);
  if (deep) return refused(problemOf("too-deep", "", { limit: depth }), deep);
  let document: DocumentNode;
  try {
    document = parse(plain, { mode: "json" });
  } catch (error) {
    return syntaxProblem(error);
  }
  const problems: Problem[] = [];
  return { value: valueOf({ text: plain, problems }, document.body, ""), locate: locator(document), problems };
}
