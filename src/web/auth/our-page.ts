import type { Request } from "express";
import { Refusal } from "../../app/refusal.js";
import { LOOPBACK_HOST } from "../viewer.js";

/** A form that did not come from a page of ours, or from one that was opened in another session. */
export class ForeignForm extends Refusal {
  constructor() {
    super("refused", "foreign-form", {
      "zh-CN": "这份表单不是从本站的页面提交的，或登录已更换：请重新打开页面再提交。什么也没有改动。",
      en: "This form was not sent from a page of this service, or somebody else has signed in since: open the page again and send it from there. Nothing was changed.",
    });
  }
}

/** True if browsers say that the request began on a page of this service. What they do not say is left to the form's own token. */
function fromOurPage(request: Pick<Request, "headers">, origin: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return request.headers.origin === undefined || request.headers.origin === origin;
}

/** Where forms must come from: the public address, or the address of this machine by which the page was asked for. null: a name that is not ours. */
function originOf(request: Pick<Request, "headers">, publicUrl: string | null): string | null {
  if (publicUrl !== null) return publicUrl;
  const host = request.headers.host ?? "";
  return LOOPBACK_HOST.test(host) ? `http://${host}` : null;
}

/** Refuses a form that began elsewhere. `publicUrl`: the origin under which people reach the service; null: this machine alone. */
export function demandOurPage(request: Pick<Request, "headers">, publicUrl: string | null): void {
  const origin = originOf(request, publicUrl);
  if (origin === null || !fromOurPage(request, origin)) throw new ForeignForm();
}
