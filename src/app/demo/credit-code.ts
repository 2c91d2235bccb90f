import { creditCodeCheck } from "../../domain/records/credit-code.js";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const weigh = (text: string, weights: readonly number[]): number => weights.reduce((sum, weight, i) => sum + weight * ALPHABET.indexOf(text[i]), 0);

function organisationCheck(first8: string): string {
  const rest = 11 - (weigh(first8, ORGANISATION_WEIGHTS) % 11);
  return rest === 10 ? "X" : rest === 11 ? "0" : String(rest);
}

/**
 * A unified social credit code that is right in form, both check characters included, and that cannot exist: divisions of the country are numbered
 * from 11 to 82, and this one stands in division 99.
 */
export function inventedCreditCode(district: number, number: number): string {
  const organisation = `X${String(number).padStart(7, "0")}`;
  const first17 = `919900${String(district + 1).padStart(2, "0")}${organisation}${organisationCheck(organisation)}`;
  return first17 + creditCodeCheck(first17);
}
