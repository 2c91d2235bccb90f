/** Digits without leading and trailing zeros, and the power of ten of the last one: equal for equal decimals. */
function decimalOf(text: string): string {
  const match = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return text;
  const [, whole, fraction = "", exponent = "0"] = match;
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  if (kept === "") return "0";
  return `${text.startsWith("-") ? "-" : ""}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

/** True if the double that a number is read as prints the same decimal: 0.1 and 1.50 do, 0.1000000000000000055, 12345678901234567890 and 1e999 do not. */
export function isExact(text: string, value: number): boolean {
  return Number.isFinite(value) && decimalOf(text) === decimalOf(String(value));
}
