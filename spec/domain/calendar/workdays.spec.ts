import { readFileSync } from "node:fs";
import { expect } from "chai";
import { dayOf, isoDay, weekday } from "../../../src/domain/calendar/days.js";
import { type CalendarData, readCalendar } from "../../../src/domain/calendar/read-calendar.js";
import { workdaysBetween } from "../../../src/domain/calendar/workdays.js";
import { cases } from "../cases.js";
import { seeded } from "../random.js";

const data = JSON.parse(readFileSync(new URL("../../../schemas/data/calendar.json", import.meta.url), "utf8")) as CalendarData;
const calendar = readCalendar(data);
const day = (iso: string): number => dayOf(iso) as number;

describe("the calendar of the State Council", () => {
  it("covers 2024 to 2026, each year with its notice", () => {
    expect([calendar.firstYear, calendar.lastYear]).to.deep.equal([2024, 2026]);
    expect(data.years.map(({ notice }) => notice.number)).to.deep.equal(["国办发明电〔2023〕7号", "国办发明电〔2024〕12号", "国办发明电〔2025〕7号"]);
  });

  it("works on weekend days only, and rests on no day that is worked", () => {
    for (const worked of calendar.worked) expect([weekday(worked) > 5, calendar.holidays.has(worked)], isoDay(worked)).to.deep.equal([true, false]);
  });

  it("has as many days off and days worked as the notices say", () => {
    const days = (year: string, set: ReadonlySet<number>): number => [...set].filter((d) => isoDay(d).startsWith(year)).length;
    // 1+8+3+5+1+3+7, 1+8+3+5+3+8, 3+9+3+5+3+3+7
    expect(["2024", "2025", "2026"].map((year) => days(year, calendar.holidays))).to.deep.equal([28, 28, 33]);
    expect(["2024", "2025", "2026"].map((year) => days(year, calendar.worked))).to.deep.equal([8, 5, 6]);
  });

  it("has 251, 248 and 248 working days in its years", () => {
    const count = (from: string, to: string): number => [...Array(day(to) - day(from)).keys()].filter((i) => workdaysBetween(day(from) + i, day(from) + i + 1, calendar) === 1).length;
    expect(count("2024-01-01", "2024-12-31")).to.equal(251);
    expect(count("2025-01-01", "2025-12-31")).to.equal(248);
    expect(count("2026-01-01", "2026-12-31")).to.equal(248);
  });

  it("refuses days that do not exist, gaps and nothing", () => {
    const wrong = { years: [{ ...data.years[0], holidays: [{ ...data.years[0].holidays[0], from: "2024-02-30" }] }] };
    expect(() => readCalendar(wrong)).to.throw(RangeError, "2024-02-30");
    expect(() => readCalendar({ years: [data.years[0], data.years[2]] })).to.throw(RangeError);
    expect(() => readCalendar({ years: [] })).to.throw(RangeError);
  });
});

describe("working days (R8)", () => {
  it("count after the first day, up to and with the last", () => {
    const table: readonly [string, string, number | null][] = [
      ["2026-02-13", "2026-02-24", 2], ["2026-02-14", "2026-02-24", 1], ["2026-01-01", "2026-01-04", 1], ["2026-09-18", "2026-09-20", 1],
      ["2026-03-09", "2026-03-13", 4], ["2026-03-13", "2026-03-16", 1], ["2026-03-16", "2026-03-13", -1], ["2026-03-13", "2026-03-13", 0],
      ["2023-12-31", "2024-01-03", null], ["2026-12-30", "2027-01-04", null],
    ];
    for (const [from, to, count] of table) expect(workdaysBetween(day(from), day(to), calendar), `${from} ${to}`).to.equal(count);
  });

  it("agree with counting day by day", () => {
    const random = seeded(19);
    const works = (d: number): boolean => calendar.worked.has(d) || (weekday(d) <= 5 && !calendar.holidays.has(d));
    for (let i = 0; i < cases(500); i += 1) {
      const [from, length] = [day("2024-01-01") + random.below(700), random.below(380)];
      const counted = Array.from({ length }, (_, k) => from + k + 1).filter(works).length;
      expect(workdaysBetween(from, from + length, calendar)).to.equal(counted);
      expect(workdaysBetween(from + length, from, calendar)).to.equal(-counted + 0);
    }
  });
});
