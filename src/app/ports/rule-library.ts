import type { Calendar } from "../../domain/model/columns.js";
import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import type { KindDeclaration, Kinds } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import type { JsonObject } from "../../domain/scheme/pointer.js";
import type { Mapping } from "../imports/model.js";
import type { Scheme } from "../../domain/model/scheme.js";

/** A scheme as its author wrote it, with everything that it pins. */
export interface SchemeSource {
  readonly id: string;
  readonly text: string;
  /** Text of cases.json beside it; null: there is none. */
  readonly cases: string | null;
  /** Where it was read, for messages to people. */
  readonly location: string;
  readonly kinds: Kinds;
  /** Texts of the record and subject kinds by hash: they are kept with the revision. */
  readonly kindTexts: Readonly<Record<string, string>>;
  /** Of an overlay (`extends`): the text of its base, of the base of that, and so on. Left out: it stands by itself. */
  readonly bases?: readonly BaseText[];
}

/** The text of a base; null: there is none, and why (unknown name, a circle, more than the language allows). */
export interface BaseText {
  readonly text: string | null;
  readonly why?: "unknown" | "cycle" | "tooDeep";
}

/** A scheme that was read: `scheme` is null when a problem is an error. */
export interface ReadScheme {
  readonly scheme: Scheme | null;
  /** Of an overlay: the merged text, which is hashed and kept as the revision, so that it reads without its base. */
  readonly text?: string;
  /** Of an overlay: pointers in the merged text -> pointers in its own, of the outermost parts that it brought. */
  readonly places?: ReadonlyMap<string, string>;
  /** sha256 of the RFC 8785 form: the name of the revision. */
  readonly hash: string;
  readonly problems: readonly Problem[];
}

export interface DocumentTypes {
  readonly subjects: Subject;
  readonly records: EvidenceRecord;
  readonly links: Link;
}
export interface LoadedDocuments<T> {
  /** Documents without any problem; the others are named in `problems`. */
  readonly documents: readonly T[];
  /** With line and column of the text, in its order. `path` begins with the place of the document: /12/data/points. */
  readonly problems: readonly Problem[];
}

export interface LoadedKinds {
  readonly kinds: Kinds;
  /** Texts by sha256: they are kept with a revision, so that an old run can be read for ever. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What the text of a kind says; `kind` and `value` (the JSON as it was written) are null where a problem is in the way. */
export interface ReadKind {
  readonly of: "record" | "subject";
  readonly kind: KindDeclaration | null;
  readonly value: JsonObject | null;
  readonly problems: readonly Problem[];
}

/** A mapping of an import as its text says; null where a problem is in the way. */
export interface LoadedMapping {
  readonly mapping: Mapping | null;
  readonly problems: readonly Problem[];
}

/** Where schemes, kinds and the calendar come from: files in the program's folders, or anywhere else. */
export interface RuleLibrary {
  ids(): Promise<readonly string[]>;
  /** `name` is the id of a shipped scheme the path of a folder with scheme.json, or of the file itself; null: there is no such scheme. `stored`: texts of kinds that extend the shipped ones or add to them. */
  find(name: string, stored?: readonly string[]): Promise<SchemeSource | null>;
  /** The shipped kinds, extended by those texts. */
  kinds(stored?: readonly string[]): LoadedKinds;
  /** The declaration of a kind out of its text, with every problem placed. */
  readKind(text: string): ReadKind;
  /** `bases`: those of the source, where the text is an overlay. */
  read(text: string, kinds: Kinds, bases?: readonly BaseText[]): ReadScheme;
  /** Problems of a text with line and column put in, sorted by position. */
  place(text: string, problems: readonly Problem[]): readonly Problem[];
  /** Problems of a cases.json beside a scheme: its shape, the documents in it, names that stand twice. */
  checkCases(text: string, scheme: Scheme): readonly Problem[];
  /** Documents out of a JSON array or NDJSON; `decisions`: decisions and items, which only the system makes, are taken too. */
  documents<K extends keyof DocumentTypes>(what: K, text: string, rules: { readonly kinds: Kinds; readonly decisions?: boolean }): LoadedDocuments<DocumentTypes[K]>;
  /** Kinds out of the texts that a revision keeps. */
  kindsOf(texts: Readonly<Record<string, string>>): Kinds;
  /** The mapping of an import out of its text: its shape alone, not whether it fits its kind. */
  mapping(text: string): LoadedMapping;
  calendar(): Promise<Calendar>;
}
