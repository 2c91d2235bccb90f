/** A process beside the spec: it answers a job with its own number, prints what it is told to, or ends. */
import { workForParent } from "../../../src/adapters/processes/self-processes.js";

await workForParent(async ({ say, end }: { readonly say?: string; readonly end?: number }) => {
  if (end !== undefined) {
    process.stderr.write("gone");
    process.exit(end);
  }
  return { code: 0, out: `${process.pid} ${say ?? ""}`, err: "" };
});
