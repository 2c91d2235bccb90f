import type { DeskPage } from "./desk-page.js";
import { deskHome } from "./desk-home.js";
import { kindPage, kindsPage } from "./kinds-pages.js";
import { correctPage } from "./correct-page.js";
import { entryPage } from "./entry-page.js";
import { fileDownload } from "./file-download.js";
import { recordPage } from "./record-page.js";
import { recordsPage } from "./records-page.js";
import { waitingPage } from "./waiting-page.js";

/** Every address behind the sign-in, below /desk. */
export const DESK_PAGES: readonly DeskPage[] = [deskHome, waitingPage, entryPage, recordsPage, correctPage, recordPage, fileDownload, kindsPage, kindPage];
