import type { Json } from "../../domain/model/documents.js";
import { canonical } from "../canonical.js";
import { silent, type Context } from "../context.js";
import { batchEntry } from "../journal-entries.js";
import { kindsOf } from "../kinds/stored-kinds.js";
import type { Cell } from "../ports/table-files.js";
import { Refusal } from "../refusal.js";
import { keepAnswer, requestOf, sealRequest, type RequestDocument, type StoredRequest } from "./api-requests.js";
import { noteSources } from "./known-sources.js";
import { checkMapping } from "./mappings/check-mapping.js";
import { targetOf, type Target } from "./mappings/target.js";
import type { Importable, ImportDocument, Mapping, RowFate, RowProblem } from "./model.js";
import { hashOfMapping } from "./plan-import.js";
import type { ReadFile } from "./rows/read-file.js";
import { RefusedRows } from "./rows/refused-rows.js";
import { RowReader } from "./rows/row-reader.js";
import { SortedRows } from "./rows/sorted-rows.js";
import { loadSubjects } from "./rows/subject-index.js";
import { bindHeadings } from "./tables/bind-headings.js";
import { reasonText } from "./values/reason.js";
import { decideRows } from "./write/decide-rows.js";
import type { Decision } from "./write/pass.js";
import { Tally } from "./write/tally.js";
import { waitingRow } from "./write/waiting-row.js";
import { writeStream } from "./write/write-stream.js";

export interface UpsertRequest {
  readonly kind: string;
  readonly collection?: Importable;
  readonly source?: string;
  readonly arrives?: Mapping["arrives"];
  readonly authority?: string;
  readonly corrections?: boolean;
  /** Of at most 200 characters, chosen by the caller: the same key with the same request gives the same answer for seven days. */
  readonly idempotencyKey?: string;
}
/** What became of one row. `row`: its place, from 1. */
export interface RowAnswer {
  readonly row: number;
  readonly fate: RowFate;
  /** Left out: it is refused. */
  readonly id?: string;
  readonly problems: readonly RowProblem[];
}
export interface UpsertAnswer {
  readonly rows: readonly RowAnswer[];
  /** Number of the journal entry; null: nothing new was written. */
  readonly seq: number | null;
}

type Answers = readonly RowAnswer[];

export const MOST_ROWS = 1000;

type Fields = Readonly<Record<string, Json>>;
const isObject = (value: Json): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** {"data": {"slips": {"order": 1}}} -> data.slips.order; what is written with dots already stays. */
function flat(row: Fields, prefix = ""): readonly (readonly [string, Json])[] {
  return Object.entries(row).flatMap(([name, value]) => (isObject(value) ? flat(value, `${prefix}${name}.`) : [[`${prefix}${name}`, value] as const]));
}

function cellOf(value: Json): Cell {
  if (Array.isArray(value)) {
    const parts = value as readonly Json[];
    if (parts.every((part) => typeof part === "string" || typeof part === "number" || typeof part === "boolean")) return { list: parts as readonly string[] };
    return { problem: { "zh-CN": "列表中只能有文字", en: "a list may hold texts alone" }, found: JSON.stringify(value).slice(0, 80) };
  }
  return isObject(value) ? null : (value as Cell);
}

function mappingOf(target: Target, { source, arrives = "reported", authority }: UpsertRequest): Mapping {
  const columns = [...target.fields.keys()].map((field) => ({ column: field, field }));
  const of = { ...(source === undefined ? {} : { source }), ...(target.collection === "records" ? { arrives } : {}), ...(authority === undefined ? {} : { authority }) };
  return { id: "api", title: { "zh-CN": "接口", en: "API" }, collection: target.collection, kind: target.kind, ...of, columns };
}

function refuseRequest(rows: readonly unknown[], { idempotencyKey }: UpsertRequest): void {
  const refuse = (code: string, zh: string, en: string): never => { throw new Refusal("invalid", code, { "zh-CN": zh, en }); };
  if (rows.length === 0 || rows.length > MOST_ROWS) refuse("row-count", `一次 1 至 ${MOST_ROWS} 行，现有 ${rows.length} 行。`, `1 to ${MOST_ROWS} rows at a time, there are ${rows.length}.`);
  if (idempotencyKey !== undefined && (idempotencyKey === "" || idempotencyKey.length > 200)) refuse("idempotency-key", "幂等键应为 1 至 200 个字符。", "An idempotency key has 1 to 200 characters.");
}

/** Rows as a file that was read. */
async function readRows(rows: readonly Fields[], target: Target, mapping: Mapping, reader: RowReader): Promise<ReadFile & { readonly wrong: ReadonlyMap<number, readonly RowProblem[]> }> {
  const [good, refused] = [new SortedRows(), new RefusedRows()];
  const covered: ReadonlySet<string>[] = [];
  const wrong = new Map<number, readonly RowProblem[]>();
  for (const [i, source] of rows.entries()) {
    const entries = flat(source);
    const keys = entries.map(([name]) => name);
    const unknown = keys.filter((name) => !target.fields.has(name)).map((name): RowProblem => ({ sheet: null, row: i + 1, column: name, field: null, found: "", code: "unknown-field", reason: reasonText("unknown-field", { name, kind: target.kind }) }));
    const read = reader.read({ row: 0, headings: keys, binding: bindHeadings(mapping, keys, new Set()) }, { sheet: null, row: i + 1, keys, cells: entries.map(([, value]) => cellOf(value)) });
    const problems = [...unknown, ...(Array.isArray(read) ? (read as readonly RowProblem[]) : [])];
    if (problems.length > 0 || !("body" in read)) wrong.set(i + 1, problems);
    else await good.add(waitingRow(read, covered.push(read.covered) - 1));
  }
  return { rows: rows.length, passedOver: 0, header: null, good, refused, covered, first: [], isWhole: true, wrong };
}

function answersOf(count: number, wrong: ReadonlyMap<number, readonly RowProblem[]>, decisions: ReadonlyMap<number, Decision>): readonly RowAnswer[] {
  return Array.from({ length: count }, (_, i): RowAnswer => {
    const decision = decisions.get(i + 1);
    if (decision === undefined) return { row: i + 1, fate: "refused", problems: wrong.get(i + 1) ?? [] };
    const { fate, because, row } = decision;
    if (because) return { row: i + 1, fate, problems: [{ sheet: null, row: i + 1, column: null, field: null, found: row.id, code: because.code, reason: reasonText(because.code, because.details) }] };
    return { row: i + 1, fate, id: row.id, problems: [] };
  });
}

interface Upserting {
  readonly target: Target;
  readonly mapping: Mapping;
  readonly rows: readonly Fields[];
  readonly corrections: boolean;
}

function asImport({ target, mapping, corrections }: Upserting, { batch, recordedOn, seed, at }: RequestDocument<Answers>, by: string): ImportDocument {
  const file = { name: "", hash: "", bytes: 0, format: "ndjson" as const, encoding: "utf-8" as const };
  return { id: batch, batch, kind: target.kind, collection: target.collection, mapping, mappingHash: hashOfMapping(mapping), file, corrections, startedAt: at, recordedOn, by, state: "running", counts: null, problems: [], refusedFile: null, seq: null, seed };
}

async function write(context: Context, upserting: Upserting, stored: StoredRequest<Answers>): Promise<UpsertAnswer> {
  const { store, by } = context;
  const { target, mapping, rows } = upserting;
  const { id, body } = stored;
  const known = asImport(upserting, body, by);
  const file = await readRows(rows, target, mapping, new RowReader({ target, mapping, subjects: await loadSubjects(store), recordedOn: body.recordedOn }));
  const decisions = new Map<number, Decision>();
  const { entry } = await writeStream({
    store, batch: body.batch, collection: target.collection, entry: { at: context.now(), by, kind: "records", why: `api ${target.kind}${mapping.source === undefined ? "" : ` ${mapping.source}`}` },
    documents: async function* (seen) {
      decisions.clear();
      for await (const page of decideRows({ context, target, known, file }, seen, new Tally(), silent)) {
        for (const decision of page) decisions.set(decision.row.row, decision);
        yield page.flatMap(({ wanted }) => wanted ?? []);
      }
    },
    beforeEntry: () => keepAnswer(store, id, answersOf(rows.length, file.wrong, decisions)),
  });
  await file.good.close();
  const answer = (await store.get<RequestDocument<Answers>>("requests", id))?.body.answer;
  if (entry) await sealRequest(store, stored);
  return { rows: answer ?? answersOf(rows.length, file.wrong, decisions), seq: entry?.seq ?? null };
}

/** Takes rows of another system, at most 1 000: all good ones become visible at once, each is answered. Refuses a key that was used for something else. */
export async function upsertRows(context: Context, rows: readonly Fields[], request: UpsertRequest): Promise<UpsertAnswer> {
  refuseRequest(rows, request);
  const target = targetOf(await kindsOf(context), request.kind, request.collection);
  const mapping = mappingOf(target, request);
  checkMapping(mapping, target);
  if (target.collection === "records") await noteSources(context.store, [request.source, ...rows.map(({ source }) => source)]);
  const stored = await requestOf<Answers>(context, canonical([rows, { ...request, idempotencyKey: undefined }]), request.idempotencyKey);
  const entry = await batchEntry(context.store, stored.body.batch);
  // Who was cut off behind the entry left it open.
  if (entry) await sealRequest(context.store, stored);
  if (stored.body.answer && (entry || stored.body.answer.every(({ fate }) => fate === "refused" || fate === "unchanged"))) return { rows: stored.body.answer, seq: entry?.seq ?? null };
  return write(context, { target, mapping, rows, corrections: request.corrections === true }, stored);
}
