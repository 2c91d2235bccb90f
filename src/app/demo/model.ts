import type { Day, EvidenceRecord, Json, Link, StepName, Subject } from "../../domain/model/documents.js";

/** What a firm is like, before any record is drawn. Nobody reads these numbers but the generator of records. */
export interface Temper {
  /** How much it does beyond what it must, 0 to 1. */
  readonly ambition: number;
  /** How carefully it works, about -3 to 3. */
  readonly care: number;
}
export interface Firm {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly district: number;
  readonly temper: Temper;
  readonly estates: readonly Estate[];
  readonly households: number;
  readonly joined: boolean;
}
export interface Estate {
  readonly id: string;
  readonly name: string;
  readonly district: number;
  readonly street: string;
  readonly households: number;
  readonly hasLift: boolean;
  /** About -3 to 3: the firm's care and the estate's own luck. */
  readonly quality: number;
}
/** Contents of a record. */
export type Data = Readonly<Record<string, Json>>;
/** What happens to a record after it was entered: a step, or a correction of its data. */
export interface Happening {
  readonly on: Day;
  readonly step?: StepName;
  readonly by?: string;
  readonly reason?: string;
  readonly data?: Data;
}
/** A record with its whole life; the batches show it as far as it was known when they were closed. */
export interface Draft {
  readonly kind: string;
  readonly subject: string;
  readonly source: string;
  readonly occurredOn: Day;
  readonly recordedOn: Day;
  readonly incident?: string;
  readonly dueOn?: Day;
  readonly validUntil?: Day;
  readonly data: Data;
  readonly life: readonly Happening[];
}
export interface CityBatch {
  /** 2024-Q3 ... */
  readonly quarter: string;
  readonly records: readonly EvidenceRecord[];
}
/** A whole invented city. */
export interface City {
  readonly subjects: readonly Subject[];
  readonly links: readonly Link[];
  readonly batches: readonly CityBatch[];
}
