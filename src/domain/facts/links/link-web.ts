import { dayOf } from "../../calendar/days.js";
import type { Day, Link, Subject } from "../../model/documents.js";
import type { LinkStep, RecordSelection } from "../../model/scheme.js";

/** Days from .. to - 1, on all of which a chain of links holds. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}
/** Subjects at the end of a chain, each once, with the days on which it leads there. */
export type Reached = ReadonlyMap<string, readonly Span[]>;

/** A way from a subject to others; equal ways have equal keys. */
export interface Route {
  readonly key: string;
  readonly via: readonly LinkStep[];
  readonly at: RecordSelection["at"];
}

/** The way that a selection goes; null: it stays at the subject. */
export function routeOf({ via, at }: Pick<RecordSelection, "via" | "at">): Route | null {
  return via === undefined ? null : { key: JSON.stringify([at ?? "asOf", via.map(({ link, backward, kind }) => [link, backward, kind])]), via, at };
}

interface Edge extends Span {
  readonly id: string;
}
type Edges = Map<string, Edge[]>;

const EVER: readonly Span[] = [{ from: -Infinity, to: Infinity }];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}

/** From a day that does not exist a link never begins, to one that does not exist it never ends. */
function spanOf({ from, to }: Link): Span {
  return { from: from === undefined ? -Infinity : (dayOf(from) ?? Infinity), to: to === undefined ? Infinity : (dayOf(to) ?? Infinity) };
}

/** Adds days; those that meet become one span. */
function united(spans: readonly Span[], more: Span): readonly Span[] {
  if (spans.length === 0) return [more];
  const sorted = [...spans, more].sort((a, b) => a.from - b.from);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result[result.length - 1];
    if (last !== undefined && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** All links of an evaluation by their beginnings and their ends: chains are followed without looking through them (R25). */
export class LinkWeb {
  private readonly forward = new Map<string, Edges>();
  private readonly backward = new Map<string, Edges>();
  private readonly subjects: ReadonlyMap<string, Subject>;
  private readonly asOf: readonly Span[];

  constructor(links: readonly Link[], subjects: ReadonlyMap<string, Subject>, asOf: Day) {
    this.subjects = subjects;
    this.asOf = [{ from: asOf, to: asOf + 1 }];
    for (const link of links) {
      const span = spanOf(link);
      if (span.from >= span.to) continue;
      push(this.edgesOf(this.forward, link.kind), link.subject, { id: link.target, ...span });
      push(this.edgesOf(this.backward, link.kind), link.target, { id: link.subject, ...span });
    }
  }

  /** Where a chain leads from a subject: on the as-of day, or (`act`) on any day, with the days. Whoever it passes must be there and of its kind. */
  reach(from: string, { via, at }: Pick<Route, "via" | "at">): Reached {
    let reached: Reached = new Map([[from, at === "act" ? EVER : this.asOf]]);
    for (const step of via) reached = this.follow(reached, step);
    return reached;
  }

  private follow(from: Reached, { link, backward, kind }: LinkStep): Reached {
    const edges = (backward ? this.backward : this.forward).get(link);
    const next = new Map<string, readonly Span[]>();
    for (const [id, spans] of edges ? from : []) {
      for (const edge of edges?.get(id) ?? []) {
        if (this.subjects.get(edge.id)?.kind !== kind) continue;
        for (const span of spans) {
          const both = { from: Math.max(span.from, edge.from), to: Math.min(span.to, edge.to) };
          if (both.from < both.to) next.set(edge.id, united(next.get(edge.id) ?? [], both));
        }
      }
    }
    return next;
  }

  private edgesOf(all: Map<string, Edges>, kind: string): Edges {
    const found = all.get(kind) ?? new Map<string, Edge[]>();
    all.set(kind, found);
    return found;
  }
}

/** Whether one of the spans holds a day. */
export function holdsOn(spans: readonly Span[] | undefined, day: Day): boolean {
  return spans !== undefined && spans.some(({ from, to }) => from <= day && day < to);
}
