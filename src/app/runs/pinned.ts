import type { Scheme } from "../../domain/model/scheme.js";
import { canonical, sha256 } from "../canonical.js";
import type { Revision } from "../read-source.js";
import { chainUse } from "./chain-use.js";
import { recordKinds } from "./load-input.js";
import { LANGUAGE_VERSION } from "./run-document.js";

/** The texts, by hash, of the kinds that a scheme uses: its subjects', those to which its chains lead, and its records'. */
export function usedKinds(scheme: Scheme, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const used = new Set([...[scheme.subject, ...chainUse(scheme).kinds].map((kind) => `subject/${kind}`), ...recordKinds(scheme).map((kind) => `record/${kind}`)]);
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => used.has((JSON.parse(text) as { $id: string }).$id)));
}

/** The id under which a revision is kept with the kinds that it uses: a changed kind makes another id, and so another run. */
export function pinnedId({ scheme, hash, source }: Revision): string {
  return sha256(canonical({ scheme: hash, kinds: Object.keys(usedKinds(scheme, source.kindTexts)).sort(), language: LANGUAGE_VERSION }));
}
