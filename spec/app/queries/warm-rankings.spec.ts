import { expect } from "chai";
import type { RunDocument } from "../../../src/app/documents.js";
import type { Queries } from "../../../src/app/queries/create-queries.js";
import type { ShownRun } from "../../../src/app/queries/published-runs.js";
import { snapshotOf } from "../../../src/app/queries/ranking-snapshot.js";
import { warmRankings } from "../../../src/app/queries/warm-rankings.js";

const shown = (id: string, to: string): ShownRun => ({ run: { id, period: { id, from: to, to } } as unknown as RunDocument, publication: null });
const RUNS = [shown("a", "2025-12-31"), shown("b", "2026-06-30"), shown("c", "2026-03-31")];

/** Queries that note which rankings were asked for; reading `broken` fails. */
function noting(broken = ""): { readonly queries: Pick<Queries, "runs" | "snapshot" | "schemeOf">; readonly asked: string[] } {
  const asked: string[] = [];
  const snapshot: Queries["snapshot"] = async ({ id }) => {
    asked.push(id);
    if (id === broken) throw new Error("the store is closed");
    return snapshotOf(id, []);
  };
  return { asked, queries: { runs: { list: async () => RUNS } as unknown as Queries["runs"], snapshot, schemeOf: (async () => ({})) as unknown as Queries["schemeOf"] } };
}

describe("rankings read before anybody asks", () => {
  it("are those that are published, the newest period first, one after the other", async () => {
    const { queries, asked } = noting();
    expect(await warmRankings(queries, () => false)).to.equal(3);
    expect(asked).to.deep.equal(["b", "c", "a"]);
  });
  it("end without a failure where the store is closed meanwhile", async () => {
    const { queries, asked } = noting("c");
    expect(await warmRankings(queries, () => false)).to.equal(1);
    expect(asked).to.deep.equal(["b", "c"]);
  });
  it("end where the service is told to stop", async () => {
    const { queries, asked } = noting();
    expect(await warmRankings(queries, () => asked.length === 2)).to.equal(2);
    expect(await warmRankings(queries, () => true)).to.equal(0);
    expect(asked).to.deep.equal(["b", "c"]);
  });
  it("let everybody else have their turn in between", async () => {
    const { queries, asked } = noting();
    let turns = 0;
    const turn = (): void => { turns++; if (asked.length < 3) setImmediate(turn); };
    setImmediate(turn);
    await warmRankings(queries, () => false);
    expect(turns).to.be.at.least(3);
  });
});
