import type { KindDeclaration } from "../../model/kinds.js";
import type { LinkStep } from "../../model/scheme.js";
import { hintOf } from "../did-you-mean.js";
import { below, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { chainOf } from "../vocabulary/link-chain.js";

export interface Via {
  /** undefined: the subject itself, or the chain cannot be followed (then a problem says why). */
  readonly via?: readonly LinkStep[];
  /** Kind of the subjects at the end of the chain. */
  readonly reached?: KindDeclaration;
}

/** The chain of links under `via`, beginning at subjects of a kind. */
export function readVia(context: ReadContext, raw: JsonObject, pointer: string, from: KindDeclaration | undefined): Via {
  const via = member(raw, "via");
  if (via === undefined || from === undefined) return from ? { reached: from } : {};
  const { steps, reached, stuck } = chainOf(context.kinds, via, from);
  if (!stuck) return { via: steps, ...(reached ? { reached } : {}) };
  const at = below(pointer, "via", stuck.place);
  if (stuck.several.length > 1) context.problems.add("link-ambiguous", at, { name: stuck.link, kind: stuck.kind.id, found: stuck.several.join(", ") });
  else context.problems.add("unknown-link", at, { name: stuck.link, kind: stuck.kind.id, ...hintOf(stuck.link, stuck.candidates) });
  return {};
}
