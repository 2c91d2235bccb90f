import type { Problem } from "../../domain/model/problem.js";
import type { Condition, Scheme } from "../../domain/model/scheme.js";
import { orderSchemes } from "../../domain/scheme/scheme-order.js";
import type { RuleLibrary } from "../ports/rule-library.js";
import { Refusal } from "../refusal.js";

/** A scheme with the place of its text, for messages. */
export interface PlacedScheme {
  readonly scheme: Scheme;
  readonly text: string;
  readonly location: string;
}

function testsOf(condition: Condition | undefined): readonly Extract<Condition, { kind: "test" }>[] {
  if (condition === undefined) return [];
  if (condition.kind === "test") return [condition];
  return condition.kind === "not" ? testsOf(condition.part) : condition.parts.flatMap(testsOf);
}

/** JSON Pointer of the place at which a scheme names another one that it reads. */
function namingPlace(scheme: Scheme, other: string): string {
  const facts = [scheme.facts, ...(scheme.about?.values() ?? [])].flat();
  const selections = [...facts.flatMap((fact) => (fact.from === "records" ? [fact.select] : [])), ...scheme.rules.flatMap(({ each }) => (each ? [each] : []))];
  const tests = selections.flatMap(({ where }) => testsOf(where)).filter(({ fact }) => fact === "record.data.scheme");
  return tests.find(({ value }) => value.kind === "constant" && ([] as unknown[]).concat(value.value).includes(other))?.pointer ?? "";
}

/** The way round: "a -> b -> a". */
export const wayRound = (circle: readonly string[]): string => circle.join(" -> ");

type At = (of: PlacedScheme, path: string) => Problem;

/** One member of a circle: where it reads the next one, and where that one goes on. */
function problemAt(circle: readonly string[], place: number, byId: ReadonlyMap<string, PlacedScheme>, at: At): { readonly scheme: string; readonly problem: Problem } {
  const ring = circle.slice(0, -1);
  const [id, next, after] = [0, 1, 2].map((step) => ring[(place + step) % ring.length]);
  const [own, other] = [byId.get(id) as PlacedScheme, byId.get(next) as PlacedScheme];
  const [here, there] = [at(own, namingPlace(own.scheme, next)), at(other, namingPlace(other.scheme, after))];
  const elsewhere = `${other.location}:${there.line ?? 1}:${there.column ?? 1}`;
  return { scheme: id, problem: { ...here, message: {
    "zh-CN": `办法互相读取，成了循环：${wayRound(circle)}。此处读取“${next}”，而“${next}”在 ${elsewhere} 读取“${after}”。请去掉其中一处。`,
    en: `Schemes read one another in a circle: ${wayRound(circle)}. Here "${next}" is read, and "${next}" reads "${after}" at ${elsewhere}. Take one of them out.`,
  } } };
}

/** Circles among schemes that are looked at together: one problem `scheme-cycle` for each member, with line and column of its text. */
export function schemeCircles(library: Pick<RuleLibrary, "place">, schemes: readonly PlacedScheme[]): readonly { readonly scheme: string; readonly problem: Problem }[] {
  const byId = new Map(schemes.map((each) => [each.scheme.id, each]));
  const at: At = ({ text }, path) => library.place(text, [{ code: "scheme-cycle", severity: "error", path, message: { "zh-CN": "", en: "" } }])[0];
  const { circles } = orderSchemes([...byId.values()].map(({ scheme }) => scheme));
  return circles.flatMap((circle) => circle.slice(0, -1).map((_, place) => problemAt(circle, place, byId, at)));
}

/** Ids in the order in which they are worked; refuses a circle with its way round. */
export function orderOrRefuse(schemes: readonly Pick<Scheme, "id" | "reads">[]): readonly string[] {
  const { order, circles } = orderSchemes(schemes);
  if (circles.length > 0) throw inCircles(circles);
  return order;
}

/** Refuses a scheme that stands in a circle with schemes of the library. One that only reads such schemes is not of it: what they published it can read. */
export async function refuseCircle(library: RuleLibrary, scheme: Scheme): Promise<void> {
  const found = new Map([[scheme.id, scheme]]);
  const waiting = [...scheme.reads];
  for (const id of waiting) {
    const source = found.has(id) ? null : await library.find(id);
    const other = source && library.read(source.text, source.kinds, source.bases).scheme;
    if (!other) continue;
    found.set(id, other);
    waiting.push(...other.reads);
  }
  const circles = orderSchemes([...found.values()]).circles.filter((circle) => circle.includes(scheme.id));
  if (circles.length > 0) throw inCircles(circles);
}

function inCircles(circles: readonly (readonly string[])[]): Refusal {
  const ways = circles.map(wayRound);
  return new Refusal("refused", "scheme-cycle", {
    "zh-CN": `办法互相读取，成了循环，无法排出先后：${ways.join("；")}。`,
    en: `Schemes read one another in a circle, so there is no order to evaluate them in: ${ways.join("; ")}.`,
  });
}
