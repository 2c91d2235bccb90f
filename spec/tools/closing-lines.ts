import { STORES, tested } from "./stores.js";

/** The last words of every run of the tests: which stores took part. */
function close(): void {
  if (tested.size === 0) return;
  console.log(`\nStores tested: ${[...tested].sort().join(", ")}.`);
  if (STORES.every(({ name }) => name === "embedded")) console.log("Not tested: MongoDB (TEST_MONGODB_URI is not set; `npm run test:mongo` brings a server up by itself).");
}

export const mochaHooks = {
  beforeAll(): void {
    process.once("exit", close);
  },
};
