import { durationOf } from "../../domain/calendar/days.js";
import { LIMIT_FROM } from "../../domain/language/legal-limit.js";
import { BUILT_IN_KINDS, envelopeFields } from "../../domain/language/record-fields.js";
import type { FieldDeclaration, KindDeclaration, Kinds, LinkDeclaration, ObjectDeclaration } from "../../domain/model/kinds.js";
import type { Duration } from "../../domain/model/terms.js";
import type { RawKind } from "../../generated/types/kind.js";
import { fieldOf, isGroup, objectOf, readableParts, words } from "./field-declaration.js";

/** "record/panel-score" -> what it declares and its name. */
export function kindName(raw: RawKind): { readonly of: "record" | "subject"; readonly id: string } {
  const [of, id] = raw.$id.split("/");
  return { of: of as "record" | "subject", id };
}

function linksOf(raw: RawKind): Pick<KindDeclaration, "links"> {
  const links = Object.entries(raw["x-links"] ?? {}).map(([id, link]): [string, LinkDeclaration] => [id, { id, title: words(link.title, link["x-en"]), to: link.to }]);
  return links.length === 0 ? {} : { links: new Map(links) };
}

const duration = (text: string): Duration => durationOf(text) as Duration;

function limitOf(raw: RawKind): Pick<KindDeclaration, "limit"> {
  const limit = raw["x-limit"];
  if (limit === undefined) return {};
  const { counts, shown, from = LIMIT_FROM } = limit;
  return { limit: { ...(counts === undefined ? {} : { counts: duration(counts) }), ...(shown === undefined ? {} : { shown: duration(shown) }), from } };
}

type Declared = { readonly field: FieldDeclaration } | { readonly object: ObjectDeclaration };

function declaredIn(raw: RawKind, prefix: string): readonly Declared[] {
  return Object.entries(raw.properties).map(([name, field]) => {
    const required = raw.required?.includes(name) === true;
    return isGroup(field) ? { object: objectOf(`${prefix}${name}`, field, required) } : { field: fieldOf(`${prefix}${name}`, field, required) };
  });
}

/** A kind out of its JSON Schema (validated against the schema of kinds); records get the fields of the envelope. */
export function kindDeclaration(raw: RawKind): KindDeclaration {
  const { of, id } = kindName(raw);
  const declared = declaredIn(raw, of === "record" ? "data." : "");
  const own = declared.flatMap((each) => ("field" in each ? [each.field] : readableParts(each.object)));
  const objects = declared.flatMap((each) => ("object" in each ? [each.object] : []));
  const fields = [...(of === "record" ? envelopeFields(raw["x-requires"] ?? []) : []), ...own];
  return {
    id, title: words(raw.title, raw["x-en"]), fields: new Map(fields.map((field) => [field.name, field])), ...linksOf(raw), ...limitOf(raw),
    ...(objects.length === 0 ? {} : { objects: new Map(objects.map((object) => [object.name, object])), order: declared.map((each) => ("field" in each ? each.field.name : each.object.name)) }),
  };
}

/** What the system itself writes is declared by the program, whatever a file says: titles of a file are kept, types are not its to change. */
function builtIn(kind: KindDeclaration, declared: KindDeclaration | undefined): KindDeclaration {
  return { ...kind, fields: new Map([...(declared?.fields ?? []), ...kind.fields]) };
}

/** All kinds by id, those of the system among them. */
export function kindsOf(raws: readonly RawKind[]): Kinds {
  const of = (what: "record" | "subject"): [string, KindDeclaration][] => raws.filter((raw) => kindName(raw).of === what).map((raw) => [kindName(raw).id, kindDeclaration(raw)]);
  const records = new Map(of("record"));
  for (const kind of BUILT_IN_KINDS) records.set(kind.id, builtIn(kind, records.get(kind.id)));
  return { subjects: new Map(of("subject")), records };
}
