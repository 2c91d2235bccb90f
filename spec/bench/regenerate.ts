import { writeFileSync } from "node:fs";
import { workload } from "./workload.js";
import { writeByHand } from "./write-by-hand.js";

/** Writes spec/bench/hand-written.ts anew: tsx spec/bench/regenerate.ts */
writeFileSync(new URL("hand-written.ts", import.meta.url), writeByHand(workload()));
