import type { OperatorTable } from "../language/operators.js";
import type { EvidenceRecord, Subject } from "../model/documents.js";
import type { FactType, Kinds } from "../model/kinds.js";
import type { RecordSelection } from "../model/scheme.js";
import type { Access, Names } from "./predicate.js";
import { type Cell, type FieldReader, type ReadingDay, fieldOf, fieldReader, fieldType, isOfSubject, subjectFieldType, subjectReader } from "./records/record-fields.js";

/** A field of records at a place: the same place for the same field and type, whoever reads it. */
interface Slot {
  readonly place: number;
  readonly read: FieldReader;
}

/** Records whose fields are read: of which kinds, about whom, and on which day the subject is looked at. */
export type RecordsRead = Pick<RecordSelection, "kinds" | "on" | "via" | "at">;
/** The subjects that a layout's records are about. */
export interface Whom {
  /** Kind of those whose facts are derived. */
  readonly kind: string;
  readonly subjects: ReadonlyMap<string, Subject>;
}
const NO_RECORDS: RecordsRead = { kinds: [], on: "occurredOn" };
const NOBODY: Whom = { kind: "", subjects: new Map() };

/**
 * Where facts and record fields stand while one subject is derived. Everything that reads a record is compiled against it first, so that each
 * record is read once and only in the fields that somebody reads of its kind.
 */
export class Layout {
  readonly operators: OperatorTable;
  readonly day: ReadingDay;
  private readonly kinds: Kinds;
  private readonly whom: Whom;
  private readonly facts = new Map<string, number>();
  private readonly slots = new Map<string, Slot>();
  private readonly byKind = new Map<string, Slot[]>();

  constructor(operators: OperatorTable, kinds: Kinds, day: ReadingDay, whom: Whom = NOBODY) {
    this.whom = whom;
    this.operators = operators;
    this.kinds = kinds;
    this.day = day;
  }

  /** Place of a fact among `Scope.facts`. */
  factPlace(name: string): number {
    const place = this.facts.get(name) ?? this.facts.size;
    this.facts.set(name, place);
    return place;
  }

  factNames(): readonly string[] {
    return [...this.facts.keys()];
  }

  /** Place among `Scope.cells` of a field (with or without `record.`) that is read of these records. */
  fieldPlace(name: string, records: RecordsRead, type?: FactType): number {
    const field = fieldOf(name);
    const as = type ?? this.typeOf(field, records);
    const act = isOfSubject(field) && records.at === "act" ? { on: records.on } : {};
    const key = `${as} ${field} ${act.on ?? ""}`;
    const slot = this.slots.get(key) ?? { place: this.slots.size, read: this.reader(field, as, act) };
    this.slots.set(key, slot);
    for (const kind of records.kinds) this.readAlso(kind, slot);
    return slot.place;
  }

  /** Type of a field as its kind declares it. */
  typeOf(field: string, { kinds, via }: Pick<RecordsRead, "kinds" | "via">): FactType {
    return isOfSubject(field) ? subjectFieldType(field, via?.[via.length - 1].kind ?? this.whom.kind, this.kinds) : fieldType(field, kinds, this.kinds);
  }

  /** Names as conditions about these records (left out: about facts alone) read them. */
  names(records: RecordsRead = NO_RECORDS): Names {
    const access = (name: string, type: FactType): Access => {
      if (!name.startsWith("record.")) {
        const place = this.factPlace(name);
        return (scope) => scope.facts[place] ?? null;
      }
      const place = this.fieldPlace(name, records, type);
      return (scope) => scope.cells[place];
    };
    return { operators: this.operators, access };
  }

  readsKind(kind: string): boolean {
    return this.byKind.has(kind);
  }

  /** Reads the fields of a record that somebody reads of its kind into its cells. */
  read(record: EvidenceRecord, cells: Cell[]): void {
    const slots = this.byKind.get(record.kind);
    if (slots === undefined) return;
    for (let i = 0; i < slots.length; i += 1) cells[slots[i].place] = slots[i].read(record);
  }

  private reader(field: string, type: FactType, act: { readonly on?: string }): FieldReader {
    return isOfSubject(field) ? subjectReader(field, type, { day: this.day, subjects: this.whom.subjects, ...act }) : fieldReader(field, type, this.day);
  }

  private readAlso(kind: string, slot: Slot): void {
    const slots = this.byKind.get(kind);
    if (slots === undefined) this.byKind.set(kind, [slot]);
    else if (!slots.includes(slot)) slots.push(slot);
  }
}
