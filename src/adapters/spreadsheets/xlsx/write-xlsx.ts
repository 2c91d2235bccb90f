import { once } from "node:events";
import type { FileHandle } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import type { TableWriter } from "../../../app/ports/table-files.js";
import { LIMITS } from "../limits.js";
import { createPart } from "../part-file.js";
import { refuseTable } from "../refuse-table.js";
import { ENTRY_OPTIONS, bookParts, sheetBegin, sheetEnd, sheetPart } from "./book-parts.js";
import { rowXml } from "./cell-xml.js";

/** Puts texts together to some size and hands them on no faster than they are taken. */
function textSink(stream: PassThrough, failed: Promise<void>): { add(text: string): Promise<void>; end(): void } {
  let [waiting, length]: [string[], number] = [[], 0];
  const flush = (): boolean => {
    const taken = stream.write(waiting.join(""));
    [waiting, length] = [[], 0];
    return taken;
  };
  return {
    async add(text) {
      waiting.push(text);
      length += text.length;
      if (length >= LIMITS.chunk && !flush()) await Promise.race([once(stream, "drain"), failed]);
    },
    end() {
      flush();
      stream.end();
    },
  };
}

async function copy(from: AsyncIterable<string | Buffer>, to: FileHandle): Promise<void> {
  for await (const chunk of from) await to.writeFile(chunk);
}

/** A workbook of one sheet, written row by row, with memory for some rows alone. */
export async function writeXlsx(path: string, sheet: string): Promise<TableWriter> {
  const file = await createPart(path);
  const [zip, xml] = [new ZipFile(), new PassThrough()];
  for (const [name, text] of bookParts([{ name: sheet }])) zip.addBuffer(Buffer.from(text), name, ENTRY_OPTIONS);
  zip.addReadStream(xml, sheetPart(0), ENTRY_OPTIONS);
  zip.end();
  const written = copy(zip.outputStream, file.handle);
  written.catch(() => xml.destroy());
  const sink = textSink(xml, written);
  await sink.add(sheetBegin());
  let row = 0;
  return {
    async write(cells) {
      row += 1;
      if (row > LIMITS.sheetRows) throw refuseTable("table-rows");
      await sink.add(rowXml(row, cells));
    },
    async close() {
      await sink.add(sheetEnd());
      sink.end();
      await written.catch(async (error: unknown) => {
        await file.abandon();
        throw error;
      });
      await file.finish();
    },
  };
}
