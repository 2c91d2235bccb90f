import { ProblemError } from "../../../domain/model/problem.js";
import type { Context } from "../../context.js";
import { kindsOf } from "../../kinds/stored-kinds.js";
import type { Mapping } from "../model.js";
import { mappingProblems } from "./check-mapping.js";
import { targetOf } from "./target.js";

/** A mapping out of the text that somebody wrote, checked against its kind. Throws ProblemError with everything that is wrong, placed in the text. */
export async function readMapping(context: Context, text: string, location = ""): Promise<Mapping> {
  const { mapping, problems } = context.library.mapping(text);
  if (mapping === null) throw new ProblemError(problems, location);
  const unfit = mappingProblems(mapping, targetOf(await kindsOf(context), mapping.kind, mapping.collection));
  if (unfit.length > 0) throw new ProblemError(context.library.place(text, unfit), location);
  return mapping;
}
