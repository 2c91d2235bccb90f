import type { DocumentStore } from "../ports/document-store.js";

/** Pieces of a stored file have at most so many bytes. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** Id of the head of a file (place -1) or of one of its pieces. */
export const pieceId = (file: string, place = -1): string => (place < 0 ? file : `${file}/${place}`);

/** Deletes a file, its head last: one that is half deleted is found by its head and deleted again. Safe to repeat. */
export async function deleteFile(store: DocumentStore, file: string): Promise<void> {
  const pieces = await store.count("files", { index: "piece", prefix: [file], from: 0 });
  const head = await store.get<{ readonly pieces: number }>("files", pieceId(file));
  for (let place = Math.max(pieces, head?.body.pieces ?? 0) - 1; place >= 0; place--) await store.delete("files", pieceId(file, place));
  await store.delete("files", pieceId(file));
}
