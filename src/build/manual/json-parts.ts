import { parse, type StringNode, type ValueNode } from "@humanwhocodes/momoa";
import { keysOf } from "../../domain/scheme/pointer.js";

interface Found {
  /** Offsets of the value, and of the name before it. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

function find(text: string, pointer: string): Found {
  let node: ValueNode = parse(text, { mode: "json", ranges: true }).body;
  let from = node.loc.start.offset;
  for (const key of keysOf(pointer)) {
    if (node.type === "Object") {
      const member = node.members.find((each) => (each.name as StringNode).value === key);
      if (!member) throw new Error(`nothing at ${pointer}`);
      from = member.name.loc.start.offset;
      node = member.value;
    } else if (node.type === "Array" && Number(key) < node.elements.length) {
      node = node.elements[Number(key)].value;
      from = node.loc.start.offset;
    } else throw new Error(`nothing at ${pointer}`);
  }
  return { from, start: node.loc.start.offset, end: node.loc.end.offset };
}

/** Lines moved to the left by the indent of the line in which the part begins. */
function dedent(text: string, from: number, end: number): string {
  const indent = /^ */.exec(text.slice(text.lastIndexOf("\n", from - 1) + 1))?.[0].length ?? 0;
  return text.slice(from, end).split("\n").map((line, i) => (i === 0 ? line : line.slice(Math.min(indent, /^ */.exec(line)?.[0].length ?? 0)))).join("\n");
}

/** Parts of a JSON text as its author wrote them, each with its name; no pointer: the whole text. Throws where nothing stands at a pointer. */
export function jsonParts(text: string, pointers: readonly string[]): string {
  if (pointers.length === 0) return text.trimEnd();
  return pointers.map((pointer) => {
    const { from, end } = find(text, pointer);
    return dedent(text, from, end);
  }).join(",\n");
}
