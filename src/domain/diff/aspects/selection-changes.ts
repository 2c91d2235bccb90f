import { windowInWords } from "../../explain/duration-words.js";
import { viaInWords } from "../../explain/terms/linked-words.js";
import { joined, phrase } from "../../explain/phrases/phrases.js";
import { titleOf } from "../../explain/titles.js";
import type { Telling } from "../../explain/scheme/paragraph.js";
import type { RecordSelection, Rule } from "../../model/scheme.js";
import type { Rows } from "../parts.js";
import { conditionRow } from "../conditions.js";

const kindsOf = (kinds: readonly string[], { scheme, language }: Telling): string => joined(kinds.map((kind) => phrase("records.kind", language, { kind: scheme.kinds.records.get(kind)?.title[language] ?? kind })), language);

/** A record field by its title, with or without `record.` in front. */
export const fieldOf = (field: string, { scheme, language }: Telling): string => phrase("quoted", language, { value: titleOf(scheme, field.startsWith("record.") ? field : `record.${field}`, language) });

/** Which records are walked. */
export const SELECTION: Rows<RecordSelection> = {
  kinds: { aspect: "aspect.records", at: "kind", say: kindsOf },
  where: conditionRow("aspect.where", "/where"),
  windows: { aspect: "aspect.windows", at: "window", say: (windows, { scheme, language }) => windows.map((window) => windowInWords(window, scheme, language).trim().replace(/的$/, "")).join(phrase("list.separator", language)) || phrase("window.whole", language) },
  on: { aspect: "aspect.on", say: fieldOf },
  via: { aspect: "aspect.via", say: (via, { scheme, language }) => viaInWords(via, scheme, language) },
  at: { aspect: "aspect.at", say: (at, { language }) => phrase(`at.${at}`, language) },
};

export const EACH: Rows<NonNullable<Rule["each"]>> = { ...SELECTION, kinds: { aspect: "aspect.records", at: "each", say: kindsOf }, forKey: null };
