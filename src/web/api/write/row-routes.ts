import { upsertRows, type RowAnswer } from "../../../app/imports/upsert-rows.js";
import type { Importable } from "../../../app/imports/model.js";
import type { Json } from "../../../domain/model/documents.js";
import type { Pair } from "../../language.js";
import type { WriteAsk, WriteRoute } from "./write-route.js";

interface Sent {
  readonly kind: string;
  readonly source?: string;
  readonly arrives?: "reported" | "verified";
  readonly authority?: string;
  readonly corrections?: boolean;
  readonly rows: readonly Readonly<Record<string, Json>>[];
}

const rowAnswer = ({ row, fate, id, problems }: RowAnswer, language: WriteAsk["language"]): object => ({
  row, fate, ...(id === undefined ? {} : { id }), problems: problems.map((problem) => ({ code: problem.code, field: problem.field ?? problem.column, found: problem.found, message: problem.reason[language] })),
});

const handle = (collection: Importable) => async ({ context, body, idempotencyKey, language }: WriteAsk): Promise<object> => {
  const { rows, ...request } = body as unknown as Sent;
  const answer = await upsertRows(context, rows, { ...request, collection, ...(idempotencyKey === null ? {} : { idempotencyKey }) });
  const count = (fate: RowAnswer["fate"]): number => answer.rows.filter((row) => row.fate === fate).length;
  return { seq: answer.seq, new: count("new"), changed: count("changed"), unchanged: count("unchanged"), refused: count("refused"), rows: answer.rows.map((row) => rowAnswer(row, language)) };
};

const route = (collection: Importable, words: Pair): WriteRoute => ({ id: `put${collection[0].toUpperCase()}${collection.slice(1)}`, method: "post", path: `/${collection}`, words, parts: {}, query: {}, request: "RowsRequest", keepsAnswers: true, answer: "RowsAnswer", status: 200, handle: handle(collection) });

export const ROW_ROUTES: readonly WriteRoute[] = [
  route("records", ["写入记录：新的写入，已有而不同的更正，逐行回答", "Write records: new ones, and corrections of those that are known; each row is answered"]),
  route("subjects", ["写入对象", "Write subjects"]),
  route("links", ["写入关联", "Write links"]),
];
