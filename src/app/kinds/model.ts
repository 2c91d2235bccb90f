/** id `<kind>/<number>`: one version of a record kind that an administrator wrote, for good. The newest number counts; what a run read is pinned by its text. */
export interface KindDocument {
  /** Name of the kind, without `record/`. */
  readonly kind: string;
  /** 1, 2, 3 ... */
  readonly number: number;
  /** The author's text, byte for byte. */
  readonly text: string;
  /** sha256 of the text: the name under which a revision pins it. */
  readonly hash: string;
  /** It extends a kind that comes with the program. */
  readonly extendsShipped: boolean;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** Id of a version. */
export const kindId = (kind: string, number: number): string => `${kind}/${number}`;
/** Name of the journal's batch of a version. */
export const kindBatch = ({ kind, number }: Pick<KindDocument, "kind" | "number">): string => `kind:${kindId(kind, number)}`;
