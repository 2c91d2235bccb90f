import { isoDay } from "../../../domain/calendar/days.js";

/** Day numbers (since 1970-01-01) of the serial 0: 1899-12-30 makes serials from 61 on right; 1904-01-01 on the Macintosh. */
const ZERO_1900 = -25569;
const ZERO_1904 = -24107;
/** 9999-12-31. */
const LAST = 2932896;
const SECONDS = 86400;

const pad = (n: number): string => String(n).padStart(2, "0");
const clock = (seconds: number): string => `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;

/**
 * Day and time of a serial number of a spreadsheet; null: none. The 1900 system has a 1900-02-29 (60) that never was: 1 to 59 lie one day later than counted, 60 is no day.
 * Times are rounded to the second; midnight is "00:00:00".
 */
export function momentOf(serial: number, from1904: boolean): { readonly day: string; readonly time: string } | null {
  const whole = Math.round(serial * SECONDS);
  const days = Math.floor(whole / SECONDS);
  if (!from1904 && (days < 1 || days === 60)) return null;
  const day = days + (from1904 ? ZERO_1904 : days < 60 ? ZERO_1900 + 1 : ZERO_1900);
  return days < 0 || day > LAST ? null : { day: isoDay(day), time: clock(whole - days * SECONDS) };
}

/** "26:30:00" of 1.104166...: hours go beyond 24. null: negative. */
export function clockOf(serial: number): string | null {
  return serial < 0 || serial > LAST ? null : clock(Math.round(serial * SECONDS));
}

/** Serial (1900 system) of a day number and a time of day; null: before 1900-03-01, where programs disagree. */
export function serialOf(day: number, time?: string): number | null {
  const [hours, minutes, seconds] = (time ?? "00:00:00").split(":").map(Number);
  const serial = day - ZERO_1900;
  return serial < 61 ? null : serial + (hours * 3600 + minutes * 60 + seconds) / SECONDS;
}
