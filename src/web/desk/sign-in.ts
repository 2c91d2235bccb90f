import type { Request, Response, Router } from "express";
import { signOut } from "../../app/desk/signed-out.js";
import type { Queries } from "../../app/queries/create-queries.js";
import { demandOurPage } from "../auth/our-page.js";
import { clearCookie, DESK, readCookie, setCookie } from "../auth/session-cookie.js";
import { createAttempts, type Attempts } from "../auth/attempts.js";
import type { AppDependencies, DeskServices } from "../dependencies.js";
import { wordsOf } from "../language.js";
import { createLinks } from "../links.js";
import { languageOf, layoutFor } from "../pages/mount-pages.js";
import { SIGN_IN } from "../words/desk.js";
import { field, formModel, type Fault } from "./form-model.js";
import { panel } from "./panel-model.js";
import { readForm, textOf, type SentForm } from "./read-form.js";

type Dependencies = AppDependencies & { readonly desk: DeskServices };

/** Only addresses of the desk itself: whoever signs in is led nowhere else. */
const target = (to: unknown): string => (typeof to === "string" && /^\/desk(\/[A-Za-z0-9._~%/-]*)?(\?[A-Za-z0-9._~%=&+*-]*)?$/.test(to) && !to.includes("..") ? to : DESK);

interface At {
  readonly request: Request;
  readonly response: Response;
  readonly queries: Queries;
  readonly dependencies: Dependencies;
}

async function page({ request, response, queries, dependencies }: At, faults: readonly Fault[] = [], by = ""): Promise<void> {
  const language = languageOf(request);
  const words = wordsOf(SIGN_IN, language);
  const to = target(request.query.to);
  const layout = layoutFor(dependencies, language, await queries.isDemonstration(), { title: words.title, section: null, path: ["desk", "sign-in"], parameters: { to } });
  const form = formModel({ id: "sign-in", action: createLinks(language).to(["desk", "sign-in"], { to }), button: words.go, csrf: false, language, faults, fields: [
    field({ name: "by", type: "text", label: words.by, hint: words.byHint, value: by, required: true, most: 60 }),
    field({ name: "token", type: "password", label: words.token, hint: words.tokenHint, required: true, most: 512 }),
  ] });
  const model = panel({ title: words.title, sub: words.sub }, [{ form }]);
  response.setHeader("Cache-Control", "no-store");
  response.status(faults.length > 0 ? 401 : 200).type("html").send(dependencies.render("panel", { ...model, layout }));
}

function faultsOf(form: SentForm, { sessions }: DeskServices, language: ReturnType<typeof languageOf>): readonly Fault[] {
  const words = wordsOf(SIGN_IN, language);
  const by = /^[\p{L}\p{N}][\p{L}\p{N} ._·-]{0,59}$/u.test(textOf(form, "by"));
  return [...(by ? [] : [{ name: "by", text: words.badName }]), ...(sessions.isToken(textOf(form, "token")) ? [] : [{ name: "token", text: words.wrong }])];
}

/** The form is read before anybody is known: little of it is taken. */
const MOST_TEXT = 10_000;

async function signIn(at: At, attempts: Attempts): Promise<void> {
  const { request, response, dependencies } = at;
  demandOurPage(request, dependencies.desk.publicUrl);
  attempts.demand(request, response);
  const form = await readForm(request, 0, MOST_TEXT);
  await form.done();
  attempts.demand(request, response);
  const faults = faultsOf(form, dependencies.desk, languageOf(request));
  if (faults.some(({ name }) => name === "token")) attempts.failed(request);
  if (faults.length > 0) return page(at, faults, textOf(form, "by").slice(0, 60));
  setCookie(response, dependencies.desk.publicUrl !== null, dependencies.desk.sessions.issue(textOf(form, "by")));
  const to = target(request.query.to);
  response.redirect(303, languageOf(request) === "en" ? `${to}${to.includes("?") ? "&" : "?"}lang=en` : to);
}

/** The page on which the token is given, and the way out. */
export function mountSignIn(router: Router, queries: Queries, dependencies: Dependencies): void {
  router.get("/sign-in", (request, response) => page({ request, response, queries, dependencies }));
  const attempts = createAttempts();
  router.post("/sign-in", (request, response) => signIn({ request, response, queries, dependencies }, attempts));
  router.post("/sign-out", async (request, response) => {
    const { publicUrl, sessions, context } = dependencies.desk;
    demandOurPage(request, publicUrl);
    const cookie = readCookie(request, publicUrl !== null);
    const session = cookie === null ? null : sessions.read(cookie);
    clearCookie(response, publicUrl !== null);
    // A copy of the cookie ends with it.
    if (session) await signOut(context.store, session);
    response.redirect(303, createLinks(languageOf(request)).to([]));
  });
}
