import { mkdir, open, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "../../app/refusal.js";

/** Numbers by which the kernel names file systems whose locks or memory maps do not hold between machines. */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"], [0x517b, "SMB"], [0xff534d42, "CIFS"], [0xfe534d42, "SMB2"], [0x65735546, "FUSE"], [0x01021997, "9P"], [0x00c36400, "Ceph"],
  [0x5346414f, "AFS"], [0x6b414653, "AFS"], [0x73757245, "Coda"], [0x564c, "NCP"], [0x0bd00bd0, "Lustre"], [0x01161970, "GFS2"], [0x7461636f, "OCFS2"],
]);

/** Name of a file system that cannot carry the embedded store; null: it can. `type` as statfs gives it (32 bits, signed or not). */
export const networkFileSystem = (type: number): string | null => NETWORK.get(type >>> 0) ?? null;

/**
 * Makes a folder and those above it, one after the other: mkdir with `recursive` never ends where a folder is there but takes no new one
 * (as in /proc).
 */
async function makeFolder(folder: string, above = true): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (code !== "ENOENT" || !above || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder, false);
  }
}

/** Makes the folder and refuses one on a network file system, or one that cannot be made. */
export async function prepareFolder(folder: string, typeOf: (path: string) => Promise<number> = async (path) => (await statfs(path)).type): Promise<void> {
  await makeFolder(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal("unavailable", "data-folder", {
      "zh-CN": `无法使用数据文件夹 ${folder}（${error.code}）。请用 DATA_DIR 指定可写的文件夹。`,
      en: `The data folder ${folder} cannot be used (${error.code}). Name a folder that can be written with DATA_DIR.`,
    });
  });
  const network = networkFileSystem(await typeOf(folder));
  if (network === null) return;
  throw new Refusal("unavailable", "network-folder", {
    "zh-CN": `数据文件夹 ${folder} 位于网络文件系统（${network}）上，内嵌存储在那里不安全。请用 DATA_DIR 指定本机磁盘，或用 MONGODB_URI 使用 MongoDB。`,
    en: `The data folder ${folder} lies on a network file system (${network}), where the embedded store is not safe. Name a folder on a disk of this machine with DATA_DIR, or use MongoDB with MONGODB_URI.`,
  });
}

/** Where lmdb's mark stands in the first page, and the mark. */
const MARK_OFFSET = 24;
const MARK = 0xbeefc0de;

/** True for a file that is absent, empty, or begins as lmdb's do. */
async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (handle === null) return true;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MARK_OFFSET + 4), 0, MARK_OFFSET + 4, 0);
    return bytesRead === 0 || (bytesRead === MARK_OFFSET + 4 && [buffer.readUInt32LE(MARK_OFFSET), buffer.readUInt32BE(MARK_OFFSET)].includes(MARK));
  } finally {
    await handle.close();
  }
}

/** Refuses a data file that is no database: lmdb would map it and crash. */
export async function checkDataFile(folder: string): Promise<void> {
  const file = join(folder, "data.mdb");
  if (await isDatabase(file)) return;
  // Another process may be making it just now.
  await wait(200);
  if (await isDatabase(file)) return;
  throw new Refusal("unavailable", "data-folder", {
    "zh-CN": `文件 ${file} 不是数据库（或已损坏）。请用 DATA_DIR 指定其他文件夹，或用 wuye restore 恢复备份到空文件夹。`,
    en: `The file ${file} is no database, or damaged. Name another folder with DATA_DIR, or restore a backup into an empty one with wuye restore.`,
  });
}
