import { SaxesParser } from "saxes";
import { Refusal } from "../../../app/refusal.js";
import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";
import type { ZipParts } from "./zip-parts.js";

export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML part: names without their prefixes. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => (name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);

/** How far the parser is: bytes since the last tag, and elements that are open. */
interface State {
  since: number;
  depth: number;
}

function createParser(part: string, listener: XmlListener, state: State): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("opentag", (tag) => {
    state.since = 0;
    state.depth += 1;
    if (state.depth > LIMITS.depth) throw refuseTable("table-part", part, `> ${LIMITS.depth}`);
    listener.open(local(tag.name), tag.attributes as Attributes);
  });
  parser.on("closetag", (tag) => {
    state.since = 0;
    state.depth -= 1;
    listener.close?.(local(tag.name));
  });
  if (listener.text) parser.on("text", (text) => listener.text?.(text));
  if (listener.text) parser.on("cdata", (text) => listener.text?.(text));
  parser.on("doctype", () => {
    throw refuseTable("table-doctype", part);
  });
  parser.on("error", (error) => {
    throw refuseTable("table-part", part, error.message);
  });
  return parser;
}

/** Reads one part, chunk by chunk; yields the bytes read so far. No entity but the five of XML is known, and a DOCTYPE is refused. */
export async function* readXml(parts: ZipParts, part: string, listener: XmlListener): AsyncGenerator<number> {
  const state: State = { since: 0, depth: 0 };
  const parser = createParser(part, listener, state);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let read = 0;
  try {
    for await (const chunk of (await parts.stream(part)) as AsyncIterable<Buffer>) {
      read += chunk.length;
      state.since += chunk.length;
      if (state.since > LIMITS.betweenTags) throw refuseTable("table-part", part, `> ${LIMITS.betweenTags}`);
      parser.write(decoder.decode(chunk, { stream: true }));
      yield read;
    }
    parser.write(decoder.decode());
    parser.close();
    yield read;
  } catch (error) {
    throw error instanceof Refusal ? error : refuseTable("table-part", part, error instanceof Error ? error.message : String(error));
  }
}

/** Reads the whole of a part. */
export async function readWhole(parts: ZipParts, part: string, listener: XmlListener): Promise<void> {
  const reading = readXml(parts, part, listener);
  while (!(await reading.next()).done);
}

/** Reads the whole of a part that is small in any workbook that people make. */
export async function readSmallXml(parts: ZipParts, part: string, listener: XmlListener): Promise<void> {
  if (parts.size(part) > LIMITS.smallPart) throw refuseTable("table-bomb", part);
  await readWhole(parts, part, listener);
}
