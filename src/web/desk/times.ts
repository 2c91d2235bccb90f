const SHANGHAI_MS = 8 * 3_600_000;

const shanghai = (instant: string): string => new Date(Date.parse(instant) + SHANGHAI_MS).toISOString();

/** Day of an instant in Asia/Shanghai: 2026-03-31. */
export const dayOfInstant = (instant: string): string => shanghai(instant).slice(0, 10);

/** Day and minute of an instant in Asia/Shanghai: 2026-03-31 09:05. */
export const timeOfInstant = (instant: string): string => shanghai(instant).slice(0, 16).replace("T", " ");
