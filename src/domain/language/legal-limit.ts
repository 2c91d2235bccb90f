/** From which days a legal limit runs where a kind does not say: the end of the act, its finding, its day (R38). */
export const LIMIT_FROM = ["endedOn", "foundOn", "occurredOn"] as const;
