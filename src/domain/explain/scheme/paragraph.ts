import type { Text } from "../../model/documents.js";
import type { BasisReference, Scheme } from "../../model/scheme.js";
import { phrase, type Language } from "../phrases/phrases.js";
import { basisInWords } from "./basis-words.js";

/** One thing that a standard says. */
export interface Paragraph {
  /** What it is about, by its own title; empty where the heading says it. */
  readonly title: string;
  /** Whole words without the title and without a full stop. */
  readonly text: string;
  /** The author's own remark; empty: none. */
  readonly description: string;
  /** Where it is written; empty: nothing is said. */
  readonly basis: string;
  /** Whether it is the published text; null: such a mark has no place here. */
  readonly official: boolean | null;
  /** JSON Pointer into the author's text. */
  readonly pointer: string;
}
/** A heading with what stands under it. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What is said in one language of one scheme. */
export interface Telling {
  readonly scheme: Scheme;
  readonly language: Language;
}
interface Told {
  readonly title?: string;
  readonly text: string;
  readonly pointer: string;
  readonly of?: { readonly description?: Text; readonly basis?: readonly BasisReference[]; readonly official?: boolean };
  /** Left out: the part has the mark of its own, and without it is a profile. */
  readonly unmarked?: boolean;
}

/** A paragraph of a part, with its basis, its remark and its mark. */
export function paragraphOf({ scheme, language }: Telling, { title = "", text, pointer, of = {}, unmarked = false }: Told): Paragraph {
  return {
    title, text, pointer, description: of.description?.[language] ?? "", basis: basisInWords(of.basis ?? [], scheme, language),
    official: unmarked ? null : of.official === true || scheme.official,
  };
}

/** A paragraph in one line: title, words, remark, mark and basis. */
export function paragraphLine({ title, text, description, basis, official }: Paragraph, language: Language): string {
  const head = title === "" ? text : phrase("line.titled", language, { title, text });
  const marks = [...(official === null ? [] : [phrase(official ? "mark.official" : "mark.profile", language)]), ...(basis === "" ? [] : [basis])];
  const marked = marks.length === 0 ? head : phrase("line.marked", language, { text: head, marks: marks.join(phrase("clause.join", language)) });
  return description === "" ? marked : phrase("line.remark", language, { text: marked, description });
}
