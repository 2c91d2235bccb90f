import type { Problem } from "../../model/problem.js";
import { keysOf, below } from "../pointer.js";
import type { Merged } from "./merge-overlay.js";

/** The place in the overlay of a pointer into the merged text; null: it is the base's. */
export function placeIn({ places }: Pick<Merged, "places">, pointer: string): string | null {
  const keys = keysOf(pointer);
  for (let length = keys.length; length > 0; length--) {
    const place = places.get(below("", ...keys.slice(0, length)));
    if (place !== undefined) return below(place, ...keys.slice(length));
  }
  return null;
}

/** What a switched-off rule leaves unused in the base can only be taken away there. */
const isIdle = ({ code }: Problem): boolean => code.startsWith("unused-");

const said = ({ code, message }: Problem): string => `${code}\n${message.en}`;

/**
 * Problems of the merged text as the author of the overlay meets them: at their place in the overlay, or, where the base has them only with the
 * overlay, at `extends`, with the place in the base. What is wrong in the base alone is the business of its own author.
 */
export function overlayProblems(merged: Merged, found: readonly Problem[], base: { readonly name: string; readonly problems: readonly Problem[] }): readonly Problem[] {
  const alone = new Set(base.problems.map(said));
  return found.flatMap((problem) => {
    const place = placeIn(merged, problem.path);
    if (place !== null) return [{ ...problem, path: place }];
    if (alone.has(said(problem)) || isIdle(problem)) return [];
    const { message } = problem;
    return [{ ...problem, path: "/extends", message: { "zh-CN": `基础办法“${base.name}”的 ${problem.path}：${message["zh-CN"]}`, en: `In the base "${base.name}" at ${problem.path}: ${message.en}` } }];
  });
}
