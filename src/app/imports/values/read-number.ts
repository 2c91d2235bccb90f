import { plainText } from "./plain.js";
import { Unreadable } from "./reason.js";

const PLAIN = /^-?\d{1,15}$/;
const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,2}))?(%)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/;
const MOST_DIGITS = 15;

export interface NumberReading {
  /** percent: 94% is 94; share: 94% is 0.94; left out: told by the greatest value, if that can be. */
  readonly reads?: "percent" | "share";
  readonly maximum?: number;
}

function scaleOf(percent: boolean, { reads, maximum }: NumberReading): number | null {
  if (!percent || reads === "percent") return 0;
  if (reads === "share" || (maximum !== undefined && maximum <= 1)) return -2;
  return maximum !== undefined && maximum >= 100 ? 0 : null;
}

/** The number that a text means: full-width digits, thousands separators (1,234,567.5) and percent signs are read, anything else is refused. */
export function readNumber(source: string, reading: NumberReading = {}): number | Unreadable {
  if (PLAIN.test(source)) return Number(source) + 0;
  const plain = plainText(source).replace(/\u2212/g, "-").replace(/\s+%$/, "%");
  const text = GROUPED.test(plain) ? plain.replace(/,/g, "") : plain;
  const parts = NUMBER.exec(text);
  if (!parts) return new Unreadable("not-a-number");
  const [, sign, digits, exponent = "0", percent] = parts;
  if (digits.replace(".", "").replace(/^0+/, "").length > MOST_DIGITS) return new Unreadable("number-too-long");
  const scale = scaleOf(percent !== undefined, reading);
  if (scale === null) return new Unreadable("percent-unclear");
  const value = Number(`${sign}${digits}e${Number(exponent) + scale}`);
  return value === 0 ? 0 : value;
}
