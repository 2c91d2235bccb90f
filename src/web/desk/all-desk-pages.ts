import type { DeskPage } from "./desk-page.js";
import { deskHome } from "./desk-home.js";
import { importPage, refusedDownload } from "./imports/import-page.js";
import { importsPage } from "./imports/imports-page.js";
import { templateDownload, templatesPage } from "./imports/templates-page.js";
import { uploadPage } from "./imports/upload-page.js";
import { kindPage, kindsPage } from "./kinds-pages.js";
import { correctPage } from "./correct-page.js";
import { entryPage } from "./entry-page.js";
import { fileDownload } from "./file-download.js";
import { recordPage } from "./record-page.js";
import { recordsPage } from "./records-page.js";
import { waitingPage } from "./waiting-page.js";

/** Every address behind the sign-in, below /desk. */
export const DESK_PAGES: readonly DeskPage[] = [deskHome, waitingPage, entryPage, recordsPage, correctPage, recordPage, fileDownload, importsPage, uploadPage, importPage, refusedDownload, templatesPage, templateDownload, kindsPage, kindPage];
