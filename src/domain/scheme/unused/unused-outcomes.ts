import type { Json } from "../../model/documents.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { Whole } from "../logic/whole.js";
import { namesIn } from "./references.js";

const list = (raw: Json | undefined): readonly JsonObject[] => (Array.isArray(raw) ? (raw as readonly JsonObject[]) : []);

/** Warns of results, checks and flags that no rule gives, and of groups to which none adds. */
export function checkUnusedOutcomes({ raw, context: { problems }, scheme: { rules, checks } }: Whole): void {
  const given = (pick: (event: (typeof rules)[number]["event"]) => string | undefined): ReadonlySet<string | undefined> => new Set(rules.map(({ event }) => pick(event)));
  const results = given(({ result }) => result);
  list(member(raw, "results")).forEach(({ id }, i) => { if (!results.has(String(id))) problems.add("unused-result", below("/results", i), { name: String(id) }); });
  const checked = given(({ check }) => check);
  const unchecked = [...checks.keys()].filter((name) => !checked.has(name));
  for (const name of unchecked) problems.add("unused-check", isObject(member(raw, "checks")) && namesIn(raw, "checks").includes(name) ? below("/checks", name) : "/checks", { name });
  const raised = given((event) => (event.type === "flag" ? event.flag : undefined));
  for (const name of namesIn(raw, "flags")) if (!raised.has(name)) problems.add("unused-flag", below("/flags", name), { name });
  const groups = given((event) => (event.type === "points" ? event.group : undefined));
  const score = member(raw, "score");
  list(isObject(score) ? member(score, "groups") : undefined).forEach(({ id }, i) => { if (!groups.has(String(id))) problems.add("unused-group", below("/score/groups", i), { name: String(id) }); });
}
