import { expect } from "chai";
import { NO_CALENDAR } from "../../../src/app/cases/case-input.js";
import { demonstrationCity } from "../../../src/app/demo/demonstration-city.js";
import { QUARTERS } from "../../../src/app/demo/quarters.js";
import { DEMONSTRATION_SEED } from "../../../src/app/demo/batches.js";
import { cardsOfCore } from "../../../src/app/run-cases.js";
import { isoDay } from "../../../src/domain/calendar/days.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import type { Card } from "../../../src/domain/model/card.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { OPERATORS, shipped } from "../../rules/load.js";

const city = demonstrationCity(DEMONSTRATION_SEED);
/** Published for Jinan in 2022, rounded: percent of the rated firms. */
const PUBLISHED = { AAA: 3, AA: 2, A: 4, B: 82, C: 9 } as const;
const TOLERANCE = 1.5;

/** Cards of a quarter with what was known when its batch was closed. */
function rate(id: string, place: number, past: readonly EvidenceRecord[] = [], decided: ReadonlyMap<string, readonly number[]> = new Map()): readonly Card[] {
  const scheme = shipped(id);
  const latest = new Map(city.batches.slice(0, place + 1).flatMap((batch) => batch.records.map((record) => [record.id, record])));
  const subjects = city.subjects.filter((subject) => subject.kind === scheme.subject);
  const ids = new Set(subjects.map((subject) => subject.id));
  const records = [...[...latest.values()].filter((record) => ids.has(record.subject)), ...past];
  return cardsOfCore(compileProgram(scheme, OPERATORS), { period: QUARTERS[place], asOf: QUARTERS[place].to, calendar: NO_CALENDAR, subjects, records, decided });
}

const inList = (cards: readonly Card[], list: string): readonly Card[] => cards.filter((card) => card.lists.some((l) => l.list === list && l.status === "in"));
const count = <K extends string>(keys: readonly K[]): Readonly<Record<string, number>> => keys.reduce<Record<string, number>>((sum, key) => ({ ...sum, [key]: (sum[key] ?? 0) + 1 }), {});

describe("the demonstration city, rated", () => {
  for (const place of [QUARTERS.length - 2, QUARTERS.length - 1]) {
    it(`shandong-credit ${QUARTERS[place].id} comes within 1.5 points of the published distribution`, function () {
      this.timeout(60000);
      const cards = rate("shandong-credit", place);
      const rated = cards.filter((card) => card.status === "rated");
      const shares = Object.fromEntries(Object.keys(PUBLISHED).map((grade) => [grade, (100 * rated.filter((card) => card.grade === grade).length) / rated.length]));
      console.log(`      ${QUARTERS[place].id}: ${rated.length} rated; ${Object.entries(shares).map(([grade, share]) => `${grade} ${share.toFixed(1)} %`).join(", ")}; others ${JSON.stringify(count(cards.filter((c) => c.status !== "rated").map((c) => c.outcome ?? c.status)))}`);
      for (const [grade, published] of Object.entries(PUBLISHED)) expect(shares[grade], grade).to.be.within(published - TOLERANCE, published + TOLERANCE);
      expect(cards.filter((card) => card.outcome === "C（缺失）").length, "C (missing)").to.be.greaterThan(5);
    });
  }

  it("luan-red-black has red and yellow in every quarter, and black in some", function () {
    this.timeout(120000);
    const past: EvidenceRecord[] = [];
    const decided: number[] = [];
    const black = QUARTERS.map((quarter, place) => {
      const cards = rate("luan-red-black", place, past, new Map([["luan-red-black", [...decided]]]));
      expect(inList(cards, "red").length, `red ${quarter.id}`).to.be.within(1, 6);
      expect(inList(cards, "yellow").length, `yellow ${quarter.id}`).to.be.within(1, 6);
      decided.push(quarter.to);
      for (const card of cards.filter((c) => c.status === "rated")) {
        const named = (status: string): string[] => card.lists.filter((l) => l.status === status).map((l) => l.list);
        past.push({
          id: `luan-red-black/${quarter.id}/${card.subject}`, subject: card.subject, kind: "decision", occurredOn: isoDay(quarter.to), steps: [{ step: "verified", on: isoDay(quarter.to) }],
          data: { scheme: "luan-red-black", period: quarter.id, status: "rated", lists: named("in"), standing: [], undecided: named("undecided"), complete: true },
        });
      }
      return inList(cards, "black").length;
    });
    expect(black[0], "nobody in the first quarter").to.equal(0);
    expect(black.filter((n) => n > 0).length).to.be.within(1, 8);
  });

  it("ten-disclosures meets every result, and every estate has a finding for nearly every check", function () {
    this.timeout(60000);
    const cards = rate("ten-disclosures", QUARTERS.length - 1).filter((card) => card.status === "rated");
    const results = count(cards.flatMap((card) => card.findings.map((finding) => finding.result)));
    console.log(`      ${JSON.stringify(results)}`);
    for (const result of ["absent", "incomplete", "stale", "notInspected", "pass", "notApplicable"]) expect(results[result], result).to.be.greaterThan(20);
    expect(cards.flatMap((card) => card.findings).length / cards.length).to.be.within(10.8, 11);
    expect(inList(cards, "exemplary").length).to.be.greaterThan(0);
  });
});
