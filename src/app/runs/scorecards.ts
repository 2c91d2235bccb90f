import type { Card } from "../../domain/model/card.js";
import type { EvaluationInput } from "../../domain/model/columns.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import type { BulkDocument } from "../ports/document-store.js";
import { publicAttributes } from "../queries/public-attributes.js";

/** The cards of a run with name and public attributes of their subjects on the as-of day, in the order of the cards. */
export function scorecardsOf(scheme: Scheme, run: RunDocument, cards: readonly Card[], input: EvaluationInput): readonly ScorecardDocument[] {
  const subjects = new Map(input.subjects.map((s) => [s.id, s]));
  return cards.map((card) => {
    const subject = subjects.get(card.subject);
    if (!subject) throw new Error(`no subject for the card of ${card.subject}`);
    return { run: run.id, scheme: scheme.id, period: run.period.id, name: subject.name, attributes: publicAttributes(subject, scheme.kinds, input.asOf), card };
  });
}

const END = Buffer.from("}");

/** Scorecards as they are stored; the RFC 8785 forms of their cards are there from the hashing, so that nothing of them is written out twice. */
export const scorecardDocuments = (scorecards: readonly ScorecardDocument[], cardTexts: readonly Uint8Array[]): readonly BulkDocument<ScorecardDocument>[] =>
  scorecards.map((body, i) => ({
    id: `${body.run}/${body.card.subject}`,
    body,
    whole: true,
    // Made when the store comes to it, not all at once.
    get json(): Uint8Array {
      const head = JSON.stringify({ ...body, card: undefined });
      return Buffer.concat([Buffer.from(`${head.slice(0, -1)},"card":`), cardTexts[i], END]);
    },
  }));
