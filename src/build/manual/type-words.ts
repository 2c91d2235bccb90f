import type { Key, Node, Words } from "./schema-walk.js";
import { LINKED } from "./sections.js";

const TYPES: Readonly<Record<string, Words>> = {
  number: ["数", "number"], integer: ["整数", "whole number"], string: ["文字", "text"], boolean: ["true 或 false", "true or false"], array: ["列表", "list"], object: ["对象", "object"], null: ["null", "null"],
};
const both = (text: string): Words => [text, text];
const joined = (all: readonly Words[], zh: string, en: string): Words => [all.map((each) => each[0]).join(zh), all.map((each) => each[1]).join(en)];
const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

/** A link to the section of the manual that describes what stands at an address. */
function linked(address: string): Words | undefined {
  const section = LINKED.get(address);
  return section && [`[${section.title[0]}](#${section.id})`, `[${section.title[1]}](#${section.id})`];
}

/** What stands in a list, or under names of the author’s, where a section describes it. */
function innerWords(target: Node, address: string, key: "items" | "additionalProperties"): Words | undefined {
  const inner = target[key] as Node | undefined;
  if (typeof inner !== "object") return undefined;
  const file = address.split("#")[0];
  return linked(typeof inner.$ref === "string" ? (inner.$ref.startsWith("#") ? `${file}${inner.$ref}` : inner.$ref) : `${address}/${key}`);
}

function objectWords(target: Node, address: string): Words {
  const inner = innerWords(target, address, "additionalProperties");
  return inner ? [`名称对${inner[0]}`, `names with ${inner[1]}`] : TYPES.object;
}

function listWords(target: Node, address: string): Words {
  const items = target.items as Node | undefined;
  if (!items || typeof items !== "object") return TYPES.array;
  const inner = innerWords(target, address, "items");
  if (inner) return [`列表，每项：${inner[0]}`, `list of: ${inner[1]}`];
  return items.enum ? [`列表：${(items.enum as unknown[]).map(code).join(" ")}`, `list of: ${(items.enum as unknown[]).map(code).join(" ")}`] : TYPES.array;
}

function plainWords(target: Node, address: string): Words {
  if (target.const !== undefined) return both(code(target.const));
  if (Array.isArray(target.enum)) return both((target.enum as unknown[]).map(code).join(" "));
  const types = (Array.isArray(target.type) ? target.type : [target.type ?? "object"]) as readonly string[];
  return joined(types.map((type) => (type === "array" ? listWords(target, address) : type === "object" ? objectWords(target, address) : TYPES[type])), "、", ", ");
}

function limitsOf(target: Node): Words | undefined {
  const { minimum, maximum, minItems = 0, maxItems, maxProperties } = target as Readonly<Record<string, number | undefined>>;
  if (minimum !== undefined || maximum !== undefined) return both(minimum === undefined ? `≤ ${maximum}` : maximum === undefined ? `≥ ${minimum}` : `${minimum}–${maximum}`);
  const most = maxItems ?? maxProperties;
  if (most === undefined || (most === 1 && maxItems === undefined)) return undefined;
  return minItems === most ? [`${most} 项`, `${most} entries`] : [`最多 ${most} 项`, `at most ${most}`];
}

/** What may be written under a key: types, values, limits; a part that has a section of its own is a link to it. */
export function typeWords({ target, address }: Pick<Key, "target" | "address">): Words {
  const link = linked(address);
  const own = link ?? plainWords(target, address);
  const limits = link ? undefined : limitsOf(target);
  return limits ? [`${own[0]}（${limits[0]}）`, `${own[1]} (${limits[1]})`] : own;
}
