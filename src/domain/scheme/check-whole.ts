import type { Scheme } from "../model/scheme.js";
import { checkConstantConditions } from "./logic/constant-conditions.js";
import { factUniverse } from "./logic/universe.js";
import { checkUnreachableRows, checkUnreachableRules } from "./logic/unreachable-rules.js";
import type { Whole } from "./logic/whole.js";
import type { JsonObject } from "./pointer.js";
import { checkConstantFormulas } from "./sense/constant-formulas.js";
import { checkListEntry } from "./sense/list-entry.js";
import { checkMeetingLists } from "./sense/meeting-lists.js";
import { checkDuplicateParameters, checkLiteralBesideParameter, checkShadowedNames } from "./sense/parameters.js";
import { checkQuotaOrder } from "./sense/quota-order.js";
import { checkRewardedZeros } from "./sense/rewarded-zeros.js";
import { checkUnusedConditions } from "./unused/unused-conditions.js";
import { checkUnusedFacts } from "./unused/unused-facts.js";
import { checkUnusedOutcomes } from "./unused/unused-outcomes.js";
import { checkUnusedParameters } from "./unused/unused-parameters.js";
import { checkUnusedTables } from "./unused/unused-tables.js";
import type { ReadContext } from "./vocabulary/context.js";
import type { AllFacts } from "./vocabulary/scopes.js";

/** Warnings about a scheme that reads without an error, in the order in which they are looked for. */
const CHECKS: readonly ((whole: Whole) => void)[] = [
  checkUnusedFacts, checkUnusedParameters, checkUnusedTables, checkUnusedConditions, checkUnusedOutcomes,
  checkConstantConditions, checkUnreachableRules, checkUnreachableRows,
  checkDuplicateParameters, checkShadowedNames, checkLiteralBesideParameter, checkQuotaOrder, checkRewardedZeros, checkListEntry, checkMeetingLists, checkConstantFormulas,
];

/** What a scheme says as a whole: nothing is weighed until it says it without an error. */
export function checkWhole(raw: JsonObject, context: ReadContext, facts: AllFacts, scheme: Scheme): void {
  if (context.problems.hasErrors) return;
  const whole: Whole = { raw, context, facts, scheme, universe: factUniverse({ context, scheme, facts }) };
  for (const check of CHECKS) check(whole);
}
