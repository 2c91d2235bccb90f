import type { Day, Json } from "../../model/documents.js";
import type { FactType, KindDeclaration, Kinds } from "../../model/kinds.js";
import type { Parameter } from "../../model/scheme.js";
import type { JsonObject } from "../pointer.js";
import type { RowOrigin } from "./row-origin.js";
import type { Problems } from "../problems.js";

/** One row of a table, for the fact or rule that stands for it. */
export interface Row {
  readonly table: string;
  readonly id: string;
  readonly fields: JsonObject;
}

/** A fact or rule after expansion: its text with the row put in, and the place of the text that it came from. */
export interface Item {
  readonly name: string;
  readonly raw: JsonObject;
  readonly pointer: string;
  readonly row?: Row;
  /** Of a row: where its text came from. */
  readonly origin?: RowOrigin;
}

/** A name that conditions and expressions may read. */
export interface Readable {
  /** As the parsed scheme names it: record fields get `record.` in front. */
  readonly name: string;
  readonly type: FactType;
  readonly oneOf?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly personal?: boolean;
}

/** Who reads: facts settled at `before` or later are refused. Rank and its like may be read by grades, which then come after the ranking. */
export interface Reader {
  readonly words: readonly [string, string];
  readonly stage: number;
  readonly before: number;
  /** Name of the fact whose declaration reads. */
  readonly fact?: string;
  readonly kind: "fact" | "eligibility" | "rule" | "score" | "grade" | "list";
}

export interface Reference {
  readonly name: string;
  readonly pointer: string;
  readonly reader: Reader;
}

/** Names that may be read at one place, and by whom. */
export interface Scope {
  readonly reader: Reader;
  /** Kind of the subject whose facts these are. */
  readonly subject?: KindDeclaration;
  readonly row?: Row;
  find(name: string): Readable | undefined;
  candidates(): Iterable<string>;
  /** Reports a name that is not there in words of its own, and says whether it did. */
  explain?(name: string, pointer: string): boolean;
}

/** What all readers share. */
export interface ReadContext {
  readonly kinds: Kinds;
  readonly subject: KindDeclaration | undefined;
  readonly problems: Problems;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, JsonObject>>;
  readonly conditions: JsonObject;
  readonly documents: readonly string[];
  /** Which scores are better; left out: the scheme has no score. */
  readonly better?: "high" | "low";
  /** The day for which dated parameters are put in; left out: the newest value of each. */
  readonly asOf?: Day;
  /** In a rule with `for`: the field of the day on which its records are judged, and the dated parameters that were read there. */
  readonly act?: { readonly on: string; readonly read: Set<string> };
  /** Every fact that a condition or an expression reads, for the check of stages. */
  readonly references: Reference[];
}

/** Number, text ... of a JSON value in both languages, for "expected a, found b". */
export function typeWords(value: Json | undefined): readonly [string, string] {
  if (value === undefined) return ["空", "nothing"];
  if (value === null) return ["null", "null"];
  if (Array.isArray(value)) return ["列表", "a list"];
  const words: Readonly<Record<string, readonly [string, string]>> = {
    number: ["数", "a number"], string: ["字符串", "a string"], boolean: ["true/false", "true or false"], object: ["对象", "an object"],
  };
  return words[typeof value];
}

/** A fact type in both languages. */
export const FACT_TYPE_WORDS: Readonly<Record<FactType, readonly [string, string]>> = {
  number: ["数", "a number"], boolean: ["true/false", "true or false"], string: ["字符串", "a string"], day: ["日期", "a day"], list: ["字符串列表", "a list of strings"],
};
