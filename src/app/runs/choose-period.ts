import { dayOf, isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import { periodContaining, periodOf } from "../../domain/calendar/periods.js";
import type { Period } from "../../domain/model/columns.js";
import type { Day, EvidenceRecord } from "../../domain/model/documents.js";
import type { Cadence } from "../../domain/model/scheme.js";
import { quote, Refusal } from "../refusal.js";

export interface When {
  readonly period: Period;
  readonly asOf: Day;
}
interface Asked {
  readonly period?: string;
  readonly asOf?: string;
}

const SPELLINGS: Readonly<Record<Cadence, string>> = { instant: "2026-03-31", month: "2026-03", quarter: "2026-Q1", "half-year": "2026-H1", year: "2026" };

function readPeriod(text: string, cadence: Cadence): Period {
  const period = periodOf(text, cadence);
  if (period) return period;
  throw new Refusal("invalid", "period", {
    "zh-CN": `期间“${quote(text)}”写法不对：本办法应写成 ${SPELLINGS[cadence]} 的样子。`,
    en: `The period "${quote(text)}" is not written as this scheme needs it: like ${SPELLINGS[cadence]}.`,
  });
}

function readAsOf(text: string): Day {
  const day = dayOf(text);
  if (day !== null) return day;
  throw new Refusal("invalid", "as-of", {
    "zh-CN": `截至日“${quote(text)}”不是存在的日期：应写成 2026-03-31 的样子。`,
    en: `The as-of day "${quote(text)}" is not a day that exists: write it like 2026-03-31.`,
  });
}

function checkOrder(when: When): When {
  if (when.asOf >= when.period.from) return when;
  throw new Refusal("invalid", "as-of", {
    "zh-CN": `截至日 ${isoDay(when.asOf)} 早于期间 ${when.period.id} 的第一天 ${isoDay(when.period.from)}。`,
    en: `The as-of day ${isoDay(when.asOf)} is before the first day of ${when.period.id}, ${isoDay(when.period.from)}.`,
  });
}

const lastHeardOf = (record: EvidenceRecord): Day | null => shanghaiDay(record.recordedOn ?? record.occurredOn ?? "");
const happened = (record: EvidenceRecord): Day | null => (record.occurredOn === undefined ? null : dayOf(record.occurredOn));

/** The newest period that had ended when the last record was entered, and in which something happened. */
export function newestEnded(records: readonly EvidenceRecord[], cadence: Cadence): Period | null {
  const days = records.map(happened).filter((day): day is Day => day !== null).sort((a, b) => b - a);
  const heard = records.reduce((latest, record) => Math.max(latest, lastHeardOf(record) ?? -Infinity), -Infinity);
  if (heard === -Infinity) return null;
  if (cadence === "instant") return periodContaining(heard, cadence);
  const last = days.map((day) => periodContaining(day, cadence)).find((period) => period.to <= heard);
  return last ?? null;
}

/** Period and as-of day of a run: as asked; left out: the newest ended period of which there are records, and its last day. Never the clock. */
export function choosePeriod(cadence: Cadence, asked: Asked, records: readonly EvidenceRecord[]): When {
  const asOf = asked.asOf === undefined ? null : readAsOf(asked.asOf);
  if (asked.period !== undefined) {
    const period = readPeriod(asked.period, cadence);
    return checkOrder({ period, asOf: asOf ?? period.to });
  }
  if (asOf !== null) return { period: periodContaining(asOf, cadence), asOf };
  const period = newestEnded(records, cadence);
  if (period) return { period, asOf: period.to };
  throw new Refusal("refused", "no-records", {
    "zh-CN": "库中没有已结束期间的记录，无法自动确定期间：请用 --period 指明，或先导入记录。",
    en: "The store has no records of an ended period, so there is none to choose: name one with --period, or import records first.",
  });
}
