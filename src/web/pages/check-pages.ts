import { Refusal } from "../../app/refusal.js";
import { PROBLEM_CODES, problemPage, type ProblemPage } from "../../domain/scheme/pages/page-of.js";
import { wordsOf } from "../language.js";
import { CHECKS } from "../words/checks.js";
import type { Answer, Ask, Page } from "./page.js";

async function show({ language, links, part }: Ask): Promise<Answer> {
  const page = problemPage(part.code);
  if (!page) throw new Refusal("notFound", "unknown-code", { "zh-CN": CHECKS.unknown[0], en: CHECKS.unknown[1] });
  const words = wordsOf(CHECKS, language);
  return {
    kind: "page", page: "check", frame: { title: page.code, section: null, path: ["checks", page.code], parameters: {} },
    model: { words, title: page.code, sub: words[page.severity], says: page.title[language], why: page.why[language], example: page.example ?? false, entries: false, back: { href: links.to(["checks"]), text: words.all } },
  };
}

async function index({ language, links }: Ask): Promise<Answer> {
  const words = wordsOf(CHECKS, language);
  const entries = PROBLEM_CODES.map(problemPage).filter((page): page is ProblemPage => page !== undefined).map(({ code, title }) => ({ href: links.to(["checks", code]), code, says: title[language] }));
  return {
    kind: "page", page: "check", frame: { title: words.title, section: null, path: ["checks"], parameters: {} },
    model: { words, title: words.title, sub: words.sub, says: false, why: false, example: false, entries, back: false },
  };
}

/** What one sort of problem means and how it is put right; and all of them. */
export const checkPage: Page = { path: "/checks/:code", parameters: ["lang"], show };
export const checksPage: Page = { path: "/checks", parameters: ["lang"], show: index };
