import { getImport, importName, listImports, type ShownImport } from "../../../app/imports/list-imports.js";
import { getMapping, listMappings, saveMapping, type SavedMapping } from "../../../app/imports/mappings/saved-mappings.js";
import type { RowProblem } from "../../../app/imports/model.js";
import { runImport } from "../../../app/imports/run-import.js";
import { safeName } from "../../../app/records/file-types.js";
import { undoImport } from "../../../app/imports/undo-import.js";
import { CHOICE, CURSOR, NAME, SWITCH, type WriteAsk, type WriteRoute } from "./write-route.js";

const MOST_BYTES = 1_000_000_000;
const PART = { id: ["导入的编号", "Id of the import"] } as const;

const problemAnswer = ({ sheet, row, column, field, found, code, reason }: RowProblem, language: WriteAsk["language"]): object => ({ sheet, row, column, field, found, code, message: reason[language] });

function importAnswer({ id, kind, collection, file, corrections, startedAt, by, state, counts, problems, seq }: ShownImport, language: WriteAsk["language"]): object {
  return { id, kind, collection, file: { name: importName({ file }), hash: file.hash, bytes: file.bytes }, corrections, startedAt, by, state, counts, problems: problems.map((problem) => problemAnswer(problem, language)), seq };
}

async function importFile({ context, file, query, language }: WriteAsk): Promise<object> {
  const mapping = query.mapping === undefined ? undefined : (await getMapping(context.store, String(query.mapping))).mapping;
  const text = (name: string): Readonly<Record<string, string>> => (query[name] === undefined ? {} : { [name]: String(query[name]) });
  const answer = await runImport(context, file ?? "", {
    kind: String(query.kind ?? mapping?.kind ?? ""), ...(mapping ? { mapping } : {}), corrections: query.corrections === true, fileName: safeName(String(query.name ?? "file")), ...text("sheet"), ...text("format"), ...text("encoding"),
  });
  return importAnswer(answer.import, language);
}

async function imports({ context: { store }, query, language }: WriteAsk): Promise<object> {
  const { imports: found, next } = await listImports(store, query.after === undefined ? {} : { after: String(query.after) });
  return { items: found.map((each) => importAnswer(each, language)), next };
}

const mappingAnswer = ({ mapping, version, hash, at, by }: SavedMapping): object => ({ mapping, version, hash, at, by });

const IMPORTED = { name: NAME(["文件名，供查对", "Name of the file, for people"]), kind: NAME(["记录、对象或关联的种类", "Kind of record, subject or link"]), mapping: NAME(["已保存的对应表", "A saved mapping"]), sheet: NAME(["工作表", "Sheet"]), format: CHOICE(["格式；不写则按内容判断", "Format; left out: told by the content"], ["csv", "xlsx", "ndjson"]), encoding: CHOICE(["编码", "Encoding"], ["utf-8", "gb18030"]), corrections: SWITCH(["1：已发布的运行用过的也更正", "1: correct though published runs used it"]) };

export const IMPORT_ROUTES: readonly WriteRoute[] = [
  { id: "importFile", method: "post", path: "/imports", words: ["导入一个文件；好的行入库，其余说明原因", "Import a file: good rows go in, the others are told with the reasons"], parts: {}, query: IMPORTED, file: MOST_BYTES, answer: "Import", status: 201, handle: importFile },
  { id: "imports", method: "get", path: "/imports", words: ["导入一览", "Imports"], parts: {}, query: { after: CURSOR }, answer: "Imports", status: 200, handle: imports },
  { id: "import", method: "get", path: "/imports/{id}", words: ["一次导入", "One import"], parts: PART, query: {}, answer: "Import", status: 200, handle: async ({ context, part, language }) => importAnswer(await getImport(context.store, part.id), language) },
  { id: "undoImport", method: "post", path: "/imports/{id}/undo", words: ["撤销一次导入", "Undo an import"], parts: PART, query: {}, request: "ReasonRequest", answer: "Import", status: 200, handle: async ({ context, part, body, language }) => importAnswer(await undoImport(context, part.id, String(body.reason)), language) },
  { id: "mappings", method: "get", path: "/mappings", words: ["对应表一览", "Mappings"], parts: {}, query: {}, answer: "Mappings", status: 200, handle: async ({ context }) => ({ items: (await listMappings(context.store)).map(mappingAnswer) }) },
  { id: "saveMapping", method: "put", path: "/mappings", words: ["保存一张对应表", "Save a mapping"], parts: {}, query: {}, request: "MappingRequest", answer: "Mapping", status: 200, handle: async ({ context, body }) => mappingAnswer(await saveMapping(context, JSON.stringify(body.mapping), body.version as number | undefined)) },
];
