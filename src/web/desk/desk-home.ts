import { wordsOf } from "../language.js";
import { DESK_WORDS } from "../words/desk.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { panel } from "./panel-model.js";

async function show({ language }: DeskAsk): Promise<DeskAnswer> {
  const words = wordsOf(DESK_WORDS, language);
  return { kind: "page", page: "panel", frame: { title: words.title, section: null, path: ["desk"], parameters: {} }, model: panel({ title: words.title, sub: words.sub }, []) };
}

/** What waits to be done, and the ways to everything else. */
export const deskHome: DeskPage = { path: "/", show };
