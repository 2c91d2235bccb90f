import type { Text } from "../model/documents.js";
import type { Scheme } from "../model/scheme.js";
import type { Language } from "../explain/phrases/phrases.js";

/** decides: it can change a result; words: every card is the same before and after it (order of listing and names of facts apart). */
export type Weight = "decides" | "words";

/** One thing that is different in the later version, in words for people. */
export interface Change {
  /** JSON Pointer into the later text; of what was removed, into the earlier. */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  readonly weight: Weight;
  readonly text: Text;
}
/** A change with the words of the thing that it is about, so that equal changes of many things can be told once. */
export interface Draft extends Change {
  readonly what: Text;
  /** Told together with its like wherever they stand. */
  readonly isAnywhere?: boolean;
}

/** Both versions; facts and parameters that only changed their names have the later ones in both. */
export interface Versions {
  readonly before: Scheme;
  readonly after: Scheme;
}

/** The same thing said in both languages. */
export const bilingual = (say: (language: Language) => string): Text => ({ "zh-CN": say("zh-CN"), en: say("en") });
