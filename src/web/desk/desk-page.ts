import type { Readable } from "node:stream";
import type { Context } from "../../app/context.js";
import type { Queries } from "../../app/queries/create-queries.js";
import type { Session } from "../auth/sessions.js";
import type { DeskServices } from "../dependencies.js";
import type { Language } from "../language.js";
import type { Links } from "../links.js";
import type { Frame } from "../pages/layout-model.js";
import type { PageName } from "../render.js";
import type { SentForm } from "./read-form.js";

/** What a page behind the sign-in is made from. `context.by` is who signed in. */
export interface DeskAsk {
  readonly context: Context;
  readonly services: DeskServices;
  readonly queries: Queries;
  readonly session: Session;
  /** The token that every form of the page carries. */
  readonly csrf: string;
  readonly links: Links;
  readonly language: Language;
  readonly part: Readonly<Record<string, string>>;
  /** Parameters of the address, single ones alone. */
  readonly query: Readonly<Record<string, string>>;
  readonly demonstration: boolean;
  /** Aborted when whoever asked has gone before the answer. */
  readonly signal: AbortSignal;
}
/** The parameters of the address are kept for every page alike: no page states them. */
export type DeskFrame = Omit<Frame, "parameters" | "signedIn">;
export type DeskAnswer =
  | { readonly kind: "page"; readonly page: PageName; readonly frame: DeskFrame; readonly model: object; readonly status?: number;
      /** Seconds after which the page looks again: it shows work under way. */
      readonly refresh?: number }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "download"; readonly name: string; readonly type: string; readonly body: Uint8Array | Readable };

/** One address behind the sign-in: what it shows, and what its forms do. A form that is refused is shown again by `act` itself, with what was typed. */
export interface DeskPage {
  readonly path: string;
  readonly show?: (ask: DeskAsk) => Promise<DeskAnswer>;
  readonly act?: (ask: DeskAsk, form: SentForm) => Promise<DeskAnswer>;
  /** The form sends files of up to so many bytes in all; left out: none. */
  readonly upload?: number;
}
