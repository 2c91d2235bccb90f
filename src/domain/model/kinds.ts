import type { Text } from "./documents.js";

/** number, boolean, string; day: an ISO day in documents, a day number in evaluation; list: an array of strings. */
export type FactType = "number" | "boolean" | "string" | "day" | "list";

/** One field of a subject or record kind, read from its JSON Schema in `schemas/subjects` or `schemas/records`. */
export interface FieldDeclaration {
  /** `district` for a subject; `data.points`, `occurredOn`, `incident` ... for a record. */
  readonly name: string;
  readonly type: FactType;
  readonly title: Text;
  /** Always there: `where`, `of`, `weight` and `on` may read it without a `known` guard. */
  readonly required: boolean;
  /** May be shown to the public; a field that is not is never on a page, in an answer, a CSV, a trace or an explanation. */
  readonly public: boolean;
  /** Marked `personal`: never read by rules. */
  readonly personal: boolean;
  readonly oneOf?: readonly string[];
  /** What its codes are called, where the kind says it; a code without words stands for itself. */
  readonly codes?: ReadonlyMap<string, Text>;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A sort of link that leads from subjects of a kind to subjects of another (or the same). */
export interface LinkDeclaration {
  readonly id: string;
  readonly title: Text;
  /** Kind of the target. */
  readonly to: string;
}

/** A kind of subject or record, declared as data. */
export interface KindDeclaration {
  readonly id: string;
  readonly title: Text;
  readonly fields: ReadonlyMap<string, FieldDeclaration>;
  /** Of a kind of subject: links that begin at it. */
  readonly links?: ReadonlyMap<string, LinkDeclaration>;
}

/** All kinds that a scheme may name. The envelope fields of records stand in the fields of every record kind. */
export interface Kinds {
  readonly subjects: ReadonlyMap<string, KindDeclaration>;
  readonly records: ReadonlyMap<string, KindDeclaration>;
}
