import { checkPage, checksPage } from "./check-pages.js";
import { comparePage } from "./compare-page.js";
import { disclosurePage } from "./disclosure-page.js";
import { disclosuresPage } from "./disclosures-page.js";
import { homePage } from "./home-page.js";
import { listsIndex, rankingsIndex } from "./index-pages.js";
import { listsPage } from "./lists-page.js";
import type { Page } from "./page.js";
import { rankingFile, rankingPage } from "./ranking-page.js";
import { schemePage, schemesPage } from "./scheme-page.js";
import { scorecardPage } from "./scorecard-page.js";

/** Every page, in the order in which addresses are tried. */
export const PAGES: readonly Page[] = [
  homePage, rankingsIndex, rankingFile, rankingPage, listsIndex, listsPage, scorecardPage, disclosuresPage, disclosurePage, schemesPage, schemePage, comparePage, checksPage, checkPage,
];
