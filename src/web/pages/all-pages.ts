import { listsIndex, rankingsIndex } from "./index-pages.js";
import type { Page } from "./page.js";
import { rankingFile, rankingPage } from "./ranking-page.js";
import { scorecardPage } from "./scorecard-page.js";

/** Every page, in the order in which addresses are tried. */
export const PAGES: readonly Page[] = [rankingsIndex, rankingFile, rankingPage, listsIndex, scorecardPage];
