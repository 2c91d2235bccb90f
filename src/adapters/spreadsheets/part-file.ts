import { open, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** A file that is written beside its place (".part") and takes it when it is whole. */
export interface PartFile {
  readonly handle: FileHandle;
  /** Makes it durable and gives it its name. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Begins such a file; one that was left unfinished by another attempt is written anew. */
export async function createPart(path: string): Promise<PartFile> {
  const part = `${path}.part`;
  const handle = await open(part, "w", 0o600);
  return {
    handle,
    async finish() {
      await handle.sync();
      await handle.close();
      await rename(part, path);
    },
    async abandon() {
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}
