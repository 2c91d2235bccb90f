import { VERSIONED } from "../batches/batch-content.js";
import { personalId } from "../batches/batch-personal.js";
import type { JournalEntry } from "../documents.js";
import { DATA_KINDS } from "../journal-entries.js";
import { isFormatMark } from "../ports/store-format.js";
import { RESTORE_MARK, type BackupDocument } from "./backup-lines.js";

/** Marks of the moment: a restore that goes on, and how far the projection of what waits has come. */
const MARKS: ReadonlySet<string> = new Set([RESTORE_MARK.id, "waiting"]);

interface AsOf {
  readonly last: number;
  readonly batches: ReadonlySet<string>;
  /** Personal fields and files that an erasure names: whether they are deleted yet or not. */
  readonly personal: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}
type Rule = (document: BackupDocument, asOf: AsOf) => boolean;

const byNumber: Rule = ({ body }, { last }) => (body as { readonly seq: number }).seq <= last;
const byBatch: Rule = ({ body }, { batches }) => batches.has((body as { readonly batch: string }).batch);

const RULES: Readonly<Record<string, Rule>> = {
  meta: ({ collection, id }) => !isFormatMark(collection, id) && !MARKS.has(id),
  journal: byNumber,
  publications: byNumber,
  imports: ({ body }, { last }) => ((body as { readonly seq: number | null }).seq ?? 0) <= last,
  personal: (document, asOf) => byBatch(document, asOf) && !asOf.personal.has(document.id),
  files: ({ body }, { files }) => !files.has((body as { readonly file: string }).file),
  ...Object.fromEntries(VERSIONED.map((collection) => [collection, byBatch])),
};

/** What belongs to the store as of these entries of its journal; later work is left to the next backup. */
export function belongs(entries: readonly JournalEntry[]): (document: BackupDocument) => boolean {
  const erasures = entries.flatMap(({ erasure }) => erasure ?? []);
  const asOf: AsOf = {
    last: entries.at(-1)?.seq ?? 0,
    batches: new Set(entries.filter(({ kind }) => DATA_KINDS.has(kind)).map(({ batch }) => batch)),
    personal: new Set(erasures.flatMap(({ personal = [] }) => personal.map(personalId))),
    files: new Set(erasures.flatMap(({ files = [] }) => files.map(({ file }) => file))),
  };
  return (document) => RULES[document.collection]?.(document, asOf) ?? true;
}
