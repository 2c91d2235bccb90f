import { phrase } from "../../explain/phrases/phrases.js";
import { basisInWords } from "../../explain/scheme/basis-words.js";
import type { Text } from "../../model/documents.js";
import type { BasisReference } from "../../model/scheme.js";
import type { Rows } from "../parts.js";

/** What is said beside a part: no result reads it. */
export interface Said {
  readonly title?: Text;
  readonly description?: Text;
  readonly basis?: readonly BasisReference[];
  readonly official?: boolean;
}
const ROWS: Rows<Said> = {
  title: { aspect: "aspect.title", weight: "words", say: (title, { language }) => phrase("quoted", language, { value: title[language] }) },
  description: { aspect: "aspect.description", weight: "words", say: (description, { language }) => phrase("quoted", language, { value: description[language] }) },
  basis: { aspect: "aspect.basis", weight: "words", say: (basis, { scheme, language }) => basisInWords(basis, scheme, language) || phrase("about.profile", language) },
  official: { aspect: "aspect.official", weight: "words", say: (official, { language }) => phrase(official ? "mark.official" : "mark.profile", language) },
};

/** Rows of what is said beside a part, for the table of any part. */
export const saidRows = <T extends Said>(): { readonly [K in keyof Said]-?: Rows<T>[K & keyof T] } => ROWS as never;
