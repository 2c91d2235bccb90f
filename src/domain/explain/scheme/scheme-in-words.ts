import type { AtMost, Band, ListSpec, Scheme } from "../../model/scheme.js";
import { atMostInWords, bandInWords } from "../band-words.js";
import { listInWords } from "../list-words.js";
import { phrase, type Language } from "../phrases/phrases.js";
import { aboutParagraphs, eligibilityParagraphs, parameterParagraphs, sourceParagraphs } from "./about-words.js";
import { checkParagraphs, consequenceParagraphs, procedureParagraphs } from "./ending-words.js";
import { factParagraphs } from "./fact-paragraph.js";
import { paragraphOf, type Paragraph, type Section, type Telling } from "./paragraph.js";
import { rankingParagraphs } from "./ranking-words.js";
import { ruleParagraph } from "./rule-paragraph.js";
import { partParagraph, scoreParagraphs } from "./score-words.js";

/** A sentence without the title before its colon, which stands beside it. */
const withoutTitle = (sentence: string, title: string): string => (sentence.startsWith(title) ? sentence.slice(title.length).replace(/^\s*[：:]\s*/, "") : sentence);

function bandParagraph(telling: Telling, band: Band): Paragraph {
  const { scheme, language } = telling;
  const words = withoutTitle(bandInWords(band, scheme, language), band.grade);
  const title = band.title[language];
  const text = title === band.grade ? words : phrase("band.named", language, { words, title });
  return paragraphOf(telling, { title: band.grade, text, pointer: band.pointer, of: band });
}

const atMostParagraph = (telling: Telling, entry: AtMost, i: number): Paragraph =>
  paragraphOf(telling, { text: atMostInWords(entry, telling.scheme, telling.language), pointer: `/atMost/${i}`, of: entry });

function listParagraph(telling: Telling, list: ListSpec): Paragraph {
  const { scheme, language } = telling;
  const how = withoutTitle(listInWords(list, scheme, language), list.title[language]);
  const text = phrase("list.toned", language, { how, tone: phrase(`list.tone.${list.tone}`, language) });
  return paragraphOf(telling, { title: list.title[language], text, pointer: list.pointer, of: list });
}

function gradeParagraphs(telling: Telling): readonly Paragraph[] {
  const { grades, atMost } = telling.scheme;
  return [...grades.map((band) => bandParagraph(telling, band)), ...atMost.map((entry, i) => atMostParagraph(telling, entry, i))];
}

/** Each group with its rules, then the rules that give no points. */
function ruleSections(telling: Telling): readonly Section[] {
  const { scheme, language } = telling;
  const groups = (scheme.score?.groups ?? []).map((group, i) => {
    const rules = scheme.rules.filter(({ event }) => event.type === "points" && event.group === group.id);
    const heading = phrase("section.group", language, { title: group.title[language] });
    return { id: `group.${group.id}`, heading, paragraphs: [partParagraph(telling, group, i), ...rules.map((rule) => ruleParagraph(telling, rule))] };
  });
  const ids = new Set((scheme.score?.groups ?? []).map(({ id }) => id));
  const others = scheme.rules.filter(({ event }) => event.type !== "points" || !ids.has(event.group)).map((rule) => ruleParagraph(telling, rule));
  return [...groups, { id: "others", heading: phrase("section.others", language), paragraphs: others }];
}

/**
 * A standard whole in words, from what it rates to what follows: sections with headings, in the order in which a notice is written. Sections
 * about nothing are left out. Everything that decides a result stands in some paragraph.
 */
export function schemeInWords(scheme: Scheme, language: Language): readonly Section[] {
  const telling = { scheme, language };
  type Named = "about" | "sources" | "eligibility" | "parameters" | "facts" | "score" | "checks" | "grades" | "ranking" | "lists" | "consequences" | "procedure";
  const section = (id: Named, paragraphs: readonly Paragraph[]): Section => ({ id, heading: phrase(`section.${id}`, language), paragraphs });
  const sections = [
    section("about", aboutParagraphs(telling)), section("eligibility", eligibilityParagraphs(telling)), section("checks", checkParagraphs(telling)),
    section("score", scoreParagraphs(telling)), ...ruleSections(telling), section("grades", gradeParagraphs(telling)), section("ranking", rankingParagraphs(telling)),
    section("lists", scheme.lists.map((list) => listParagraph(telling, list))), section("consequences", consequenceParagraphs(telling)), section("procedure", procedureParagraphs(telling)),
    section("parameters", parameterParagraphs(telling)), section("facts", factParagraphs(telling)), section("sources", sourceParagraphs(telling)),
  ];
  return sections.filter(({ paragraphs }) => paragraphs.length > 0);
}
