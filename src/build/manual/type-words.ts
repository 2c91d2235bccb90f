import type { Key, Node, Words } from "./schema-walk.js";
import { LINKED } from "./sections.js";

const TYPES: Readonly<Record<string, Words>> = {
  number: ["数", "number"], integer: ["整数", "whole number"], string: ["文字", "text"], boolean: ["true 或 false", "true or false"], array: ["列表", "list"], object: ["对象", "object"], null: ["null", "null"],
};
const both = (text: string): Words => [text, text];
const joined = (all: readonly Words[], zh: string, en: string): Words => [all.map((each) => each[0]).join(zh), all.map((each) => each[1]).join(en)];
const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

/** The section of the manual that describes what a reference leads to. */
function linked(ref: string): Words | undefined {
  const section = LINKED.get(ref);
  return section && [`[${section.title[0]}](#${section.id})`, `[${section.title[1]}](#${section.id})`];
}

function listWords(target: Node): Words {
  const items = target.items as Node | undefined;
  if (!items || typeof items !== "object") return TYPES.array;
  const inner = typeof items.$ref === "string" ? linked(items.$ref) : undefined;
  if (inner) return [`列表，每项：${inner[0]}`, `list of: ${inner[1]}`];
  return items.enum ? [`列表：${(items.enum as unknown[]).map(code).join(" ")}`, `list of: ${(items.enum as unknown[]).map(code).join(" ")}`] : TYPES.array;
}

function plainWords(target: Node): Words {
  if (target.const !== undefined) return both(code(target.const));
  if (Array.isArray(target.enum)) return both((target.enum as unknown[]).map(code).join(" "));
  const types = (Array.isArray(target.type) ? target.type : [target.type ?? "object"]) as readonly string[];
  return joined(types.map((type) => (type === "array" ? listWords(target) : TYPES[type])), "、", ", ");
}

function limitsOf(target: Node): Words | undefined {
  const { minimum, maximum, minItems = 0, maxItems, maxProperties } = target as Readonly<Record<string, number | undefined>>;
  if (minimum !== undefined || maximum !== undefined) return both(minimum === undefined ? `≤ ${maximum}` : maximum === undefined ? `≥ ${minimum}` : `${minimum}–${maximum}`);
  const most = maxItems ?? maxProperties;
  if (most === undefined) return undefined;
  return minItems === most ? [`${most} 项`, `${most} entries`] : [`最多 ${most} 项`, `at most ${most}`];
}

/** What may be written under a key: types, values, limits; a part that has a section of its own is a link to it. */
export function typeWords({ target, ref }: Pick<Key, "target" | "ref">): Words {
  const own = linked(ref) ?? plainWords(target);
  const limits = linked(ref) ? undefined : limitsOf(target);
  return limits ? [`${own[0]}（${limits[0]}）`, `${own[1]} (${limits[1]})`] : own;
}
