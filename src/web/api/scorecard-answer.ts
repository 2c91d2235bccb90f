import type { Evidence } from "../../app/queries/evidence.js";
import { cardSentence } from "../../domain/explain/card-sentence.js";
import { openScorecard } from "../pages/scorecard-page.js";
import type { Ask } from "../pages/page.js";
import { runHead } from "./api-route.js";

const recordsOf = ({ records }: Evidence): readonly object[] => [...records.values()].map(({ id, version, kind, disputed, about, fields }) => ({
  id, version, kind, disputed, ...(about === undefined ? {} : { about }), fields: Object.fromEntries(fields.map(({ field, value }) => [field.name, value])),
}));

/** A scorecard with its records and, when asked, its whole trace; public parts only. */
export async function scorecardAnswer(ask: Ask): Promise<object> {
  const { shown, view } = await openScorecard(ask);
  const { card, scheme, scorecard, trace } = view;
  return {
    ...runHead(shown, ask.demonstration), subject: card.subject, name: scorecard.name, attributes: scorecard.attributes,
    sentence: { "zh-CN": cardSentence(card, scheme, "zh-CN"), en: cardSentence(card, scheme, "en") }, card, records: recordsOf(view.evidence),
    ...(ask.parameters.trace === true ? { trace } : {}),
  };
}
