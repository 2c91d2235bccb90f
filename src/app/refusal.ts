import type { Text } from "../domain/model/documents.js";

/**
 * A request that cannot be granted, in words for people. `kind` decides exit code and status: notFound (404), invalid (400: the request
 * itself is wrong), refused (409: the state of things forbids it, `message` says what would have to change), unavailable (503).
 */
export class Refusal extends Error {
  readonly kind: "notFound" | "invalid" | "refused" | "unavailable";
  readonly code: string;
  readonly text: Text;
  constructor(kind: Refusal["kind"], code: string, text: Text) {
    super(text.en);
    this.kind = kind;
    this.code = code;
    this.text = text;
  }
}

const LONGEST_QUOTE = 80;

/** What somebody wrote, as it is quoted back: at most its first 80 characters. */
export const quote = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
