import { expect } from "chai";
import { setImmediate } from "node:timers/promises";
import { pino } from "pino";
import request from "supertest";
import { evaluateRun } from "../../src/app/runs/evaluate-run.js";
import { createExplainer } from "../../src/app/runs/explain-run.js";
import { publishRun } from "../../src/app/runs/publish-run.js";
import { createService } from "../web/fixture/service.js";
import { onEveryStore } from "../tools/with-store.js";
import { contextOn, writeSmallCity } from "../app/runs/small-city.js";

const LONG = "x".repeat(1000);
const NAMES = ["__proto__", "constructor", "toString", "%00", "%F0%9F%98%80", "..%2f..%2fetc", LONG];

onEveryStore("requests that no one would send on purpose", (test) => {
  it("are answered with a status of the 400s, in words, and nothing of the inside", async function () {
    this.timeout(60_000);
    await writeSmallCity(test.store);
    const context = contextOn(test.store);
    const { run: { id } } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3" });
    await publishRun(context, id);
    const faults: unknown[] = [];
    const log = pino({ level: "error" }, { write: (line: string) => { faults.push(line); } });
    const app = createService({ store: test.store, library: context.library, explain: createExplainer(context), log });
    const ranking = "/api/v1/rankings/luan-red-black";
    const rows: readonly (readonly [path: string, statuses: readonly number[]])[] = [
      ...["page=-1", "page=0", "page=1e9", "limit=1e9", "limit=1000000000", "limit=-1", "page=1&page=2", "__proto__=1", "__proto__[x]=1", "constructor=1", "sort=__proto__", "period=2026-Q9", "as-of=2026-02-30", `q=${LONG}`, "lang=xx"]
        .map((query): [string, number[]] => [`${ranking}?${query}`, [400]]),
      [`${ranking}?period=1999-Q1`, [404]], [`${ranking}?page=99999`, [200]], [`${ranking}?q=%00`, [200]], [`${ranking}?q=%ff%fe`, [200]], [`${ranking}?list=__proto__`, [200]], [`${ranking}?grade=__proto__&district=constructor`, [200]],
      ...NAMES.flatMap((name): [string, number[]][] => ["/api/v1", ""].flatMap((base): [string, number[]][] => [
        [`${base}/rankings/${name}`, [404]], [`${base}/lists/${name}`, [404]], [`${base}/schemes/${name}`, [404]], [`${base}/disclosures/${name}`, [404]],
        [`${base}/scorecards/${id}/${name}`, [404]], [`${base}/scorecards/${name}/P-00`, [404]],
      ])),
      ["/api/v1/scorecards/%E0%A4%A/x", [400, 404]], ["/%ff", [400, 404]], ["/assets/__proto__", [404]], [`/?${"a=1&".repeat(1500)}`, [200]],
    ];
    for (const [path, statuses] of rows) {
      const answer = await request(app).get(path);
      expect(statuses, `${path.slice(0, 90)}: ${answer.status}`).to.include(answer.status);
      if (answer.status !== 200) expect(answer.text, path).not.to.match(/\n\s+at |node_modules|src\//);
    }
    for (const body of ["[".repeat(50 * 1024 * 1024), '{"__proto__": {"admin": true}}']) {
      const answer = await request(app).post(ranking).set("Content-Type", "application/json").send(body).catch((error: NodeJS.ErrnoException) => error);
      // A server that does not read fifty megabytes may close before all of them were sent.
      if (answer instanceof Error) expect(["EPIPE", "ECONNRESET"]).to.include(answer.code);
      else expect(answer.status).to.equal(405);
    }
    await setImmediate();
    expect(faults).to.deep.equal([]);
  });
});
