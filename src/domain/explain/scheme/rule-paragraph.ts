import type { Rule } from "../../model/scheme.js";
import { ruleInWords } from "../rule-words.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** A rule with its title, its words, its basis and its mark. */
export function ruleParagraph(telling: Telling, rule: Rule): Paragraph {
  const { scheme, language } = telling;
  return paragraphOf(telling, { title: rule.title[language], text: ruleInWords(rule, scheme, language), pointer: rule.pointer, of: rule });
}
