import { wordsOf, type Language } from "../language.js";
import { createLinks } from "../links.js";
import type { Failure } from "../problem.js";
import { ERRORS } from "../words/errors.js";

/** What the error page shows. */
export function errorModel(failure: Failure, language: Language, request: string): object {
  const words = wordsOf(ERRORS, language);
  return {
    words, status: failure.status, title: failure.title[language], message: failure.detail[language], parameter: failure.parameter ?? false, request,
    home: { href: createLinks(language).to([]), text: words.home },
  };
}
