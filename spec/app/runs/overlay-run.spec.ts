import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import type { RevisionDocument } from "../../../src/app/documents.js";
import { createExplainer } from "../../../src/app/runs/explain-run.js";
import { checkRun } from "../../../src/app/runs/check-run.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { openRun } from "../../../src/app/runs/open-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn, writeSmallCity } from "./small-city.js";

const LAW = resolve("spec/rules/fixtures/law-of-the-act");

onEveryStore("a run of an overlay with dated parameters", (test) => {
  let folder = "";
  const overlay = (): string => JSON.stringify({ id: "district", title: "District", extends: { scheme: join(folder, "base.json") }, parameters: { deduction: { values: [{ from: "1970-01-01", value: -1 }, { from: "2026-09-20", value: -2 }] } } });
  const evaluate = (asOf: string): ReturnType<typeof evaluateRun> => evaluateRun(contextOn(test.store), { scheme: folder, period: "2026-Q3", asOf });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "wuye-run-"));
    writeFileSync(join(folder, "base.json"), readFileSync(join(LAW, "scheme.json")));
    writeFileSync(join(folder, "scheme.json"), overlay());
    await writeSmallCity(test.store);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("keeps the merged text and the overlay's own, and is read, verified, checked and explained when base and overlay are gone", async () => {
    const { run } = await evaluate("2026-09-30");
    const text = readFileSync(join(folder, "scheme.json"), "utf8");
    for (const file of ["base.json", "scheme.json"]) rmSync(join(folder, file));
    const context = contextOn(test.store);
    const revision = await test.store.get<RevisionDocument>("revisions", run.pinned);
    expect(revision?.body).to.include({ scheme: "district", overlay: text });
    expect(JSON.parse(revision?.body.text ?? "")).to.not.have.property("extends");
    expect((await verifyRun(context, run.id)).mismatches).to.deep.equal([]);
    const { engines } = await checkRun(context, await openRun(context, run.id));
    expect(engines.map(({ name, differences }) => ({ name, differences }))).to.deep.equal([{ name: "json-rules-engine", differences: [] }, { name: "reference", differences: [] }]);
    await context.reference.close?.();
    const { trace, scheme } = await createExplainer(context)(run.id, "P-00");
    expect(scheme.parameters.get("good")?.value).to.equal(88);
    expect(trace.rules[0].parameters).to.deep.equal([{ name: "deduction", value: -2, since: "2026-09-20" }]);
  });

  it("is read for its own as-of day, whatever the newest values are", async () => {
    const { run } = await evaluate("2026-09-29");
    const opened = await openRun(contextOn(test.store), run.id);
    expect(opened.scheme.parameters.get("good")?.value).to.equal(90);
    expect((await verifyRun(contextOn(test.store), run.id)).mismatches).to.deep.equal([]);
  });

  it("is refused before a parameter that is read has a value", async () => {
    expect((await failure(evaluateRun(contextOn(test.store), { scheme: folder, period: "2024-Q3", asOf: "2024-09-30" }))).message).to.contain("good").and.contain("2024-09-30");
  });
});
