import type { Context } from "../../../app/context.js";
import type { DeskServices } from "../../dependencies.js";
import type { Language, Pair } from "../../language.js";

/** A parameter of the address of such a route: what it is, its schema for the description, and how it is read (null: this is no such value). */
export interface QueryParameter {
  readonly words: Pair;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly read: (text: string) => string | number | boolean | null;
}
/** A request with the token, read and typed. `context.by` is who it says acts. */
export interface WriteAsk {
  readonly context: Context;
  readonly services: DeskServices;
  readonly part: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  /** As the component of the route says; {} where it has none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Of a route that takes a file: a temporary file of this machine. */
  readonly file: string | null;
  readonly idempotencyKey: string | null;
  readonly language: Language;
}

/** One resource for other systems: the row from which its route, its checks and its part of the OpenAPI document are all made. All of them ask for the token. */
export interface WriteRoute {
  readonly id: string;
  readonly method: "get" | "post" | "put";
  /** With {parts} in braces. */
  readonly path: string;
  readonly words: Pair;
  readonly parts: Readonly<Record<string, Pair>>;
  readonly query: Readonly<Record<string, QueryParameter>>;
  /** Component of the body; left out: there is none. `file`: the body is a file of at most so many bytes. */
  readonly request?: `${string}Request`;
  readonly file?: number;
  /** It keeps its answers to an Idempotency-Key by itself, with what it writes; of other routes that write the router keeps them. */
  readonly keepsAnswers?: boolean;
  readonly answer: string;
  readonly status: 200 | 201;
  readonly handle: (ask: WriteAsk) => Promise<object>;
}

const text = (most: number) => (value: string): string | null => (value.length > 0 && value.length <= most ? value : null);
const whole = (most: number) => (value: string): number | null => (/^\d{1,15}$/.test(value) && Number(value) <= most ? Number(value) : null);

export const NAME = (words: Pair): QueryParameter => ({ words, schema: { type: "string", minLength: 1, maxLength: 200 }, read: text(200) });
export const CURSOR: QueryParameter = { words: ["从何处继续", "Where to go on"], schema: { type: "string", maxLength: 4000 }, read: text(4000) };
export const NUMBER = (words: Pair, most: number): QueryParameter => ({ words, schema: { type: "integer", minimum: 0, maximum: most }, read: whole(most) });
export const SWITCH = (words: Pair): QueryParameter => ({ words, schema: { type: "string", enum: ["0", "1"] }, read: (value) => (value === "1" ? true : value === "0" ? false : null) });
export const CHOICE = (words: Pair, values: readonly string[]): QueryParameter => ({ words, schema: { type: "string", enum: values }, read: (value) => values.find((each) => each === value) ?? null });
