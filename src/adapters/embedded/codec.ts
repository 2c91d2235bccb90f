import { bytesOf, jsonWithoutBytes, putBytes, type BytesPath } from "../../app/ports/body-bytes.js";
import { isJsonBody, plainBody } from "../../app/ports/plain-body.js";
import type { Stored } from "../../app/ports/document-store.js";

/**
 * A stored document: one byte for the form, four for the version (big-endian), then JSON in UTF-8. In the form with bytes the JSON is
 * {body, paths}: where each piece of bytes belongs; its length stands before it, and behind it each piece with its length.
 * No form depends on another document, so that no process needs to know what another has written.
 */
const PLAIN = 1;
const WITH_BYTES = 2;
const HEAD = 5;
/** Bytes of UTF-8 that one unit of a text takes at most. */
const MOST_UTF8 = 3;
const scratch = Buffer.alloc(64 * 1024);

function writeHead(bytes: Buffer, form: number, version: number): Buffer {
  bytes[0] = form;
  bytes.writeUInt32BE(version, 1);
  return bytes;
}

/** The bytes of a document whose body is there as JSON. */
export function encodeJson(version: number, json: string | Uint8Array): Buffer {
  if (typeof json !== "string") return Buffer.concat([writeHead(Buffer.alloc(HEAD), PLAIN, version), json]);
  if (json.length * MOST_UTF8 > scratch.length - HEAD) {
    const bytes = Buffer.allocUnsafe(HEAD + Buffer.byteLength(json));
    bytes.write(json, HEAD);
    return writeHead(bytes, PLAIN, version);
  }
  // Most are small: written once, without being counted first.
  return Buffer.from(writeHead(scratch, PLAIN, version).subarray(0, HEAD + scratch.write(json, HEAD)));
}

const lengthOf = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
};

/** The bytes of a document; throws for a body that is not JSON with bytes. */
export function encodeDocument(version: number, source: unknown): Buffer {
  if (isJsonBody(source)) return encodeJson(version, JSON.stringify(source));
  const body = plainBody(source);
  const pieces = bytesOf(body);
  if (pieces.length === 0) return encodeJson(version, JSON.stringify(body));
  const json = Buffer.from(jsonWithoutBytes({ body, paths: pieces.map((p) => p.path) }));
  return Buffer.concat([writeHead(Buffer.alloc(HEAD), WITH_BYTES, version), lengthOf(json), json, ...pieces.flatMap((p) => [lengthOf(p.bytes), p.bytes])]);
}

function decodeWithBytes(value: Buffer, size: number): unknown {
  let at = HEAD + 4 + value.readUInt32BE(HEAD);
  const { body, paths } = JSON.parse(value.toString("utf8", HEAD + 4, at)) as { body: unknown; paths: readonly BytesPath[] };
  for (const path of paths) {
    const length = value.readUInt32BE(at);
    putBytes(body, path, new Uint8Array(value.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  if (at !== size) throw new Error(`a document with bytes is ${size} long, ${at} were expected`);
  return body;
}

/** The version that the bytes of a document carry. */
export const versionOf = (value: Buffer): number => value.readUInt32BE(1);

/** The document that stands in these bytes; nothing of the answer shares memory with them. */
export function decodeDocument<T>(id: string, value: Buffer): Stored<T> {
  const size = value.length;
  if (value[0] !== PLAIN && value[0] !== WITH_BYTES) throw new Error(`the document ${id} is stored in the form ${value[0]}, which this program does not know`);
  const body = value[0] === PLAIN ? (JSON.parse(value.toString("utf8", HEAD, size)) as unknown) : decodeWithBytes(value, size);
  return { id, version: versionOf(value), body: body as T };
}
