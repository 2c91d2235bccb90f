import { expect } from "chai";
import { addDuration, dateOf, dayOf, durationOf, isoDay, shanghaiDay, weekday } from "../../../src/domain/calendar/days.js";
import { periodContaining, periodOf } from "../../../src/domain/calendar/periods.js";

const day = (iso: string): number => dayOf(iso) as number;

describe("days", () => {
  it("are those of the Gregorian calendar, every day of eight centuries", () => {
    for (let d = day("1800-01-01"); d < day("2600-01-01"); d += 1) {
      const { year, month, date } = dateOf(d);
      const expected = new Date(d * 86_400_000);
      if (year !== expected.getUTCFullYear() || month !== expected.getUTCMonth() + 1 || date !== expected.getUTCDate()) expect.fail(isoDay(d));
    }
  });

  it("refuse what does not exist", () => {
    for (const text of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "20260101", "2026-01-01T00:00:00Z", ""]) expect(dayOf(text), text).to.equal(null);
    expect(isoDay(day("2024-02-29"))).to.equal("2024-02-29");
  });

  it("fall on weekdays from Monday 1 to Sunday 7", () => {
    expect(["1969-12-29", "1970-01-01", "2026-03-31", "2026-04-05"].map((iso) => weekday(day(iso)))).to.deep.equal([1, 4, 2, 7]);
  });

  it("move by durations, months clamped to the month's end", () => {
    const table: readonly [string, string, 1 | -1, string][] = [
      ["2026-01-31", "P1M", 1, "2026-02-28"], ["2026-03-31", "P1M", -1, "2026-02-28"], ["2024-02-29", "P1Y", 1, "2025-02-28"], ["2026-03-31", "P92D", -1, "2025-12-29"],
      ["2026-01-15", "P1Y6M", 1, "2027-07-15"], ["2026-01-01", "P2W", 1, "2026-01-15"], ["2026-01-31", "P1M1D", 1, "2026-03-01"],
    ];
    for (const [from, duration, sign, to] of table) expect(isoDay(addDuration(day(from), durationOf(duration)!, sign)), `${from} ${duration}`).to.equal(to);
    for (const text of ["P", "1Y", "P1", "P-1D", "PT1H", "p1y"]) expect(durationOf(text), text).to.equal(null);
  });

  it("of instants are those of Asia/Shanghai", () => {
    const table: readonly [string, string | null][] = [
      ["2026-03-31T23:59:59+08:00", "2026-03-31"], ["2026-03-31T16:00:00Z", "2026-04-01"], ["2026-03-31T15:59:00Z", "2026-03-31"], ["2026-03-31T00:30:00+14:00", "2026-03-30"],
      ["2026-03-31", "2026-03-31"], ["2026-03-31T09:00:00", null], ["2026-02-30T09:00:00Z", null],
    ];
    for (const [text, iso] of table) expect(shanghaiDay(text), text).to.equal(iso === null ? null : day(iso));
  });
});

describe("periods", () => {
  it("are written as their cadence asks", () => {
    const table = [["month", "2024-02", "2024-02-01", "2024-02-29"], ["quarter", "2026-Q4", "2026-10-01", "2026-12-31"], ["half-year", "2026-H1", "2026-01-01", "2026-06-30"], ["year", "2026", "2026-01-01", "2026-12-31"], ["instant", "2026-03-31", "2026-03-31", "2026-03-31"]] as const;
    for (const [cadence, id, from, to] of table) {
      expect(periodOf(id, cadence), id).to.deep.equal({ id, from: day(from), to: day(to) });
      expect(periodContaining(day(to), cadence), id).to.deep.equal({ id, from: day(from), to: day(to) });
    }
    expect([periodOf("2026-Q5", "quarter"), periodOf("2026-13", "month"), periodOf("2026-Q1", "month"), periodOf("2026-02-30", "instant")]).to.deep.equal([null, null, null, null]);
  });
});
