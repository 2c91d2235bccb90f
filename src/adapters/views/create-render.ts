import { createRequire } from "node:module";
import type HandlebarsModule from "handlebars";

/** Templates as `npm run generate` compiles them, by name: "layouts/main", "pages/ranking", "partials/chip". */
export type Templates = Readonly<Record<string, unknown>>;
type Options = HandlebarsModule.HelperOptions;
type Delegate = (context: unknown) => string;

const LAYOUT = "layouts/main";

/** Thrown when a template is given something that it would print as a blank: a fault of ours, never of the reader. */
export class BlankError extends Error {}

/** A view model holds no null, no undefined and no NaN anywhere: what is absent is `false` or an empty list, so that nothing missing can print as a blank. */
function demand(value: unknown, path: string): void {
  if (value === null || value === undefined || Number.isNaN(value)) throw new BlankError(`${path} is ${String(value)}`);
  if (Array.isArray(value)) value.forEach((part, i) => demand(part, `${path}[${i}]`));
  else if (typeof value === "object") for (const [key, part] of Object.entries(value)) demand(part, `${path}.${key}`);
}

const isThere = (value: unknown): boolean => {
  demand(value, "the argument of a helper");
  return Array.isArray(value) ? value.length > 0 : value !== false && value !== "" && value !== 0;
};

/** Our own `if`, `unless` and `each`: the library's take what is missing for false. */
const HELPERS: Readonly<Record<string, HandlebarsModule.HelperDelegate>> = {
  if(this: unknown, value: unknown, options: Options): string {
    return isThere(value) ? options.fn(this) : options.inverse(this);
  },
  unless(this: unknown, value: unknown, options: Options): string {
    return isThere(value) ? options.inverse(this) : options.fn(this);
  },
  each(this: unknown, values: unknown, options: Options): string {
    if (!Array.isArray(values)) throw new BlankError("each wants a list");
    return values.length === 0 ? options.inverse(this) : values.map((value) => options.fn(value)).join("");
  },
};

function createEngine(templates: Templates): ReadonlyMap<string, Delegate> {
  // The runtime alone: it holds no compiler, so nothing generates code while serving.
  const runtime = createRequire(import.meta.url)("handlebars/runtime") as typeof HandlebarsModule;
  const engine = runtime.create();
  engine.registerHelper(HELPERS);
  const compiled = new Map<string, Delegate>();
  for (const [name, specification] of Object.entries(templates)) {
    const template = engine.template(specification as TemplateSpecification);
    if (name.startsWith("partials/")) engine.registerPartial(name, template);
    compiled.set(name, template);
  }
  return compiled;
}

/** Gives the one function that makes HTML: the page is rendered and put into the layout. Throws BlankError rather than print a blank. */
export function createRender(templates: Templates): (page: string, model: { readonly layout: object }) => string {
  const engine = createEngine(templates);
  const run = (name: string, model: object): string => {
    const template = engine.get(name);
    if (!template) throw new Error(`there is no template ${name}`);
    return template(model);
  };
  return (page, model) => {
    demand(model, page);
    return run(LAYOUT, { ...model.layout, body: run(`pages/${page}`, model) });
  };
}
