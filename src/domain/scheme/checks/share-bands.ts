import { add, compare, fraction, ONE, type Fraction } from "../../decimal/fraction.js";
import type { Band, Ranking } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

const fractionOfShare = ({ numerator, denominator }: NonNullable<Band["share"]>): Fraction => fraction(BigInt(numerator), BigInt(denominator));

/** Keys that say nothing beside a share, and those that need one. */
function checkKeys(context: ReadContext, band: Band, ranking: Ranking | undefined): void {
  const { problems } = context;
  if (!band.share) {
    if (band.cuts) problems.add("cuts-misplaced", below(band.pointer, "cuts"), { missing: "share" });
    return;
  }
  if (!ranking) problems.add("share-without-ranking", below(band.pointer, "share"));
  else if (band.cuts && ranking.atLeast === undefined) problems.add("cuts-misplaced", below(band.pointer, "cuts"), { missing: "ranking.atLeast" });
  for (const key of ["from", "below", "upTo"] as const) {
    if (band[key] !== undefined) problems.add("not-allowed", below(band.pointer, key), { detail: ["带 share 的等级按名次取；规模不足时的分数线写在 cuts，同时要求的分数写在 when", "a band with `share` goes by places: scores for scopes that are too small stand in `cuts`, scores that are asked besides in `when`"] });
  }
}

/**
 * Share bands: there is a ranking, together they take at most all places, and where that is less than all a band without share takes the rest.
 * Answers the bands as scores see them: of a scope that is too small, where `cuts` hold.
 */
export function checkShareBands(context: ReadContext, grades: readonly Band[], ranking: Ranking | undefined): void {
  grades.forEach((band) => checkKeys(context, band, ranking));
  const shares = grades.filter(({ share }) => share !== undefined);
  if (shares.length === 0) return;
  let sum = fraction(0n);
  for (const band of shares) {
    if (compare(sum, ONE) >= 0) return context.problems.add("band-unreachable", band.pointer, { name: band.grade, others: "" });
    sum = add(sum, fractionOfShare(band.share as NonNullable<Band["share"]>));
    if (compare(sum, ONE) > 0) return context.problems.add("shares-beyond", below(band.pointer, "share"));
  }
  const rest = grades.some((band) => band.share === undefined && band.when === undefined);
  if (compare(sum, ONE) < 0 && !rest) context.problems.add("shares-short", "/grades");
  const whole = shares.find((_, place) => place === shares.length - 1 && compare(sum, ONE) === 0 && shares.every(({ when }) => when === undefined));
  const behind = whole && grades[grades.indexOf(whole) + 1];
  if (behind && shares.every(({ cuts }) => cuts === undefined)) context.problems.add("band-unreachable", behind.pointer, { name: behind.grade, others: "" });
}

/** The bands of scopes that are too small for shares, or null where no band has cuts. */
export function bandsByCuts(grades: readonly Band[]): readonly Band[] | null {
  if (!grades.some(({ cuts }) => cuts !== undefined)) return null;
  return grades.map((band) => (band.share ? { ...band, ...band.cuts } : band));
}
