import type { Json } from "../../model/documents.js";
import type { FactType, FieldDeclaration, KindDeclaration } from "../../model/kinds.js";
import { isObject, member } from "../pointer.js";
import type { Item, ReadContext, Readable } from "./context.js";
import { chainOf } from "./link-chain.js";
import { commonField, plainField, withSubject } from "./record-fields.js";

const COUNTING: ReadonlySet<Json | undefined> = new Set(["count", "distinct", "sum", "mean", "median", "daysSince", "consecutive"]);
const CHOOSING: ReadonlySet<string> = new Set(["min", "max", "firstKnown"]);
const TYPES: ReadonlySet<Json | undefined> = new Set(["number", "boolean", "string", "day", "list"]);

/** Types of facts, inferred from the kinds and from what they read. */
export class FactTypes {
  readonly context: ReadContext;
  readonly #items: ReadonlyMap<string, Item>;
  readonly #found = new Map<string, Readable | undefined>();
  readonly #asked = new Set<string>();
  /** Types of the facts that the language itself settles. */
  readonly #settled: (name: string) => FactType | undefined;

  constructor(context: ReadContext, items: readonly Item[], settled: (name: string) => FactType | undefined) {
    this.context = context;
    this.#items = new Map(items.map((item) => [item.name, item]));
    this.#settled = settled;
  }

  get names(): Iterable<string> {
    return this.#items.keys();
  }

  has(name: string): boolean {
    return this.#items.has(name);
  }

  /** The kind that a declared fact is about; undefined: the subjects that are rated. */
  aboutOf(name: string): string | undefined {
    const about = member(this.#items.get(name)?.raw, "about");
    return typeof about === "string" ? about : undefined;
  }

  /** The subjects that a text's facts are about. */
  #subjectOf(raw: Item["raw"]): KindDeclaration | undefined {
    const about = member(raw, "about");
    return typeof about === "string" ? this.context.kinds.subjects.get(about) : this.context.subject;
  }

  /** Type and possible values of a declared fact; undefined: there is no such fact, or its declaration does not say what it reads. */
  find(name: string): Readable | undefined {
    if (this.#found.has(name)) return this.#found.get(name);
    const item = this.#items.get(name);
    if (!item) return undefined;
    // Asked again while it is being found: a circle, which is reported when the facts are put in order.
    if (this.#asked.has(name)) return { name, type: "number" };
    this.#asked.add(name);
    const readable = this.#infer(item);
    this.#found.set(name, readable);
    return readable;
  }

  #infer({ name, raw }: Item): Readable | undefined {
    const stated = TYPES.has(member(raw, "type")) ? { name, type: raw.type as FactType } : undefined;
    if (raw.from === "attribute") return this.#asField(name, this.#subjectOf(raw)?.fields.get(String(member(raw, "field")))) ?? stated;
    if (raw.from === "records") return this.#ofRecords(name, raw) ?? stated;
    if (raw.from === "linked") return this.#ofLinked(name, raw);
    if (raw.from === "cohort") return { name, type: "number" };
    return stated ?? { name, type: this.#ofExpression(member(raw, "expression")) ?? "number" };
  }

  /** Ends and values of the field, narrowed by nothing: `whenMissing` may stand outside of them, so only closed sets of words are kept. */
  #asField(name: string, field: FieldDeclaration | undefined): Readable | undefined {
    return field && { name, type: field.type, ...(field.oneOf ? { oneOf: field.oneOf } : {}) };
  }

  /** Extremes keep the type of what they are chosen from; all else makes numbers. */
  #ofLinked(name: string, raw: Item["raw"]): Readable {
    const of = member(raw, "of");
    const type = CHOOSING.has(String(raw.aggregate)) && typeof of === "string" ? this.find(of)?.type : undefined;
    return { name, type: type ?? "number" };
  }

  #ofRecords(name: string, raw: Item["raw"]): Readable | undefined {
    if (COUNTING.has(member(raw, "aggregate"))) return { name, type: "number" };
    const named = member(raw, "kind");
    const kinds = (Array.isArray(named) ? (named as readonly Json[]) : [named]).flatMap((kind) => this.context.kinds.records.get(String(kind)) ?? []);
    const of = member(raw, "of");
    const chain = chainOf(this.context.kinds, member(raw, "via"), this.#subjectOf(raw));
    const telling = kinds.map((kind) => withSubject(kind, chain.reached));
    return typeof of === "string" && kinds.length > 0 ? this.#asField(name, commonField(telling, plainField(of))) : undefined;
  }

  /** min, max and firstKnown keep the type of their operands; all else makes numbers. */
  #ofExpression(raw: Json | undefined): FactType | undefined {
    if (!isObject(raw)) return "number";
    const [op] = Object.keys(raw);
    if (op === "fact") return this.find(String(raw.fact))?.type ?? this.#settled(String(raw.fact));
    const operands = raw[op];
    if (!CHOOSING.has(op) || !Array.isArray(operands)) return "number";
    return this.#ofExpression((operands as readonly Json[])[0]);
  }
}
