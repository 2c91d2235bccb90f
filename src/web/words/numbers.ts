const MINUS = "−";

/** A number with so many places and a true minus sign. */
export const formatNumber = (value: number, places: number): string => value.toFixed(places).replace("-", MINUS);

/** With its sign always: +5.00, −5.00; nothing before 0. */
export const formatSigned = (value: number, places: number): string => (value > 0 ? `+${formatNumber(value, places)}` : formatNumber(value, places));

/** As short as it can be: 85, 62.5. */
export const formatPlain = (value: number): string => String(value).replace("-", MINUS);
