import type { JournalEntry } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { Erasure, PersonalDocument } from "../records/model.js";
import { commitment } from "../records/split-personal.js";
import { personalId } from "./batch-personal.js";
import type { JournalFault } from "./verify-journal.js";

/** A version that names personal fields by their commitment. */
export interface NamesPersonal {
  readonly seq: number;
  readonly of: PersonalDocument["of"];
  readonly body: string;
  readonly batch: string;
  readonly commitment: string;
}

const AT_ONCE = 32;
const NOTHING = "none";
const keyOf = ({ of, body, commitment: stated }: Pick<NamesPersonal, "of" | "body" | "commitment">): string => `${of} ${body} ${stated}`;
const fault = (seq: number, place: string, expected: string, found: string): JournalFault => ({ seq, what: "personal", place, expected, found });

/**
 * Compares versions with the personal fields that they name: where these are there they must fit; where they are gone, an erasure must name them;
 * and what an erasure names must be gone.
 */
export class PersonalCheck {
  readonly faults: JournalFault[] = [];
  private readonly store: DocumentStore;
  private readonly erased = new Set<string>();
  private waiting: NamesPersonal[] = [];
  private constructor(store: DocumentStore) {
    this.store = store;
  }

  /** Reads what all erasures of the journal name. */
  static async open(store: DocumentStore): Promise<PersonalCheck> {
    const check = new PersonalCheck(store);
    for await (const entries of store.stream<JournalEntry>("journal", { index: "kind", prefix: ["erasure"] })) {
      for (const { body: { seq, erasure } } of entries) await check.takeErasure(seq, erasure ?? {});
    }
    return check;
  }

  private async takeErasure(seq: number, { personal = [], files = [] }: Erasure): Promise<void> {
    for (const named of personal) {
      this.erased.add(keyOf(named));
      if (await this.store.get("personal", personalId(named))) this.unfinished(seq, personalId(named), named.commitment);
    }
    for (const { file, hash } of files) if (await this.store.get("files", file)) this.unfinished(seq, file, hash);
  }

  private unfinished(seq: number, id: string, found: string): void {
    this.faults.push(fault(seq, `${id}: erased by entry ${seq} and still there; the next erasure finishes it`, NOTHING, found));
  }

  async add(version: NamesPersonal): Promise<void> {
    if (this.waiting.push(version) >= AT_ONCE) await this.finish();
  }

  /** Looks at those that still wait. */
  async finish(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = [];
    await Promise.all(waiting.map((version) => this.look(version)));
  }

  private async look(version: NamesPersonal): Promise<void> {
    const found = await this.store.get<PersonalDocument>("personal", personalId(version));
    const stated = found ? commitment(found.body.salt, found.body.values) : null;
    if (stated === version.commitment) return;
    if (stated === null && (this.erased.has(keyOf(version)) || (await this.elsewhere(version)))) return;
    this.faults.push(fault(version.seq, `personal fields of ${personalId(version)}`, version.commitment, stated ?? NOTHING));
  }

  /** A version that keeps the personal fields of an earlier one names those of that one. */
  private async elsewhere({ of, body, commitment: wanted }: NamesPersonal): Promise<boolean> {
    for await (const documents of this.store.stream<PersonalDocument>("personal", { index: "body", prefix: [of, body] })) {
      if (documents.some(({ body: { salt, values } }) => commitment(salt, values) === wanted)) return true;
    }
    return false;
  }
}
