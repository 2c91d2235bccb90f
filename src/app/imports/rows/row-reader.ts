import { isCreditCode } from "../../../domain/records/credit-code.js";
import type { EvidenceRecord, Json, Link, Step, Subject } from "../../../domain/model/documents.js";
import { canonical, sha256 } from "../../canonical.js";
import type { TableRow } from "../../ports/table-files.js";
import { linkIdOf, recordIdByValues, recordIdOf } from "../identity.js";
import type { Mapping, RowProblem } from "../model.js";
import type { Target, TargetField } from "../mappings/target.js";
import type { Header } from "../tables/data-rows.js";
import { plainText } from "../values/plain.js";
import { Unreadable, type ReasonCode, type ReasonDetails } from "../values/reason.js";
import { DigestCounts } from "./digest-counts.js";
import { ColumnsReader } from "./read-columns.js";
import type { SubjectIndex } from "./subject-index.js";

export type RowBody = Subject | Link | EvidenceRecord;

/** A row that can go in: the body that it becomes if nothing of it is known, personal values apart. */
export interface GoodRow {
  readonly id: string;
  readonly row: number;
  readonly body: RowBody;
  /** Field (without `data.` or `attributes.`) -> value; null: there is none. */
  readonly personal: Readonly<Record<string, Json>> | null;
  /** Fields that the row states: what it does not state stays as it is. */
  readonly covered: ReadonlySet<string>;
}
export interface RowSettings {
  readonly target: Target;
  readonly mapping: Mapping;
  readonly subjects: SubjectIndex;
  /** Day of the import, ISO. */
  readonly recordedOn: string;
}

const ID = /^[^\s\p{Cc}]{1,200}$/u;

/** One row on its way: problems are added to it. */
interface Reading {
  readonly row: TableRow;
  readonly columns: ColumnsReader;
  readonly values: Map<string, Json>;
  readonly problems: RowProblem[];
}

/** `data.slips.order`: within `data.`, of the name `slips.order`. */
interface Place {
  readonly within: string;
  readonly key: string;
  readonly path: readonly string[];
}

/** Reads the rows of one file, one after the other: which of equal rows it is depends on those before. */
export class RowReader {
  private readonly settings: RowSettings;
  private readonly readers = new Map<Header, ColumnsReader>();
  private readonly places = new Map<string, Place>();
  private readonly equals = new DigestCounts();
  private readonly steps: readonly Step[];
  private readonly kinds: ReadonlySet<string> | null;
  private readonly personal: ReadonlySet<string>;
  /** Fields that name a subject, with the kind that it is of. */
  private readonly references: readonly (readonly [name: string, kinds: ReadonlySet<string>])[];
  constructor(settings: RowSettings) {
    this.settings = settings;
    const { mapping, recordedOn, target } = settings;
    const verified: Step = { ...(mapping.authority === undefined ? {} : { by: mapping.authority }), on: recordedOn, step: "verified" };
    this.steps = [{ on: recordedOn, step: "reported" }, ...(mapping.arrives === "verified" ? [verified] : [])];
    this.kinds = mapping.subjectKind === undefined ? null : new Set([mapping.subjectKind]);
    this.personal = new Set([...target.fields.values()].filter(({ declaration }) => declaration.personal).map(({ name }) => name));
    this.references = [...target.fields.values()].flatMap(({ name, declaration: { subject } }) => (subject === undefined ? [] : [[name, new Set([subject])] as const]));
  }

  /** The row as a document, or everything that is wrong with it. */
  read(header: Header, row: TableRow): GoodRow | readonly RowProblem[] {
    const columns = this.readers.get(header) ?? this.columnsOf(header);
    const { values, problems } = columns.read(row);
    const reading: Reading = { row, columns, values: values as Map<string, Json>, problems: [...problems] };
    const good = FINISH[this.settings.target.collection](this, reading);
    return reading.problems.length > 0 || good === null ? reading.problems : good;
  }

  private columnsOf(header: Header): ColumnsReader {
    const columns = new ColumnsReader(this.settings.target, this.settings.mapping, header);
    this.readers.set(header, columns);
    return columns;
  }

  private refuse({ row, columns, values, problems }: Reading, name: string, code: ReasonCode, details: ReasonDetails = {}): void {
    problems.push(columns.problem(row, { field: this.settings.target.fields.get(name) as TargetField }, { code, details }, String(values.get(name) ?? "")));
  }

  private resolve(reading: Reading, name: "subject" | "target", kinds: ReadonlySet<string> | null): string {
    const text = reading.values.get(name);
    if (typeof text !== "string") return "";
    const known = this.settings.subjects.find(text, this.settings.mapping.subjectBy, kinds);
    if (!(known instanceof Unreadable)) return known.id;
    this.refuse(reading, name, known.code, known.details);
    return "";
  }

  /** Fields that name a subject get its id. An id is always read: `subjectBy` says how the records' own subject is written, and that names are none here if it is "id". */
  private resolveReferences(reading: Reading): void {
    const by = this.settings.mapping.subjectBy === "id" ? "id" : undefined;
    for (const [name, kinds] of this.references) {
      const text = reading.values.get(name);
      if (typeof text !== "string") continue;
      const known = this.settings.subjects.find(text, by, kinds);
      if (known instanceof Unreadable) this.refuse(reading, name, known.code, known.details);
      else reading.values.set(name, known.id);
    }
  }

  /** Values below `data.` or `attributes.`, personal ones apart. */
  private parted(reading: Reading, prefix: string): { readonly open: Readonly<Record<string, Json>>; readonly personal: GoodRow["personal"] } {
    const [open, personal]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
    for (const [name, value] of reading.values) {
      const { within, path, key } = this.place(name);
      if (within !== prefix) continue;
      if (this.personal.has(name)) personal[key] = value;
      else if (path.length === 1) open[key] = value;
      else put(open, path, value);
    }
    return { open, personal: Object.keys(personal).length === 0 ? null : personal };
  }

  private place(name: string): Place {
    const known = this.places.get(name);
    if (known) return known;
    const key = name.slice(name.indexOf(".") + 1);
    const place = { within: name.slice(0, name.length - key.length), key, path: key.split(".") };
    this.places.set(name, place);
    return place;
  }

  record(reading: Reading): GoodRow | null {
    const { target, recordedOn } = this.settings;
    const subject = this.resolve(reading, "subject", this.kinds);
    this.resolveReferences(reading);
    const day = (name: string): string | undefined => reading.values.get(name) as string | undefined;
    for (const name of ["occurredOn", "foundOn"]) if ((day(name) ?? "") > recordedOn) this.refuse(reading, name, "future-day", { day: recordedOn });
    if ((day("endedOn") ?? "9999") < (day("occurredOn") ?? "")) this.refuse(reading, "endedOn", "ends-before", { day: day("occurredOn") ?? "" });
    if (reading.problems.length > 0) return null;
    const { open, personal } = this.parted(reading, "data.");
    const sourceNumber = day("sourceNumber");
    // In code-unit order, as the RFC 8785 form has it.
    const body = {
      data: open, dueOn: day("dueOn"), endedOn: day("endedOn"), foundOn: day("foundOn"), id: "", incident: day("incident"), kind: target.kind, occurredOn: day("occurredOn"),
      recordedOn, source: day("source"), sourceNumber, steps: this.steps, subject, validUntil: day("validUntil"),
    };
    const source = body.source ?? null;
    body.id = sourceNumber === undefined ? this.byValues(source, sha256(canonical(statedOf(body)))) : recordIdOf(target.kind, source, sourceNumber);
    return this.good(reading, body, personal);
  }

  /** Personal values are not in it: a telephone number is guessed from its hash. */
  private byValues(source: string | null, values: string): string {
    const place = this.equals.add(source === null ? values : sha256(`${source}\n${values}`));
    return recordIdByValues(this.settings.target.kind, source, values, place);
  }

  subject(reading: Reading): GoodRow | null {
    const { kind } = this.settings.target;
    const written = plainText(String(reading.values.get("id") ?? ""));
    const id = kind === "enterprise" ? written.toUpperCase() : written;
    if (reading.values.has("id") && !ID.test(id)) this.refuse(reading, "id", "bad-id");
    else if (reading.values.has("id") && kind === "enterprise" && !isCreditCode(id)) this.refuse(reading, "id", "credit-code");
    if (reading.problems.length > 0) return null;
    const { open, personal } = this.parted(reading, "attributes.");
    return this.good(reading, { attributes: open, id, kind, name: String(reading.values.get("name")) }, personal);
  }

  link(reading: Reading): GoodRow | null {
    const { kind, ends } = this.settings.target;
    const subject = this.resolve(reading, "subject", new Set(ends.map(({ from }) => from)));
    const from = this.settings.subjects.get(subject)?.kind;
    const target = this.resolve(reading, "target", new Set(ends.filter((end) => from === undefined || end.from === from).map(({ to }) => to)));
    const [begins, ended] = [reading.values.get("from") as string | undefined, reading.values.get("to") as string | undefined];
    if (begins !== undefined && ended !== undefined && ended <= begins) this.refuse(reading, "to", "empty-span");
    if (reading.problems.length > 0) return null;
    return this.good(reading, { from: begins, id: linkIdOf(kind, subject, target, begins ?? null), kind, subject, target, to: ended }, null);
  }

  private good({ row, columns }: Reading, body: RowBody, personal: GoodRow["personal"]): GoodRow {
    return { id: body.id, row: row.row, body, personal, covered: columns.covered };
  }
}

/** What a record without a number is known by: what its row says, and nothing of when or how it came in. */
const statedOf = (body: EvidenceRecord): object => ({ ...body, id: undefined, recordedOn: undefined, source: undefined, steps: undefined });

/** `slips.order` stands in the object `slips`. */
function put(values: Record<string, Json>, [name, ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) values[name] = value;
  else put((values[name] ??= {}) as Record<string, Json>, rest, value);
}

const FINISH: Readonly<Record<Target["collection"], (reader: RowReader, reading: Reading) => GoodRow | null>> = {
  records: (reader, reading) => reader.record(reading), subjects: (reader, reading) => reader.subject(reading), links: (reader, reading) => reader.link(reading),
};
