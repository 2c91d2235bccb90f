import { readFile } from "../../app/records/files.js";
import type { DeskPage } from "./desk-page.js";

/** A kept file, as a download: nothing that was sent to us is ever opened as a page. */
export const fileDownload: DeskPage = {
  path: "/files/:file",
  show: async ({ context, part }) => {
    const { head, stream } = await readFile(context, part.file);
    return { kind: "download", name: head.name, type: head.type, body: stream };
  },
};
