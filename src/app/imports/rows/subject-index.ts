import type { Subject } from "../../../domain/model/documents.js";
import { hintOf } from "../../../domain/scheme/did-you-mean.js";
import type { VersionDocument } from "../../documents.js";
import { DATA_KINDS, journalEntries } from "../../journal-entries.js";
import type { DocumentStore } from "../../ports/document-store.js";
import { comparable, plainText } from "../values/plain.js";
import { Unreadable } from "../values/reason.js";

/** What an import knows of a subject. */
export interface KnownSubject {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

const MOST_HINTS = 100;

/** The subjects that rows may be about, by id and by name. */
export class SubjectIndex {
  private readonly byId = new Map<string, KnownSubject>();
  private readonly byName = new Map<string, KnownSubject[]>();
  private hints = 0;
  constructor(subjects: Iterable<KnownSubject>) {
    for (const subject of subjects) {
      this.byId.set(subject.id, subject);
      const name = comparable(subject.name);
      this.byName.set(name, [...(this.byName.get(name) ?? []), subject]);
    }
  }

  get(id: string): KnownSubject | undefined {
    return this.byId.get(id);
  }

  private byWritten(plain: string): KnownSubject | undefined {
    return this.byId.get(plain) ?? this.byId.get(plain.toUpperCase());
  }

  private byNameOf(text: string, kinds: ReadonlySet<string> | null): KnownSubject | Unreadable {
    const named = (this.byName.get(comparable(text)) ?? []).filter(({ kind }) => kinds === null || kinds.has(kind));
    if (named.length === 1) return named[0];
    if (named.length > 1) return new Unreadable("ambiguous-name", { count: named.length, expected: named.slice(0, 5).map(({ id }) => id).join(", ") });
    const candidates = this.hints++ < MOST_HINTS ? [...this.byName.values()].flat().filter(({ kind }) => kinds === null || kinds.has(kind)).map(({ name }) => name) : [];
    const { suggestion } = hintOf(text, candidates);
    return new Unreadable("unknown-subject", { hint: suggestion === undefined ? "" : [`是否想写“${suggestion}”？`, `Did you mean "${suggestion}"?`] });
  }

  /** The subject that a cell means: its id, or its exact name (full-width forms, spaces and brackets aside); of these kinds alone. */
  find(text: string, by: "id" | "name" | undefined, kinds: ReadonlySet<string> | null): KnownSubject | Unreadable {
    const known = by === "name" ? undefined : (this.byId.get(text) ?? this.byWritten(plainText(text)));
    if (known === undefined) return by === "id" ? new Unreadable("unknown-subject", { hint: "" }) : this.byNameOf(text, kinds);
    if (kinds === null || kinds.has(known.kind)) return known;
    return new Unreadable("wrong-subject-kind", { found: known.kind, expected: [...kinds].join(", ") });
  }
}

/** All subjects as they stand, those taken back left out. */
export async function loadSubjects(store: DocumentStore): Promise<SubjectIndex> {
  const visible = new Set((await journalEntries(store)).filter(({ kind }) => DATA_KINDS.has(kind)).map(({ batch }) => batch));
  const newest = new Map<string, KnownSubject & { readonly version: number; readonly revoked: boolean }>();
  for await (const page of store.stream<VersionDocument<Subject>>("subjects", { index: "id" })) {
    for (const { body: { batch, version, body: { id, kind, name, revoked } } } of page) {
      if (!visible.has(batch) || version <= (newest.get(id)?.version ?? 0)) continue;
      newest.set(id, { id, kind, name, version, revoked: revoked === true });
    }
  }
  return new SubjectIndex([...newest.values()].filter(({ revoked }) => !revoked));
}
