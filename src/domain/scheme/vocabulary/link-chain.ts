import type { Json } from "../../model/documents.js";
import type { KindDeclaration, Kinds } from "../../model/kinds.js";
import type { LinkStep } from "../../model/scheme.js";

/** A step that cannot be taken. */
export interface StuckStep {
  readonly place: number;
  readonly link: string;
  /** Where the step before arrived. */
  readonly kind: KindDeclaration;
  /** Names that lead on from there. */
  readonly candidates: readonly string[];
  /** Kinds to which it could lead, where there are several. */
  readonly several: readonly string[];
}
export interface Chain {
  readonly steps: readonly LinkStep[];
  /** Kind of the subjects at its end; undefined: it gets nowhere, or nothing is known of its beginning. */
  readonly reached: KindDeclaration | undefined;
  readonly stuck?: StuckStep;
}

const BACKWARD = "<";

/** Kinds from which a link of that name leads to a kind. */
function sources(kinds: Kinds, link: string, to: string): readonly KindDeclaration[] {
  return [...kinds.subjects.values()].filter((kind) => kind.links?.get(link)?.to === to);
}

function candidatesAt(kinds: Kinds, { id, links }: KindDeclaration): readonly string[] {
  const against = [...kinds.subjects.values()].flatMap((kind) => [...(kind.links?.values() ?? [])].filter(({ to }) => to === id).map((link) => `${BACKWARD}${link.id}`));
  return [...(links?.keys() ?? []), ...new Set(against)];
}

/** Where a chain (`["<managedBy", "<heads"]`) leads from a kind, as the kinds declare their links. A step that is no text is left to the schema. */
export function chainOf(kinds: Kinds, via: Json | undefined, from: KindDeclaration | undefined): Chain {
  if (!Array.isArray(via) || from === undefined) return { steps: [], reached: from };
  const steps: LinkStep[] = [];
  let at = from;
  for (const [place, text] of (via as readonly Json[]).entries()) {
    const backward = String(text).startsWith(BACKWARD);
    const link = backward ? String(text).slice(1) : String(text);
    const to = at.links?.get(link)?.to;
    const found = backward ? sources(kinds, link, at.id) : to === undefined ? [] : [kinds.subjects.get(to) ?? []].flat();
    if (found.length !== 1) return { steps, reached: undefined, stuck: { place, link: String(text), kind: at, candidates: candidatesAt(kinds, at), several: found.map(({ id }) => id) } };
    at = found[0];
    steps.push({ link, backward, kind: at.id });
  }
  return { steps, reached: at };
}
