const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const FORM = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** Check character of the first 17 characters of a unified social credit code (GB 32100-2015). */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * ALPHABET.indexOf(first17[i]);
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** Whether a text is a unified social credit code: 18 characters, the last of which checks the others. */
export const isCreditCode = (text: string): boolean => FORM.test(text) && creditCodeCheck(text.slice(0, 17)) === text[17];
