import { randomBytes } from "node:crypto";
import { canonical, sha256 } from "../canonical.js";

/** Name of an incident to which records are joined, out of the ids of the first of them. */
export const incidentIdOf = (records: readonly string[]): string => `i-${sha256(canonical([...records].sort())).slice(0, 32)}`;

const random = (bytes: number): string => randomBytes(bytes).toString("hex");

/** A salt for personal fields: 32 hexadecimal digits. */
export const randomSalt = (): string => random(16);
/** A number for a record that is entered by hand and has none. */
export const randomNumber = (): string => random(12);
/** Name of a stored file: the day on which it came, so that pieces of one that never became whole are known as such, and 32 random digits. */
export const randomFileName = (day: string): string => `f-${day.replaceAll("-", "")}-${random(16)}`;
