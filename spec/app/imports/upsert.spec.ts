import { expect } from "chai";
import { expireRequests } from "../../../src/app/imports/api-requests.js";
import { upsertRows } from "../../../src/app/imports/upsert-rows.js";
import { canonical, sha256 } from "../../../src/app/canonical.js";
import { keepHouse } from "../../../src/app/records/expire-files.js";
import { recordIdOf } from "../../../src/app/imports/identity.js";
import { verifyJournal } from "../../../src/app/journal.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { Bureau, hotline, lines } from "./bureau.js";

const row = (sourceNumber: string, more: object = {}): Record<string, never> => ({ subject: "X1", sourceNumber, occurredOn: "2026-03-01", data: { act: "lift", channel: "hotline", late: false }, ...more }) as unknown as Record<string, never>;
const request = { kind: "complaint", source: "12345", arrives: "verified", authority: "热线办" } as const;

onEveryStore("rows of another system", (test) => describe("at once", () => {
  let bureau: Bureau;
  beforeEach(async () => { bureau = await new Bureau(test.store).open(); });
  afterEach(async () => {
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    await bureau.close();
  });

  it("go in together, the good ones; each is answered", async () => {
    const { rows, seq } = await upsertRows(bureau.context, [row("A1"), row("A2", { subject: "nobody" }), row("A3", { "data.acts": "x" }), row("A4", { data: { act: "lift" } })], request);
    expect(rows.map(({ row: place, fate, id, problems }) => [place, fate, id ?? null, problems.map(({ code, column }) => `${code} ${String(column)}`)])).to.deep.equal([
      [1, "new", recordIdOf("complaint", "12345", "A1"), []], [2, "refused", null, ["unknown-subject subject"]], [3, "refused", null, ["unknown-field data.acts"]],
      [4, "refused", null, ["missing-value 渠道", "missing-value 超期办理（答复晚于限期，或限期已过仍未答复）"]],
    ]);
    expect([seq, (await bureau.records()).length]).to.deep.equal([2, 1]);
  });

  it("are the same rows as those of a file of the source", async () => {
    await bureau.import(lines("A1,X1,2026-03-01,lift,否,"), { mapping: hotline() });
    expect((await upsertRows(bureau.context, [row("A1"), row("A2")], request)).rows.map(({ fate }) => fate)).to.deep.equal(["unchanged", "new"]);
    expect((await upsertRows(bureau.context, [row("A1", { data: { act: "fee", channel: "hotline", late: false } })], request)).rows.map(({ fate }) => fate)).to.deep.equal(["changed"]);
    expect(await bureau.counts(lines("A2,X1,2026-03-01,lift,否,"), { mapping: hotline() })).to.equal("0 0 1 0 1");
  });

  it("an idempotency key gives the same answer again, is refused for other rows, and is forgotten after seven days", async () => {
    const keyed = { ...request, idempotencyKey: "k-1" };
    const first = await upsertRows(bureau.context, [row("A1"), row("A2", { subject: "nobody" })], keyed);
    expect(await upsertRows(bureau.context, [row("A1"), row("A2", { subject: "nobody" })], keyed)).to.deep.equal(first);
    expect((await failure(upsertRows(bureau.context, [row("A3")], keyed))).code).to.equal("idempotency-key");
    expect([await expireRequests(test.store, "2026-10-27"), await expireRequests(test.store, "2026-10-28")]).to.deep.equal([0, 1]);
    expect((await upsertRows(bureau.context, [row("A3")], keyed)).rows[0].fate).to.equal("new");
  });

  it("leave nothing from which personal values are found when they are erased: no seed of salts, no hash of the content alone", async () => {
    const rows = [row("A1", { data: { act: "lift", channel: "hotline", late: false, caller: "13800000000" } })];
    for (const more of [{}, { idempotencyKey: "key-of-the-caller" }]) await upsertRows(bureau.context, rows, { ...request, ...more, corrections: true });
    await upsertRows(bureau.context, [row("A2", { data: { act: "lift", channel: "hotline", late: false, caller: "13800000001" } })], { ...request, idempotencyKey: "another-key" });
    const kept: { readonly seed: string; readonly hash: string; readonly answer: unknown; readonly batch: string }[] = [];
    for await (const page of test.store.stream<(typeof kept)[number]>("requests", { index: "expires" })) kept.push(...page.map(({ body }) => body));
    const seeded = kept.filter(({ seed }) => seed !== "");
    expect([kept.length, seeded.length]).to.deep.equal([3, 1]);
    expect(await test.store.count("personal", { index: "batch", prefix: [seeded[0].batch] })).to.equal(0);
    expect(kept.map(({ hash }) => hash)).to.not.include(sha256(canonical([rows, { ...request, corrections: true }])));
    expect(JSON.stringify(kept)).to.not.contain("1380000000");
    bureau.now = "2026-11-20T09:00:00+08:00";
    await keepHouse(bureau.context);
    expect(await test.store.count("requests", { index: "expires" })).to.equal(0);
  });

  it("many at once under one key are written once and all get the same answer", async () => {
    const keyed = { ...request, idempotencyKey: "at-once-1" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => upsertRows(bureau.context, [row("A1"), row("A2", { subject: "nobody" })], keyed)));
    for (const answer of answers) expect(answer).to.deep.equal(answers[0]);
    expect([answers[0].rows.map(({ fate }) => fate), (await bureau.records()).length]).to.deep.equal([["new", "refused"], 1]);
  });

  it("are at most 1 000, and at least one", async () => {
    for (const count of [0, 1001]) expect((await failure(upsertRows(bureau.context, Array.from({ length: count }, (_, i) => row(`A${i}`)), request))).code).to.equal("row-count");
    const { rows } = await upsertRows(bureau.context, Array.from({ length: 1000 }, (_, i) => row(`A${i}`)), request);
    expect(new Set(rows.map(({ fate }) => fate))).to.deep.equal(new Set(["new"]));
  });
}));
