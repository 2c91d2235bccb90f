import { posix } from "node:path";
import { refuseTable } from "../refuse-table.js";
import { readSmallXml, type Attributes } from "./read-xml.js";
import type { ZipParts } from "./zip-parts.js";

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook is made of; parts that it has not are null. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly strings: string | null;
  readonly styles: string | null;
  /** Days are counted from 1904-01-01. */
  readonly from1904: boolean;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Parts that tell what a zip file is, if it is no plain workbook. */
const OTHERS: readonly (readonly [RegExp, "table-macros" | "table-other" | "table-xls", string])[] = [
  [/(^|\/)vbaproject\.bin$|^xl\/macrosheets\//, "table-macros", ""],
  [/^xl\/workbook\.bin$/, "table-other", "XLSB"],
  [/^word\//, "table-other", "Word"],
  [/^ppt\//, "table-other", "PowerPoint"],
  [/^content\.xml$/, "table-other", "OpenDocument"],
];

async function refuseOthers(parts: ZipParts): Promise<void> {
  for (const name of parts.names()) {
    const other = OTHERS.find(([pattern]) => pattern.test(name));
    if (other) throw refuseTable(other[1], other[2]);
  }
  if (!parts.has("[Content_Types].xml")) throw refuseTable("table-other", "ZIP");
  let macros = false;
  await readSmallXml(parts, "[Content_Types].xml", { open: (_, { ContentType }) => (macros ||= /macroenabled|vbaproject/i.test(ContentType ?? "")) });
  if (macros) throw refuseTable("table-macros");
}

/** Relations of a part by their ids; those that lead out of the file are left out. */
async function relationsOf(parts: ZipParts, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  if (!parts.has(name)) return relations;
  await readSmallXml(parts, name, {
    open(element, { Id, Type, Target, TargetMode }) {
      if (element !== "Relationship" || !Target || TargetMode === "External") return;
      relations.set(Id ?? "", { type: (Type ?? "").replace(/^.*\//, ""), target: Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target) });
    },
  });
  return relations;
}

const attribute = (attributes: Attributes, name: string): string | undefined => Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** Reads what a workbook is made of. Throws Refusal for anything that is no plain workbook. */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  await refuseOthers(parts);
  const main = [...(await relationsOf(parts, "")).values()].find((relation) => relation.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const relations = await relationsOf(parts, main);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readSmallXml(parts, main, {
    open(element, attributes) {
      if (element === "workbookPr") from1904 = isOn(attributes.date1904);
      const relation = element === "sheet" ? relations.get(attribute(attributes, "id") ?? "") : undefined;
      // Charts and dialogues are sheets too, and have no rows.
      if (relation?.type === "worksheet") sheets.push({ name: attributes.name ?? "", hidden: /hidden/i.test(attributes.state ?? ""), part: relation.target });
    },
  });
  if (sheets.length === 0) throw refuseTable("table-no-sheets");
  const partOf = (type: string): string | null => [...relations.values()].find((relation) => relation.type === type && parts.has(relation.target))?.target ?? null;
  return { sheets, from1904, strings: partOf("sharedStrings"), styles: partOf("styles") };
}
