import type { ScoreSpec } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

/** A group that can be missing lies between its min and max while it is: it must state them. */
export function checkGroupEnds(context: ReadContext, score: ScoreSpec): void {
  score.groups.forEach((group, i) => {
    const canBeMissing = group.weight !== undefined || group.scale !== undefined;
    if (canBeMissing && (group.min === undefined || group.max === undefined)) context.problems.add("group-without-ends", below("/score/groups", i), { name: group.id });
  });
}
