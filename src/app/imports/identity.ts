import { canonical, sha256 } from "../canonical.js";

const short = (parts: readonly unknown[]): string => sha256(canonical(parts)).slice(0, 32);

/** Id of a record with a number at its source: the same wherever it comes in (file, form, other systems). Without a source: null. */
export const recordIdOf = (kind: string, source: string | null, sourceNumber: string): string => `r-${short([kind, source, sourceNumber])}`;

/** Id of a record without a number: sha256 of the RFC 8785 form of its mapped values (personal ones left out: a telephone number is guessed from its hash), and which of its equals within the file it is, from 1. */
export const recordIdByValues = (kind: string, source: string | null, values: string, place: number): string => `r-${short([kind, source, values, place])}`;

/** Id of a link: between the same two from the same day there is one of a kind. */
export const linkIdOf = (kind: string, subject: string, target: string, from: string | null): string => `l-${short([kind, subject, target, from])}`;
