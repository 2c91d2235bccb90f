import { targetTemplate } from "../../../app/imports/mappings/template.js";
import { kindsOf } from "../../../app/kinds/stored-kinds.js";
import { Refusal } from "../../../app/refusal.js";
import { wordsOf } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAnswer, DeskAsk, DeskPage } from "../desk-page.js";
import { panel, type CellOptions } from "../panel-model.js";
import { importKinds } from "./import-kinds.js";

const TYPES = { xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv; charset=utf-8" } as const;

async function show({ context, language, links }: DeskAsk): Promise<DeskAnswer> {
  const words = wordsOf(IMPORT_WORDS, language);
  const rows = importKinds(await kindsOf(context), "", language).map(({ value, text }): readonly CellOptions[] => [
    { text }, { text: "XLSX", href: links.to(["desk", "templates", `${value}.xlsx`]) }, { text: "CSV", href: links.to(["desk", "templates", `${value}.csv`]) },
  ]);
  return {
    kind: "page", page: "panel", frame: { title: words.templates, section: null, path: ["desk", "templates"] },
    model: panel({ title: words.templates, sub: words.templatesSub }, [{ table: { caption: words.templates, head: [words.kind, "XLSX", "CSV"].map((text) => ({ text })), rows, empty: words.none } }, { links: [{ href: links.to(["desk", "imports"]), text: words.back }] }]),
  };
}

/** An empty table of a kind: its headings, what may stand beneath them, and choices where the format has them. */
async function download({ context, language, part }: DeskAsk): Promise<DeskAnswer> {
  const [, kind, format] = /^([A-Za-z][A-Za-z0-9_-]{0,99})\.(xlsx|csv)$/.exec(part.file) ?? [];
  if (kind === undefined) throw new Refusal("notFound", "unknown-template", { "zh-CN": "没有这个模板。", en: "There is no such template." });
  const { title, columns } = await targetTemplate(context, kind, language);
  const form = format as keyof typeof TYPES;
  return { kind: "download", name: `${kind}.${form}`, type: TYPES[form], body: await context.tables.template(form, title, columns) };
}

/** Empty tables of all kinds, and one of them as a file. */
export const templatesPage: DeskPage = { path: "/templates", show };
export const templateDownload: DeskPage = { path: "/templates/:file", show: download };
