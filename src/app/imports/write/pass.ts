import { documentHash, type Body, type Versioned } from "../../batches/batch-content.js";
import { sha256 } from "../../canonical.js";
import type { EvidenceRecord, Json } from "../../../domain/model/documents.js";
import type { PersonalDocument } from "../../records/model.js";
import type { RowFate } from "../model.js";
import type { SortedRow } from "../rows/sorted-rows.js";
import type { ReasonCode, ReasonDetails } from "../values/reason.js";
import { changedFields, corrected, type KnownBody, knownBody, stepToAdd } from "./known-body.js";
import type { KnownVersions } from "./known-versions.js";
import { personalOf, withPersonal } from "./personal-values.js";
import { readRow, type WaitingRow } from "./waiting-row.js";

/** A version document that an import writes, ready to be stored. */
export interface WantedDocument {
  readonly id: string;
  readonly version: number;
  readonly body: Body;
  /** The body as JSON; then of `body` only the fields of indexes are there. null: it is not at hand as text. */
  readonly text: string | null;
  readonly hash: string;
  readonly personal: PersonalDocument | null;
}
/** What becomes of one row. */
export interface Decision {
  readonly row: WaitingRow;
  readonly fate: RowFate;
  readonly wanted: WantedDocument | null;
  /** Why it is refused. */
  readonly because: { readonly code: ReasonCode; readonly details: ReasonDetails } | null;
  /** It is known, and an import brought it. */
  readonly knownFromImport: boolean;
}
export interface PassSettings {
  readonly batch: string;
  readonly collection: Versioned;
  readonly kind: string;
  /** Names of the fields that are personal, as the mapping names them. */
  readonly personal: ReadonlySet<string>;
  readonly covered: readonly ReadonlySet<string>[];
  readonly seed: string;
  /** Who used an old version, in words; null: no published run did. */
  readonly usedBy: (id: string, version: number, batch: string) => Promise<string | null>;
}

type Values = Readonly<Record<string, Json>>;

/** Decides the rows of a file against what is known, in order of their ids. */
export class Pass {
  private readonly settings: PassSettings;
  private readonly known: KnownVersions;
  private readonly open: readonly (readonly string[])[];
  constructor(settings: PassSettings, known: KnownVersions) {
    this.settings = settings;
    this.known = known;
    this.open = settings.covered.map((names) => [...names].filter((name) => !settings.personal.has(name)));
  }

  /** Decisions for a page of rows; rows of one id stand in one page. */
  async decide(page: readonly SortedRow[]): Promise<readonly Decision[]> {
    const ids = [...new Set(page.map(({ id }) => id))];
    const versions = await this.known.versions(ids);
    const personal = this.settings.personal.size === 0 ? new Map<string, readonly PersonalDocument[]>() : await this.known.personal(ids);
    const decisions: Decision[] = [];
    for (let from = 0; from < page.length; ) {
      let to = from + 1;
      while (to < page.length && page[to].id === page[from].id) to++;
      const all = versions.get(page[from].id);
      const state = { known: knownBody(all), before: all?.at(-1)?.version ?? 0, personal };
      // Most rows of a large file are alone and new: nothing has to be asked of them.
      if (to === from + 1 && state.known === null) decisions.push(this.new(readRow(page[from]), state.before + 1));
      else decisions.push(...(await this.group(page.slice(from, to), state)));
      from = to;
    }
    return decisions;
  }

  private async group(rows: readonly SortedRow[], state: State): Promise<readonly Decision[]> {
    if (rows.some(({ text }) => text !== rows[0].text)) return rows.map((row) => refused(readRow(row), "twice-in-file", { rows: others(rows, row) }));
    const [first, ...again] = rows;
    return [await this.one(readRow(first), state), ...again.map((row): Decision => ({ row: readRow(row), fate: "unchanged", wanted: null, because: null, knownFromImport: false }))];
  }

  private new(row: WaitingRow, version: number): Decision {
    return { row, fate: "new", wanted: this.fresh(row, version), because: null, knownFromImport: false };
  }

  private async one(row: WaitingRow, { known, before, personal }: State): Promise<Decision> {
    if (known === null) return this.new(row, before + 1);
    if (known.newest.body.kind !== row.body().kind) return refused(row, "kind-changed", { found: known.newest.body.kind });
    const { changed, dated } = changedFields(known.compared.body, row.body(), this.open[row.covered]);
    if (dated.length > 0) return refused(row, "dated-attribute");
    const closed = this.closed(row, known, personal);
    const step = stepToAdd(known.newest.body, row.body());
    const knownFromImport = known.broughtByImport;
    if (changed.length === 0 && closed === null && step === null) return { row, fate: "unchanged", wanted: null, because: null, knownFromImport };
    const run = changed.length === 0 ? null : await this.settings.usedBy(row.id, known.newest.version, known.newest.batch);
    if (run !== null) return { ...refused(row, "used-by-published", { run }), knownFromImport };
    const better = corrected(known.newest.body as EvidenceRecord, row.body() as EvidenceRecord, changed);
    const stepped = step === null ? better : { ...better, steps: [...(better.steps ?? []), step] };
    return { row, fate: "changed", wanted: this.after(stepped, known, closed), because: null, knownFromImport };
  }

  /** Personal values that the row brings and that are not those known; null: nothing new. What was erased stays erased. */
  private closed(row: WaitingRow, { compared, newest }: KnownBody, stored: State["personal"]): Values | null {
    const stated = [...this.settings.covered[row.covered]].filter((name) => this.settings.personal.has(name)).map((name) => name.replace(/^(?:data|attributes)\./, ""));
    if (stated.length === 0) return null;
    const [before, now] = [compared, newest].map((version) => personalOf(version, stored.get(version.body.id)));
    if (before === "erased" || now === "erased") return null;
    const brought = row.personal() ?? {};
    if (stated.every((name) => (before[name] ?? null) === (brought[name] ?? null))) return null;
    return Object.fromEntries(Object.entries({ ...now, ...Object.fromEntries(stated.map((name) => [name, brought[name] ?? null])) }).filter(([, value]) => value !== null));
  }

  /** The next version. Without new personal values it names those that it had, be they erased or in an earlier version, by the same commitment. */
  private after(body: Body, known: KnownBody, values: Values | null): WantedDocument {
    const { body: whole, personal } = values === null ? { body, personal: null } : withPersonal(this.settings, body, values);
    const version = known.newest.version + 1;
    return { id: body.id, version, body: whole, text: null, hash: documentHash(this.settings.collection, { version, body: whole }), personal };
  }

  private fresh(row: WaitingRow, version: number): WantedDocument {
    const { collection } = this.settings;
    const values = row.personal();
    if (values === null && collection === "records") return { id: row.id, version, body: this.indexed(row), text: row.text, hash: hashOfText(row.text, version), personal: null };
    const { body, personal } = values === null ? { body: row.body(), personal: null } : withPersonal(this.settings, row.body(), values);
    return { id: row.id, version, body, text: null, hash: documentHash(collection, { version, body }), personal };
  }

  /** Nothing of a record that is new needs to be read again: its text is stored as it is. */
  private indexed({ id, subject }: WaitingRow): Body {
    return { id, kind: this.settings.kind, subject, data: {} };
  }
}

interface State {
  readonly known: KnownBody | null;
  /** Version before; 0: none. */
  readonly before: number;
  readonly personal: ReadonlyMap<string, readonly PersonalDocument[]>;
}

/** As documentHash has it: the text is the RFC 8785 form already. */
const hashOfText = (text: string, version: number): string => sha256(`{"body":${text},"collection":"records","version":${version}}`);

const MOST_ROWS = 10;
const others = (rows: readonly SortedRow[], row: SortedRow): string => rows.filter((each) => each !== row).slice(0, MOST_ROWS).map((each) => String(each.row)).join(", ");

const refused = (row: WaitingRow, code: ReasonCode, details: ReasonDetails = {}): Decision => ({ row, fate: "refused", wanted: null, because: { code, details }, knownFromImport: false });
