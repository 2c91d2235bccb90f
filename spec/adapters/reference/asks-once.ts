/** A program that asks the reference once and never closes it. */
import { createReference } from "../../../src/adapters/reference/create-reference.js";

await createReference().rate({ text: "{}", kinds: {} }, { records: [] } as never).catch((error: unknown) => console.log(String(error)));
