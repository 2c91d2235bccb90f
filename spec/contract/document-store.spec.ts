import { STORES } from "../tools/stores.js";
import { documentStoreContract } from "./document-store.js";

for (const kind of STORES) documentStoreContract(kind);
