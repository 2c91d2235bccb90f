import type { BasisReference, Scheme } from "../../model/scheme.js";
import { phrase, type Language } from "../phrases/phrases.js";

/** One source as a notice cites it: document, number, article and date, as far as they are known. */
export function sourceInWords({ document, number, article, date }: BasisReference, language: Language): string {
  const named = [document === undefined ? "" : phrase("basis.document", language, { document }), number ?? "", article ?? ""].filter((part) => part !== "").join(" ");
  return date === undefined ? named : named + phrase("basis.date", language, { date });
}

/** All sources of a part, each once; a reference says what the scheme's own list of documents says of it. */
export function basisInWords(basis: readonly BasisReference[], scheme: Pick<Scheme, "basis">, language: Language): string {
  const whole = basis.map((reference) => sourceInWords({ ...scheme.basis.find(({ id }) => id === reference.ref), ...reference }, language));
  return [...new Set(whole.filter((source) => source !== ""))].join(phrase("basis.join", language));
}
