import { expect } from "chai";
import type { ScorecardDocument } from "../../../src/app/documents.js";
import { countGrades, queryRanking, rankingRow } from "../../../src/app/queries/ranking-query.js";
import { rankingLine } from "../../../src/app/queries/ranking-lines.js";
import { snapshotBytes, snapshotOf, type RankingSnapshot } from "../../../src/app/queries/ranking-snapshot.js";
import { emptyCard, random } from "../../web/fixture/cards.js";

function documents(size: number): readonly ScorecardDocument[] {
  const next = random(3);
  return Array.from({ length: size }, (_, i): ScorecardDocument => {
    const rated = i % 10 !== 9;
    const score = Math.floor(next() * 4000) / 100 + 50;
    const card = { ...emptyCard(`S${String(i).padStart(6, "0")}`), ...(rated ? { score, grade: score >= 70 ? "A" : "B", rank: i + 1, lists: [{ list: "red", status: i < 3 ? "in" : "out", nominatedBy: [] } as const] } : { status: "notRated" as const, because: ["facts"] }), findings: [{ check: "c", result: i % 3 === 0 ? "pass" : "absent", rule: "r", record: null, details: {} }] };
    return { run: "r", scheme: "s", period: "2026-Q1", name: `名称${i}Ltd`, attributes: { district: `D${i % 12}` }, card };
  });
}
const page = { page: 1, size: 50 } as const;
const ids = (snapshot: RankingSnapshot, rows: readonly number[]): readonly string[] => rows.map((row) => snapshot.ids[row]);

describe("ranking snapshot", () => {
  const all = documents(200);
  const snapshot = snapshotOf("r", [...all].reverse().map(rankingLine));

  it("stands in order of rank whatever the order of the documents, who has no rank last", () => {
    expect(snapshot.ids.slice(0, 3)).to.deep.equal(["S000000", "S000001", "S000002"]);
    expect(rankingRow(snapshot, 199, null)).to.include({ status: "notRated", score: null, rank: null, because: "facts" });
  });
  it("filters, searches by any part of the name in any case or by whole id, and counts", () => {
    const plain = (accept: (d: ScorecardDocument) => boolean): number => all.filter(accept).length;
    expect(queryRanking(snapshot, { district: "D3" }, page).total).to.equal(plain((d) => d.attributes.district === "D3"));
    expect(queryRanking(snapshot, { grade: "B", q: "9lTD" }, page).total).to.equal(plain((d) => d.card.grade === "B" && d.name.includes("9Ltd")));
    expect(ids(snapshot, queryRanking(snapshot, { q: "S000123" }, page).rows)).to.deep.equal(["S000123"]);
    expect(queryRanking(snapshot, { list: "red" }, page).total).to.equal(3);
    expect(queryRanking(snapshot, { list: "nope" }, page).total).to.equal(0);
    expect(queryRanking(snapshot, { check: "c", result: "pass" }, page).total).to.equal(plain((d) => d.card.findings[0].result === "pass"));
    expect(queryRanking(snapshot, { district: "" }, page).total).to.equal(0);
  });
  it("sorts both ways, without a value always last", () => {
    const scores = (sort: "score" | "-score"): number[] => queryRanking(snapshot, {}, { sort, page: 1, size: 200 }).rows.map((row) => snapshot.score[row]);
    const up = scores("score");
    expect(up.slice(0, 180)).to.deep.equal(up.slice(0, 180).sort((a, b) => a - b));
    expect(up.slice(180).every(Number.isNaN)).to.equal(true);
    expect(scores("-score").slice(0, 180)).to.deep.equal([...up.slice(0, 180)].sort((a, b) => b - a));
    expect(ids(snapshot, queryRanking(snapshot, {}, { sort: "-rank", page: 1, size: 1 }).rows)).to.deep.equal(["S000198"]);
  });
  it("cuts pages without overlap and counts grades under the filter", () => {
    const rows = [1, 2, 3, 4, 5].flatMap((n) => queryRanking(snapshot, {}, { page: n, size: 50 }).rows);
    expect(new Set(rows).size).to.equal(200);
    const counts = countGrades(snapshot, { district: "D1" });
    expect([...counts.values()].reduce((a, b) => a + b, 0)).to.equal(queryRanking(snapshot, { district: "D1" }, page).total);
  });
  it("tells the places won since the period before", () => {
    const before = snapshotOf("q", all.map((d) => ({ ...d, card: { ...d.card, rank: d.card.rank === null ? null : 201 - d.card.rank } })).map(rankingLine));
    expect(rankingRow(snapshot, 0, before).change).to.equal(199);
    expect(rankingRow(snapshot, 199, before).change).to.equal(null);
  });
});

describe("ranking snapshot of 100 000 subjects", () => {
  it("answers filter, search, sort and count within 20 ms, and holds less than 40 MB", () => {
    const snapshot = snapshotOf("big", documents(100_000).map(rankingLine));
    const ask = (): void => { queryRanking(snapshot, { district: "D3", grade: "A", q: "99l" }, { sort: "-score", page: 3, size: 50 }); countGrades(snapshot, { q: "99l" }); };
    for (let i = 0; i < 5; i++) ask();
    const times = Array.from({ length: 9 }, () => { const began = performance.now(); ask(); return performance.now() - began; }).sort((a, b) => a - b);
    expect(times[0]).to.be.lessThan(20);
    expect(snapshotBytes(snapshot)).to.be.lessThan(40e6);
  });
});
