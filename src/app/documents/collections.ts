/** Every collection of the store with the indexes that screens and jobs walk. Both adapters create exactly these. */
export const COLLECTIONS = [
  { name: "meta", indexes: [] },
  { name: "journal", indexes: [{ name: "seq", fields: ["seq"] }, { name: "kind", fields: ["kind", "seq"] }, { name: "batch", fields: ["batch"] }] },
  { name: "subjects", indexes: [{ name: "kind", fields: ["body.kind", "body.id", "batch"] }, { name: "batch", fields: ["batch", "body.id"] }] },
  { name: "links", indexes: [{ name: "subject", fields: ["body.subject", "body.id"] }, { name: "target", fields: ["body.target", "body.id"] }, { name: "batch", fields: ["batch", "body.id"] }] },
  { name: "records", indexes: [{ name: "kind", fields: ["body.kind", "body.subject", "body.id"] }, { name: "subject", fields: ["body.subject", "body.kind", "body.id"] }, { name: "batch", fields: ["batch", "body.id"] }] },
  { name: "revisions", indexes: [{ name: "scheme", fields: ["scheme", "hash"] }] },
  { name: "runs", indexes: [{ name: "scheme", fields: ["scheme", "period.id", "id"] }] },
  { name: "blocks", indexes: [{ name: "run", fields: ["run", "place"] }] },
  { name: "scorecards", indexes: [{ name: "run", fields: ["run", "card.subject"] }, { name: "subject", fields: ["card.subject", "scheme", "period"] }] },
  { name: "decisions", indexes: [{ name: "run", fields: ["run", "place"] }] },
  { name: "rankings", indexes: [{ name: "run", fields: ["run", "place"] }] },
  { name: "checks", indexes: [] },
  { name: "publications", indexes: [{ name: "scheme", fields: ["scheme", "period", "seq"] }, { name: "seq", fields: ["seq"] }] },
  { name: "leases", indexes: [] },
  { name: "imports", indexes: [{ name: "started", fields: ["startedAt"] }, { name: "batch", fields: ["batch"] }] },
  { name: "mappings", indexes: [{ name: "kind", fields: ["kind", "id"] }] },
  { name: "personal", indexes: [{ name: "body", fields: ["of", "body"] }, { name: "batch", fields: ["batch"] }] },
  { name: "files", indexes: [{ name: "piece", fields: ["file", "place"] }, { name: "expires", fields: ["expiresOn"] }] },
  { name: "kinds", indexes: [{ name: "kind", fields: ["kind", "number"] }] },
  { name: "requests", indexes: [{ name: "expires", fields: ["expiresOn"] }] },
  { name: "waiting", indexes: [{ name: "why", fields: ["why", "due", "record"] }] },
] as const;

/** erasure: personal fields or files that were erased; kind: a new version of a record kind that an administrator wrote. Neither carries data that runs read. */
