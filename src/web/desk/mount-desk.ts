import { pipeline } from "node:stream/promises";
import { Router, type Request, type Response } from "express";
import { isSignedOut } from "../../app/desk/signed-out.js";
import type { Queries } from "../../app/queries/create-queries.js";
import { DESK, readCookie } from "../auth/session-cookie.js";
import { demandOurPage, ForeignForm } from "../auth/our-page.js";
import type { Session } from "../auth/sessions.js";
import type { AppDependencies, DeskServices } from "../dependencies.js";
import { createLinks, singleParameters } from "../links.js";
import { languageOf, layoutFor } from "../pages/mount-pages.js";
import { DESK_PAGES } from "./all-desk-pages.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { readForm } from "./read-form.js";
import { mountSignIn } from "./sign-in.js";

/** The session of a request; null: there is none, or it was ended. */
async function sessionOf(request: Request, { publicUrl, sessions, context: { store } }: DeskServices): Promise<Session | null> {
  const cookie = readCookie(request, publicUrl !== null);
  const session = cookie === null ? null : sessions.read(cookie);
  return session !== null && (await isSignedOut(store, session)) ? null : session;
}

/** Aborted when the connection ends before the answer is sent. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  else response.once("close", () => { if (!response.writableFinished) gone.abort(); });
  return gone.signal;
}

/** Whoever asked has gone: what was begun for the answer ends, and nobody is left to be told. */
async function unlessGone(signal: AbortSignal, answer: () => Promise<void>): Promise<void> {
  try {
    await answer();
  } catch (error) {
    if (!(signal.aborted && error instanceof Error && error.name === "AbortError")) throw error;
  }
}

async function askOf(request: Request, session: Session, queries: Queries, services: DeskServices): Promise<Omit<DeskAsk, "signal">> {
  const language = languageOf(request);
  return {
    context: { ...services.context, by: session.by }, services, queries, session, csrf: services.sessions.csrf(session), links: createLinks(language), language,
    part: request.params as Record<string, string>, query: singleParameters(request.query), demonstration: await queries.isDemonstration(),
  };
}

/** What was asked for, with its parameters, so that whoever signs in finds what he was at. */
function addressOf({ path, query }: Request): string {
  const parameters = new URLSearchParams(Object.entries(singleParameters(query)).filter(([name]) => name !== "lang")).toString();
  return `${DESK}${path}${parameters === "" ? "" : `?${parameters}`}`;
}

/** Files go out as downloads of no type that a browser would open as a page. */
async function download(response: Response, { name, type, body }: Extract<DeskAnswer, { kind: "download" }>): Promise<void> {
  response.attachment(name);
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  if (body instanceof Uint8Array) response.send(Buffer.from(body));
  else await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    // Whoever asked has gone: nobody is left to be told.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}

async function send(response: Response, answer: DeskAnswer, dependencies: AppDependencies, ask: Pick<DeskAsk, "language" | "demonstration" | "session" | "csrf" | "query">): Promise<void> {
  response.setHeader("Cache-Control", "no-store");
  if (answer.kind === "redirect") return response.redirect(303, answer.to);
  if (answer.kind === "download") return download(response, answer);
  const layout = layoutFor(dependencies, ask.language, ask.demonstration, { ...answer.frame, parameters: ask.query, signedIn: { by: ask.session.by, csrf: ask.csrf } });
  response.setHeader("Content-Language", ask.language);
  if (answer.refresh !== undefined) response.setHeader("Refresh", String(answer.refresh));
  response.status(answer.status ?? 200).type("html").send(dependencies.render(answer.page, { ...answer.model, layout }));
}

function mountPage(router: Router, page: DeskPage, queries: Queries, dependencies: AppDependencies & { readonly desk: DeskServices }): void {
  const { desk: services } = dependencies;
  const { show, act } = page;
  if (show) router.get(page.path, async (request, response) => {
    const signal = goneSignal(response);
    const session = await sessionOf(request, services);
    if (!session) return response.redirect(303, createLinks(languageOf(request)).to(["desk", "sign-in"], { to: addressOf(request) }));
    const ask = { ...(await askOf(request, session, queries, services)), signal };
    return unlessGone(signal, async () => send(response, await show(ask), dependencies, ask));
  });
  if (act) router.post(page.path, async (request, response) => {
    demandOurPage(request, services.publicUrl);
    const session = await sessionOf(request, services);
    if (!session) throw new ForeignForm();
    const signal = goneSignal(response);
    const form = await readForm(request, page.upload ?? 0);
    try {
      if (!services.sessions.fits(form.fields.get("csrf")?.[0] ?? "", session)) throw new ForeignForm();
      const ask = { ...(await askOf(request, session, queries, services)), signal };
      await unlessGone(signal, async () => send(response, await act(ask, form), dependencies, ask));
    } finally {
      await form.done();
    }
  });
}

/** A router of everything behind the sign-in; there is none without the administrator's token. */
export function mountDesk(queries: Queries, dependencies: AppDependencies & { readonly desk: DeskServices }): Router {
  const router = Router();
  mountSignIn(router, queries, dependencies);
  for (const page of DESK_PAGES) mountPage(router, page, queries, dependencies);
  return router;
}
