import { dayOf, isoDay, shanghaiDay } from "../../../domain/calendar/days.js";
import { plainText } from "./plain.js";
import { Unreadable } from "./reason.js";

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_FIRST = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[ T]*\d{1,2}(?:[:时点]\d{1,2})?(?::\d{1,2}(?:\.\d+)?)?[分秒]?)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
/** Serial numbers of spreadsheets that can be meant: the years 1982 to 2064. */
const SERIAL = { from: 30_000, to: 60_000, epoch: -25_569 } as const;

const two = (digits: string): string => digits.padStart(2, "0");

function existing(year: string, month: string, date: string): string | Unreadable {
  const iso = `${year}-${two(month)}-${two(date)}`;
  if (dayOf(iso) === null) return new Unreadable("no-such-day");
  return year >= "1900" && year < "2200" ? iso : new Unreadable("implausible-day");
}

function otherwise(text: string): string | Unreadable {
  const number = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (number >= SERIAL.from && number < SERIAL.to) return new Unreadable("serial-day", { day: isoDay(Math.floor(number) + SERIAL.epoch) });
  const zoned = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? shanghaiDay(text) : null;
  return zoned === null ? new Unreadable("not-a-day") : isoDay(zoned);
}

/** The ISO day that a text means: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301, also with a time behind it; `order` says how 3/1/2026 is read. */
export function readDay(source: string, order?: "dayMonthYear" | "monthDayYear"): string | Unreadable {
  if (ISO.test(source)) return existing(source.slice(0, 4), source.slice(5, 7), source.slice(8));
  const text = plainText(source).replace(/\s*([-/.年月日])\s*/g, "$1");
  const parts = YEAR_FIRST.exec(text) ?? TOGETHER.exec(text);
  if (parts) return existing(parts[1], parts[2], parts[3]);
  const last = YEAR_LAST.exec(text);
  if (!last) return otherwise(text);
  if (order === undefined) return new Unreadable("ambiguous-day");
  return order === "dayMonthYear" ? existing(last[3], last[2], last[1]) : existing(last[3], last[1], last[2]);
}

const LOCAL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** The instant that a text means, ISO 8601; a time without zone is Beijing time. */
export function readInstant(source: string): string | Unreadable {
  const text = plainText(source);
  if (text.includes("T") && shanghaiDay(text) !== null) return text;
  const parts = LOCAL.exec(text);
  if (!parts || Number(parts[4]) > 23 || Number(parts[5]) > 59 || Number(parts[6] ?? 0) > 59) return new Unreadable("not-an-instant");
  const day = existing(parts[1], parts[2], parts[3]);
  return typeof day === "string" ? `${day}T${two(parts[4])}:${parts[5]}:${parts[6] ?? "00"}+08:00` : day;
}
