import type { Logger } from "pino";
import type { Context } from "../app/context.js";
import type { FindSubjects } from "../app/desk/find-subjects.js";
import type { Follow } from "../app/desk/waiting.js";
import type { ItemsOf } from "../app/desk/scheme-items.js";
import type { Queries } from "../app/queries/create-queries.js";
import type { Explain } from "../app/queries/scorecard-view.js";
import type { Problem } from "../domain/model/problem.js";
import type { DocumentStore } from "../app/ports/document-store.js";
import type { RuleLibrary } from "../app/ports/rule-library.js";
import type { Sessions } from "./auth/sessions.js";
import type { Jobs } from "./desk/imports/jobs.js";
import type { Render } from "./render.js";

/** A file that pages ask for; `version` changes with its content. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
  readonly version: string;
}
export interface WebSettings {
  readonly host: string;
  /** Addresses of proxies whose forwarding headers are believed; empty: none. */
  readonly trustProxy: readonly string[];
  readonly showUnpublished: boolean;
}

/** What pages and routes that write need; there is none of it without the administrator's token. */
export interface DeskServices {
  readonly context: Context;
  readonly sessions: Sessions;
  /** What is wrong with the body of a request, by the component that describes it; none: it may be read as that. */
  readonly validateRequest: (component: `${string}Request`, body: unknown) => readonly Problem[];
  readonly findSubjects: FindSubjects;
  readonly follow: Follow;
  /** Imports that forms have begun, by the file that was uploaded; each comes to the import's id. */
  readonly jobs: Jobs<string>;
  readonly items: ItemsOf;
  /** Origin under which people reach the service; null: by loopback alone. */
  readonly publicUrl: string | null;
  /** Runs this program once more in a process of its own: long work does not hold up the pages. */
  readonly runSelf: (args: readonly string[]) => Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** What the service is made of; the composition root hands it in. */
export interface AppDependencies {
  readonly store: DocumentStore;
  readonly library: Pick<RuleLibrary, "read" | "kindsOf">;
  /** The explainer of runs: card, trace and frozen facts of one subject. */
  readonly explain: Explain;
  readonly render: Render;
  readonly assets: readonly Asset[];
  /** Parts of the OpenAPI document that describe answers, by component name. */
  readonly apiComponents: Readonly<Record<string, object>>;
  readonly settings: WebSettings;
  readonly log: Logger;
  /** Version of the program, for the OpenAPI document. */
  readonly version: string;
  /** Left out: nothing can be written, and the routes that write do not exist. */
  readonly desk?: DeskServices;
  /** Left out: made anew. Given by who reads with them beside the service. */
  readonly queries?: Queries;
  /** Requests that one address may make a minute; left out: 1 200. */
  readonly requestsPerMinute?: number;
}
