import type { EvidenceRecord, Subject } from "../../domain/model/documents.js";
import type { KindDeclaration, Kinds } from "../../domain/model/kinds.js";
import type { PersonalGiven } from "../batches/batch-personal.js";
import { sha256 } from "../canonical.js";
import type { Batch } from "../write-batch.js";
import { splitPersonal } from "./split-personal.js";

interface Split<T> {
  readonly bodies: readonly T[];
  readonly personal: readonly PersonalGiven[];
}

function splitAll<T extends Subject | EvidenceRecord>(of: PersonalGiven["of"], bodies: readonly T[], kinds: ReadonlyMap<string, KindDeclaration>, salt: (id: string) => string): Split<T> {
  const personal: PersonalGiven[] = [];
  const open = bodies.map((body) => {
    const kind = kinds.get(body.kind);
    const split = kind === undefined ? { body, personal: null } : splitPersonal(kind, body, () => salt(`${of}/${body.id}`));
    if (split.personal) personal.push({ of, body: body.id, ...split.personal });
    return split.body;
  });
  return { bodies: open, personal };
}

/** A batch whose bodies still hold their personal fields, as it is stored: with these apart. `seed`: the salts are made of it, so that whoever is cut off writes the same again. */
export function splitBatch(batch: Batch, kinds: Kinds, seed: string): Batch {
  const salt = (id: string): string => sha256(`${seed}\n${batch.batch}\n${id}`).slice(0, 32);
  const subjects = splitAll("subjects", batch.subjects ?? [], kinds.subjects, salt);
  const records = splitAll("records", batch.records ?? [], kinds.records, salt);
  return { ...batch, ...(batch.subjects ? { subjects: subjects.bodies } : {}), ...(batch.records ? { records: records.bodies } : {}), personal: [...subjects.personal, ...records.personal] };
}
