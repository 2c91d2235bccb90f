/** What a file of evidence may be: what its first bytes say, whatever it is called. Never a page (HTML, SVG) or anything that runs. */
interface FileType {
  readonly type: string;
  /** Suffix under which it is handed out. */
  readonly suffix: string;
  readonly is: (head: Uint8Array) => boolean;
}

const startsWith = (...bytes: readonly number[]) => (head: Uint8Array): boolean => bytes.every((byte, i) => head[i] === byte);
const textAt = (head: Uint8Array, at: number, text: string): boolean => [...text].every((sign, i) => head[at + i] === sign.charCodeAt(0));

const EVIDENCE_TYPES: readonly FileType[] = [
  { type: "image/jpeg", suffix: "jpg", is: startsWith(0xff, 0xd8, 0xff) },
  { type: "image/png", suffix: "png", is: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: "image/webp", suffix: "webp", is: (head) => textAt(head, 0, "RIFF") && textAt(head, 8, "WEBP") },
  { type: "application/pdf", suffix: "pdf", is: (head) => textAt(head, 0, "%PDF-") },
];

/** So many first bytes decide. */
export const HEAD_BYTES = 16;

/** The type of a file of evidence by its first bytes; null: it is none that is taken. */
export const evidenceType = (head: Uint8Array): string | null => EVIDENCE_TYPES.find(({ is }) => is(head))?.type ?? null;

/** How a record names a file of evidence: what its sender calls it may be somebody's name, and a record cannot forget. */
export const evidenceName = ({ hash, type }: { readonly hash: string; readonly type: string }): string => `${hash.slice(0, 12)}.${EVIDENCE_TYPES.find((each) => each.type === type)?.suffix ?? "bin"}`;

const LONGEST_NAME = 120;
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const UNFIT = /[\u0000-\u001f\u007f\u0080-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff"*:<>?|\\/]|\p{Surrogate}/gu;

/** The name under which a file is kept: its last part, without signs that mean something to a disk, a terminal or a reader. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replace(UNFIT, "").replace(/^[.\s]+|[.\s]+$/g, "");
  const signs = [...clean];
  return signs.length === 0 ? "file" : signs.length <= LONGEST_NAME ? clean : signs.slice(-LONGEST_NAME).join("");
}
