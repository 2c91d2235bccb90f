import type { LayoutModel } from "./pages/layout-model.js";

/** Makes the HTML of a page out of its view model. Templates and their names are handed in; no request data ever comes here as options. */
export type Render = (page: PageName, model: PageModel) => string;
export type PageName = "home" | "compare" | "ranking" | "lists" | "scorecard" | "disclosures" | "disclosure" | "scheme" | "schemes" | "check" | "index" | "error" | "panel";
/** What every page has; nothing in it is null or undefined (what is absent is `false` or an empty list). */
export interface PageModel {
  readonly layout: LayoutModel;
}
