import { expect } from "chai";
import { addDuration, dayOf, durationOf, isoDay } from "../../../src/domain/calendar/days.js";
import type { Card } from "../../../src/domain/model/card.js";
import { cardOf } from "../../../src/domain/cards/card-of.js";
import { evaluate } from "../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Day } from "../../../src/domain/model/documents.js";
import type { Duration, Window } from "../../../src/domain/model/scheme.js";
import { addDuration as addByReference } from "../../../src/reference/arithmetic/days.js";
import { cards, each, group, input, operators, points, record, recordKinds, scheme, score, select, test } from "../../reference/build.js";

const day = (iso: string): Day => dayOf(iso) as Day;
const lasting = (text: string): Duration => durationOf(text) as Duration;

/** The first day that is still in a window of that length, by the as-of day. */
const FIRST_DAYS: readonly (readonly [asOf: string, duration: string, first: string])[] = [
  ["2026-04-15", "P3M", "2026-01-16"], ["2026-03-31", "P3M", "2026-01-01"], ["2026-04-29", "P3M", "2026-01-30"],
  // There are four months' ends in it: 30 April is counted from as a 30th, not as the end of a month.
  ["2026-04-30", "P3M", "2026-01-31"], ["2026-05-01", "P3M", "2026-02-02"], ["2026-05-31", "P3M", "2026-03-01"], ["2026-05-28", "P3M", "2026-03-01"],
  ["2026-02-28", "P1M", "2026-01-29"], ["2028-02-29", "P1M", "2028-01-30"], ["2026-03-31", "P1M", "2026-03-01"], ["2028-03-31", "P1M", "2028-03-01"], ["2028-03-30", "P1M", "2028-03-01"],
  ["2028-02-29", "P1Y", "2027-03-01"], ["2028-02-28", "P1Y", "2027-03-01"], ["2029-02-28", "P1Y", "2028-02-29"], ["2029-03-01", "P1Y", "2028-03-02"], ["2028-02-29", "P4Y", "2024-03-01"],
  ["2100-02-28", "P4Y", "2096-02-29"], ["2026-08-31", "P6M", "2026-03-01"], ["2026-03-31", "P1Y1M", "2025-03-01"], ["2026-05-31", "P3M1D", "2026-02-28"], ["2026-12-31", "P92D", "2026-10-01"],
];

describe("windows that begin at a month's end (R3)", () => {
  for (const [asOf, duration, first] of FIRST_DAYS) {
    it(`${duration} up to ${asOf} begins on ${first}`, () => {
      for (const add of [addDuration, addByReference]) expect(isoDay(add(day(asOf), lasting(duration), -1) + 1)).to.equal(first);
    });
  }

  const days = Array.from({ length: day("2029-04-01") - day("2023-10-01") }, (_, i) => day("2023-10-01") + i);
  for (const duration of ["P1M", "P2M", "P3M", "P6M", "P1Y", "P1Y6M", "P2Y", "P4Y"]) {
    it(`${duration}: no day that has left comes back, and no act is in for less than counted on from its own day, nor for more than a day longer, every day of five years`, () => {
      for (const asOf of days) {
        const [before, length] = [addDuration(asOf, lasting(duration), -1), lasting(duration)];
        expect(before, isoDay(asOf)).to.equal(addByReference(asOf, length, -1)).and.to.be.at.least(addDuration(asOf - 1, length, -1));
        expect(addDuration(asOf, length, 1), isoDay(asOf)).to.equal(addByReference(asOf, length, 1));
        // The newest day that is out: counted on from itself, it is over.
        expect(addDuration(before, length, 1), isoDay(asOf)).to.be.at.most(asOf);
        // The oldest that is in: counted on from itself, it ends on this day or later.
        expect(addDuration(before + 1, length, 1), isoDay(asOf)).to.be.at.least(asOf);
      }
    });
  }
});

const fines = (window: Window): ReturnType<typeof scheme> =>
  scheme({ kinds: recordKinds({ fine: {} }), rules: [points("fine", "bad", -1, { each: each(select("fine", { windows: [window] })), conditions: test("record.source", "known", false) })], score: score([group("bad")]) });

/** Whether one record of that day counts, by the columns and by the reference. */
function counts(on: string, asOf: string, window: Window): boolean {
  const [of, parts] = [fines(window), { records: [record("r", "fine", on)], asOf, period: ["all", "2020-01-01", "2032-12-31"] as const }];
  const counted = ({ items }: Card): boolean => items.length === 1;
  const [core, reference] = [counted(cardOf(evaluate(compileProgram(of, operators), deriveFacts(of, input(parts), operators)), 0)), counted(cards(of, parts).a)];
  expect(core, "as in the reference").to.equal(reference);
  return core;
}

/** The last day on which an act counts: in a window counted back from the as-of day, and by `else`, counted on from the act. */
const LAST_DAYS: readonly (readonly [on: string, duration: string, inWindow: string, byElse: string])[] = [
  ["2026-01-15", "P3M", "2026-04-14", "2026-04-14"], ["2026-01-30", "P3M", "2026-04-29", "2026-04-29"], ["2026-01-31", "P3M", "2026-04-30", "2026-04-29"], ["2025-11-30", "P3M", "2026-02-28", "2026-02-27"],
  ["2025-11-29", "P3M", "2026-02-28", "2026-02-27"], ["2025-11-28", "P3M", "2026-02-27", "2026-02-27"], ["2027-11-30", "P3M", "2028-02-29", "2028-02-28"], ["2028-02-29", "P1Y", "2029-02-28", "2029-02-27"],
  ["2027-02-28", "P1Y", "2028-02-27", "2028-02-27"], ["2028-02-29", "P4Y", "2032-02-28", "2032-02-28"], ["2026-02-28", "P1M", "2026-03-27", "2026-03-27"],
];

describe("the last day on which an act counts (R3), where months have different ends", () => {
  for (const [on, duration, inWindow, byElse] of LAST_DAYS) {
    const length = lasting(duration);
    const WAYS: Readonly<Record<string, readonly [last: string, window: Window]>> = {
      [`a window of ${duration}`]: [inWindow, { kind: "duration", duration: length }], [`${duration} from the act on`]: [byElse, { kind: "valid", until: ["validUntil"], otherwise: length }],
    };
    for (const [way, [last, window]] of Object.entries(WAYS)) {
      it(`${on}, ${way}: ${last}`, () => expect([last, isoDay(day(last) + 1)].map((asOf) => counts(on, asOf, window))).to.deep.equal([true, false]));
    }
  }
});
