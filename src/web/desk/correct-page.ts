import { formOfKind, type FormField, type KindForm } from "../../app/kinds/form-of-kind.js";
import { findKind } from "../../app/kinds/kind-lists.js";
import { correctRecord } from "../../app/records/correct-record.js";
import { currentRecords, type VisibleVersion } from "../../app/records/current-records.js";
import { personalValuesOf, withPersonal } from "../../app/records/personal-of.js";
import { Refusal } from "../../app/refusal.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import { wordsOf } from "../language.js";
import { RECORD_WORDS } from "../words/desk-record.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "./desk-page.js";
import { faultsOf, type SentRecord } from "./entry-form.js";
import { field, formModel, type FieldModel } from "./form-model.js";
import { boxesOf, takeField } from "./kind-fields.js";
import { panel } from "./panel-model.js";
import { textOf, wholeOf, type SentForm } from "./read-form.js";
import { typedOf, valueAt } from "./record-values.js";

/** What names a record, and what has a way of its own, is not corrected here. */
const FIXED: ReadonlySet<string> = new Set(["source", "sourceNumber", "incident"]);

interface Open {
  readonly current: VisibleVersion<EvidenceRecord>;
  readonly data: Readonly<Record<string, Json>>;
  readonly form: KindForm;
  readonly fields: readonly FormField[];
}

async function open({ context, part }: DeskAsk): Promise<Open> {
  const [current] = await currentRecords(context.store, [part.id]);
  const personal = await personalValuesOf(context.store, "records", current.body);
  const form = formOfKind(await findKind(context, current.body.kind));
  return { current, data: withPersonal(current.body.data, personal?.values ?? {}), form, fields: [...form.envelope.filter(({ name }) => !FIXED.has(name)), ...form.fields] };
}

function last(ask: DeskAsk, sent: SentRecord | undefined): readonly FieldModel[] {
  const words = wordsOf(RECORD_WORDS, ask.language);
  return [
    field({ name: "reason", type: "textarea", label: words.reason, hint: words.reasonKept, value: sent?.typed.get("reason")?.[0] ?? "", required: true, most: 2000, rows: 3 }),
    field({ name: "corrections", type: "checkbox", label: words.correctUsed, checked: sent?.typed.get("corrections")?.[0] === "1" }),
  ];
}

async function show(ask: DeskAsk, sent?: SentRecord): Promise<DeskAnswer> {
  const { language, links, csrf, context } = ask;
  const words = wordsOf(RECORD_WORDS, language);
  const { current: { body, version }, data, fields } = await open(ask);
  const typed = sent?.typed ?? typedOf(body, data, await findKind(context, body.kind));
  const form = formModel({
    id: "correct", action: links.to(["desk", "records", body.id, "correct"]), button: words.saveCorrection, csrf, language, faults: sent?.faults ?? [], hidden: { version: String(version) },
    fields: [...fields.flatMap((each) => boxesOf(each, { language, typed })), ...last(ask, sent)],
  });
  return {
    kind: "page", page: "panel", frame: { title: words.correct, section: null, path: ["desk", "records", body.id, "correct"] }, ...(sent ? { status: 409 } : {}),
    model: panel({ title: words.correct, sub: words.correctSub }, [{ facts: [{ label: words.id, text: body.id, href: links.to(["desk", "records", body.id]) }, { label: words.version, text: String(version) }] }, { form }]),
  };
}

/** Parts of a group are corrected one by one, everything else whole. */
const single = (fields: readonly FormField[]): readonly FormField[] =>
  fields.flatMap((each) => (each.input === "group" ? (each.parts ?? []).map((part) => ({ ...part, name: `${each.name}.${part.name}` })) : [each]));

/** Fields whose value in the form is another than the record has; null: it was taken out. */
function changesOf(form: SentForm, { current: { body }, data, fields }: Open, language: DeskAsk["language"]): { readonly changes: Readonly<Record<string, Json>>; readonly faults: SentRecord["faults"] } {
  const taken = single(fields).map((each) => ({ name: each.name, before: valueAt(body, data, each.name) ?? null, ...takeField(each, form, language) }));
  const changed = taken.filter(({ before, value = null }) => JSON.stringify(before) !== JSON.stringify(value));
  return { changes: Object.fromEntries(changed.map(({ name, value = null }) => [name, value])), faults: taken.flatMap(({ faults }) => faults) };
}

async function act(ask: DeskAsk, form: SentForm): Promise<DeskAnswer> {
  const { context, language, links, part } = ask;
  const { changes, faults } = changesOf(form, await open(ask), language);
  if (faults.length > 0) return show(ask, { typed: form.fields, faults });
  try {
    await correctRecord(context, { id: part.id, version: wholeOf(form, "version"), changes, reason: textOf(form, "reason"), corrections: textOf(form, "corrections") === "1" });
    return { kind: "redirect", to: links.to(["desk", "records", part.id], { done: "corrected" }) };
  } catch (error) {
    if (error instanceof Refusal && error.kind === "notFound") throw error;
    return show(ask, { typed: form.fields, faults: faultsOf(error, language) });
  }
}

/** The form by which a record is corrected: a new version, with the reason. */
export const correctPage: DeskPage = { path: "/records/:id/correct", show: (ask) => show(ask), act };
