import type { EvaluationInput } from "../domain/model/columns.js";
import type { OperatorTable } from "../domain/language/operators.js";
import type { Scheme } from "../domain/model/scheme.js";
import { recordsBySubject } from "./facts/subject-records.js";
import { webOf } from "./links/chains.js";
import { wordsOf } from "./stages/choices.js";
import type { World } from "./world.js";

/** The world of one evaluation, with nothing read yet. */
export function worldOf(scheme: Scheme, input: EvaluationInput, operators: OperatorTable): World {
  const facts = new Map(scheme.facts.map((fact) => [fact.name, fact]));
  const about = new Map([...(scheme.about?.values() ?? [])].flat().map((fact) => [fact.name, fact]));
  const web = webOf(input.links ?? [], [...(input.others ?? []), ...input.subjects]);
  return { scheme, input, operators, facts, records: recordsBySubject(scheme, input), selections: new Map(), fields: new Map(), web, about, words: wordsOf({ scheme, input }), cohorts: new Map(), others: new Map() };
}
