import type { EvaluationInput } from "../../domain/model/columns.js";
import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import type { Fact, LinkStep, RecordSelection, Scheme } from "../../domain/model/scheme.js";

/** What the chains of a scheme need besides the subjects that are rated. */
export interface ChainUse {
  /** Kinds of link that they follow. */
  readonly links: ReadonlySet<string>;
  /** Kinds of subject that they pass or reach, other than the rated one, in code-unit order. */
  readonly kinds: readonly string[];
}

/** All facts of a scheme, those about other subjects too. */
export const allFacts = (scheme: Pick<Scheme, "facts" | "about">): readonly Fact[] => [...scheme.facts, ...[...(scheme.about?.values() ?? [])].flat()];

/** Everything that takes records: facts, those about other subjects too, and rules with `for`. */
export function selectionsOf(scheme: Pick<Scheme, "facts" | "about" | "rules">): readonly RecordSelection[] {
  return [...allFacts(scheme).flatMap((fact) => (fact.from === "records" ? [fact.select] : [])), ...scheme.rules.flatMap(({ each }) => (each ? [each] : []))];
}

function stepsOf(scheme: Scheme): readonly LinkStep[] {
  const linked = allFacts(scheme).flatMap((fact) => (fact.from === "linked" ? fact.via : []));
  return [...linked, ...selectionsOf(scheme).flatMap(({ via }) => via ?? [])];
}

export function chainUse(scheme: Scheme): ChainUse {
  const steps = stepsOf(scheme);
  const kinds = new Set(steps.map(({ kind }) => kind).filter((kind) => kind !== scheme.subject));
  return { links: new Set(steps.map(({ link }) => link)), kinds: [...kinds].sort((a, b) => (a < b ? -1 : 1)) };
}

/** All that there is, of which an evaluation sees a part. */
export interface Everything {
  readonly subjects: readonly Subject[];
  readonly links: readonly Link[];
  readonly records: readonly EvidenceRecord[];
}

/** Of all that there is what a scheme sees: the rated subjects, those to whom its chains lead, the links that they follow, and the records about all of these. */
export function seenBy(scheme: Scheme, { subjects, links, records }: Everything): Pick<EvaluationInput, "subjects" | "others" | "links"> & { readonly records: readonly EvidenceRecord[] } {
  const use = chainUse(scheme);
  const rated = subjects.filter(({ kind }) => kind === scheme.subject);
  const others = subjects.filter(({ kind }) => use.kinds.includes(kind));
  const ids = new Set([...rated, ...others].map(({ id }) => id));
  const chains = use.links.size === 0 ? {} : { others, links: links.filter(({ kind }) => use.links.has(kind)) };
  return { subjects: rated, ...chains, records: records.filter(({ subject }) => ids.has(subject)) };
}
