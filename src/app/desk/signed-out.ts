import { sha256 } from "../canonical.js";
import { dayOfInstant } from "../imports/plan-import.js";
import type { DocumentStore } from "../ports/document-store.js";

/** In `requests`, which forgets by day: a session that was ended before its time. The id of a session is not kept, so that nobody who reads the store has it. */
interface SignedOut {
  readonly signedOut: true;
  readonly expiresOn: string;
}

const idOf = (session: string): string => `signed-out-${sha256(session)}`;

/** Ends a session for good, in every process that serves this store. `expires`: seconds since 1970 at which it would end by itself. */
export async function signOut(store: DocumentStore, session: { readonly id: string; readonly expires: number }): Promise<void> {
  await store.insert<SignedOut>("requests", idOf(session.id), { signedOut: true, expiresOn: dayOfInstant(new Date(session.expires * 1000).toISOString()) });
}

export const isSignedOut = async (store: DocumentStore, session: { readonly id: string }): Promise<boolean> => (await store.get("requests", idOf(session.id))) !== null;
