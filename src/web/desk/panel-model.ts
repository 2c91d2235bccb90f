export interface CellOptions {
  readonly text: string;
  readonly href?: string;
  readonly marks?: readonly { readonly look: string; readonly text: string }[];
}
export interface Column {
  readonly text: string;
  readonly number?: boolean;
}
export interface TableOptions {
  readonly caption: string;
  /** The caption stands above the table; left out: for readers of the screen alone. */
  readonly shown?: boolean;
  readonly head: readonly Column[];
  readonly rows: readonly (readonly CellOptions[])[];
  readonly empty: string;
}
export interface FactOptions {
  readonly label: string;
  readonly text: string;
  readonly href?: string;
}
export interface SectionOptions {
  readonly title?: string;
  readonly lines?: readonly string[];
  readonly facts?: readonly FactOptions[];
  readonly table?: TableOptions;
  readonly form?: object;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
}

function tableModel({ caption, shown = false, head, rows, empty }: TableOptions): object {
  const cell = (options: CellOptions, i: number): object => ({ text: options.text, href: options.href ?? false, marks: options.marks ?? [], first: i === 0, label: head[i].text, number: head[i].number ?? false });
  return { caption, shown, empty, head: head.map(({ text, number = false }) => ({ text, number })), rows: rows.map((cells) => ({ cells: cells.map(cell) })) };
}

/** A section as the template reads it: lines, facts, a table, a form, links, in that order. */
export function section({ title, lines = [], facts = [], table, form, links = [] }: SectionOptions): object {
  return {
    title: title ?? false, lines, facts: facts.length > 0 && facts.map((fact) => ({ ...fact, href: fact.href ?? false })), table: table ? tableModel(table) : false, form: form ?? false, links,
  };
}

/** The model of the page `panel`. `notice`: what was just done. */
export function panel(heading: { readonly title: string; readonly sub: string; readonly notice?: string }, sections: readonly SectionOptions[]): object {
  return { title: heading.title, sub: heading.sub, notice: heading.notice ?? false, sections: sections.map(section) };
}

