import type { Text } from "./documents.js";
import type { Duration } from "./terms.js";

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
  /** Numbers: whole ones alone. */
  readonly integer?: true;
  /** Strings, and each string of a list: characters that they may have. Left out: the system's own fields, which have none. */
  readonly maxLength?: number;
  /** Lists: how many items they may have. */
  readonly maxItems?: number;
  /** Strings that are an instant, ISO 8601 with zone. */
  readonly instant?: true;
  /** Strings of records that are the id of a subject: of which kind. */
  readonly subject?: string;
  /** `data.slips` for `data.slips.order`: the object of the document that the field stands in. Left out: it stands in `data` (or `attributes`) itself. */
  readonly within?: string;
}

/** A group of fields in `data`, or a list of such groups. The fields of a single one stand among those of the kind (with `within`); those of a list are not read by rules. */
export interface ObjectDeclaration {
  /** `data.slips`. */
  readonly name: string;
  readonly title: Text;
  readonly required: boolean;
  /** A list of objects: how many at most. Left out: a single object. */
  readonly maxItems?: number;
  /** By name in the object (`order`). Required: whenever the object is there. */
  readonly fields: ReadonlyMap<string, FieldDeclaration>;
}

/** A sort of link that leads from subjects of a kind to subjects of another (or the same). */
export interface LinkDeclaration {
  readonly id: string;
  readonly title: Text;
  /** Kind of the target. */
  readonly to: string;
}

/** How long records of a kind count and may be shown by law (R38). Days of the envelope; the first that is known is the first day of both. */
export interface LegalLimit {
  readonly counts?: Duration;
  readonly shown?: Duration;
  readonly from: readonly string[];
}

/** A kind of subject or record, declared as data. */
export interface KindDeclaration {
  readonly id: string;
  readonly title: Text;
  readonly fields: ReadonlyMap<string, FieldDeclaration>;
  /** Groups of fields and lists of them, by name (`data.slips`). Left out: there are none. */
  readonly objects?: ReadonlyMap<string, ObjectDeclaration>;
  /** Names of fields and objects in the order of the declaration, for forms; left out: that of `fields`. */
  readonly order?: readonly string[];
  /** Of a kind of subject: links that begin at it. */
  readonly links?: ReadonlyMap<string, LinkDeclaration>;
  /** Of a kind of record. Left out: there is none. */
  readonly limit?: LegalLimit;
}

/** All kinds that a scheme may name. The envelope fields of records stand in the fields of every record kind. */
export interface Kinds {
  readonly subjects: ReadonlyMap<string, KindDeclaration>;
  readonly records: ReadonlyMap<string, KindDeclaration>;
}
