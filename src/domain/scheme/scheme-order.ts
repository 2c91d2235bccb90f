/** A scheme with the schemes whose decisions or items it reads. */
export interface SchemeNode {
  readonly id: string;
  readonly reads: readonly string[];
}

/** What a scheme reads among those that are looked at, itself apart: its own past is no circle. */
function readsAmong(nodes: readonly SchemeNode[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Set(nodes.map(({ id }) => id));
  return new Map(nodes.map(({ id, reads }) => [id, [...new Set(reads)].filter((other) => other !== id && ids.has(other)).sort()]));
}

interface Walk {
  readonly reads: ReadonlyMap<string, readonly string[]>;
  readonly done: Set<string>;
  readonly open: string[];
  readonly circles: (readonly string[])[];
}

/** Depth first: what is read comes before its reader; a scheme that is met again while it is open closes a circle. */
function visit(walk: Walk, id: string): void {
  const start = walk.open.indexOf(id);
  if (start >= 0) walk.circles.push([...walk.open.slice(start), id]);
  if (start >= 0 || walk.done.has(id)) return;
  walk.open.push(id);
  for (const other of walk.reads.get(id) ?? []) visit(walk, other);
  walk.open.pop();
  walk.done.add(id);
}

/** The order in which schemes are worked, and the circles among them. */
export interface SchemeOrder {
  /** Each scheme after all that it reads, else in code-unit order of the ids. Means nothing while there are circles. */
  readonly order: readonly string[];
  /** Each as the way round: the first id stands at its end again. */
  readonly circles: readonly (readonly string[])[];
}

/** Orders schemes so that each comes after those whose decisions or items it reads. Schemes that are not given do not count; ids must differ. */
export function orderSchemes(nodes: readonly SchemeNode[]): SchemeOrder {
  const walk: Walk = { reads: readsAmong(nodes), done: new Set(), open: [], circles: [] };
  for (const id of nodes.map((node) => node.id).sort()) visit(walk, id);
  return { order: [...walk.done], circles: walk.circles };
}
