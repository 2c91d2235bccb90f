import type { OperatorTable } from "../language/operators.js";
import type { EvidenceRecord } from "../model/documents.js";
import type { FactType, Kinds } from "../model/kinds.js";
import type { Access, Names } from "./predicate.js";
import { type Cell, type FieldReader, type ReadingDay, fieldOf, fieldReader, fieldType } from "./records/record-fields.js";

/** A field of records at a place: the same place for the same field and type, whoever reads it. */
interface Slot {
  readonly place: number;
  readonly read: FieldReader;
}

/**
 * Where facts and record fields stand while one subject is derived. Everything that reads a record is compiled against it first, so that each
 * record is read once and only in the fields that somebody reads of its kind.
 */
export class Layout {
  readonly operators: OperatorTable;
  readonly day: ReadingDay;
  private readonly kinds: Kinds;
  private readonly facts = new Map<string, number>();
  private readonly slots = new Map<string, Slot>();
  private readonly byKind = new Map<string, Slot[]>();

  constructor(operators: OperatorTable, kinds: Kinds, day: ReadingDay) {
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

  /** Place among `Scope.cells` of a field (with or without `record.`) that is read of records of these kinds. */
  fieldPlace(name: string, kinds: readonly string[], type?: FactType): number {
    const field = fieldOf(name);
    const as = type ?? fieldType(field, kinds, this.kinds);
    const key = `${as} ${field}`;
    const slot = this.slots.get(key) ?? { place: this.slots.size, read: fieldReader(field, as, this.day) };
    this.slots.set(key, slot);
    for (const kind of kinds) this.readAlso(kind, slot);
    return slot.place;
  }

  /** Names as conditions about records of these kinds (none: about facts alone) read them. */
  names(kinds: readonly string[]): Names {
    const access = (name: string, type: FactType): Access => {
      if (!name.startsWith("record.")) {
        const place = this.factPlace(name);
        return (scope) => scope.facts[place] ?? null;
      }
      const place = this.fieldPlace(name, kinds, type);
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

  private readAlso(kind: string, slot: Slot): void {
    const slots = this.byKind.get(kind);
    if (slots === undefined) this.byKind.set(kind, [slot]);
    else if (!slots.includes(slot)) slots.push(slot);
  }
}
