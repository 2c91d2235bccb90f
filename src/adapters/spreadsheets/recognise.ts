import type { TableEncoding, TableFormat } from "../../app/ports/table-files.js";
import { refuseTable } from "./refuse-table.js";
import { chunksOf, type SourceFile } from "./source-file.js";

/** What files of other sorts begin with, and what they are called. */
const MAGIC: readonly (readonly [string, string])[] = [
  ["25504446", "PDF"],
  ["526172211a07", "RAR"],
  ["377abcaf271c", "7-Zip"],
  ["1f8b08", "gzip"],
  ["89504e47", "PNG"],
  ["ffd8ff", "JPEG"],
];
const COMPOUND = "d0cf11e0a1b11ae1";
const ZIP = /^504b(0304|0506|0708)/;

/** Old binary workbooks and encrypted new ones are compound files; the latter have a stream of this name in their directory. */
async function refuseCompound(source: SourceFile): Promise<never> {
  const sector = 1 << Math.min(16, source.head.readUInt16LE(30));
  const { buffer, bytesRead } = await source.handle.read(Buffer.alloc(8 * 4096), 0, 8 * 4096, (source.head.readUInt32LE(48) + 1) * sector);
  const encrypted = buffer.subarray(0, bytesRead).includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw refuseTable(encrypted ? "table-encrypted" : "table-xls");
}

function refuseBinary(source: SourceFile): void {
  const [a, b] = source.head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw refuseTable("table-utf16");
  if (source.nul !== null) throw refuseTable("table-binary", source.nul + 1);
}

function textFormat(source: SourceFile): TableFormat {
  const start = source.head.toString("latin1", 0, 2048).replace(/^\xef\xbb\xbf/, "").trimStart();
  if (/^<(!doctype html|html|head|meta|table|body|div|style)\b/i.test(start)) throw refuseTable("table-html");
  if (/^<\?xml|^<[a-z]+[\s>]/i.test(start)) throw refuseTable(/<html\b/i.test(start) ? "table-html" : "table-xml");
  if (/^\[\s*[[{]/.test(start)) throw refuseTable("table-json-array");
  return /^\{\s*("|\})/.test(start) ? "ndjson" : "csv";
}

/** What a file holds, by its bytes and not by its name. `wanted`: what the caller says it is; anything else is refused. */
export async function recogniseFormat(source: SourceFile, wanted?: TableFormat): Promise<TableFormat> {
  const start = source.head.toString("hex", 0, 8);
  const other = MAGIC.find(([magic]) => start.startsWith(magic));
  if (other) throw refuseTable("table-other", other[1]);
  if (start === COMPOUND && source.head.length >= 512) return refuseCompound(source);
  if (!ZIP.test(start)) refuseBinary(source);
  const found = ZIP.test(start) ? "xlsx" : textFormat(source);
  // A table of one column may have cells that look like objects: whoever says CSV gets CSV.
  if (wanted === undefined || wanted === found || (wanted !== "xlsx" && found !== "xlsx")) return wanted ?? found;
  throw refuseTable("table-format", found.toUpperCase(), wanted.toUpperCase());
}

/** What could not be read, and signs of three bytes and more, which no other encoding makes by accident. */
const LOST = /\ufffd/g;
const LONG = /[\u0800-\ufffc]/g;
/** So many signs tell; whoever reads on learns nothing new. */
const ENOUGH = 1000;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** UTF-8 if the whole file is, or more of its first signs beyond ASCII are than not (a single byte went wrong); else GB18030. */
export async function recogniseEncoding(source: SourceFile): Promise<TableEncoding> {
  if (source.utf8) return "utf-8";
  if (source.head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return "utf-8";
  const decoder = new TextDecoder("utf-8");
  let [lost, long] = [0, 0];
  for await (const chunk of chunksOf(source.handle)) {
    const text = decoder.decode(chunk, { stream: true });
    lost += count(text, LOST);
    long += count(text, LONG);
    if (lost + long > ENOUGH) break;
  }
  return lost < long ? "utf-8" : "gb18030";
}
