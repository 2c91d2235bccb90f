import { BUILT_IN_KINDS, envelopeFields } from "../../domain/language/record-fields.js";
import type { FactType, FieldDeclaration, KindDeclaration, Kinds, LinkDeclaration } from "../../domain/model/kinds.js";
import type { Text } from "../../domain/model/documents.js";
import type { Field, RawKind } from "../../generated/types/kind.js";

const TYPES: Readonly<Record<Field["type"], FactType>> = { string: "string", number: "number", integer: "number", boolean: "boolean", array: "list" };

const words = (zh: string, en: string | undefined): Text => ({ "zh-CN": zh, en: en ?? zh });

function fieldOf(name: string, field: Field, required: boolean): FieldDeclaration {
  const oneOf = field.enum ?? field.items?.enum;
  const titles = field["x-enum-titles"];
  return {
    name, type: field.format === "date" ? "day" : TYPES[field.type], title: words(field.title, field["x-en"]), required,
    public: field["x-public"] === true, personal: field["x-personal"] === true,
    ...(oneOf ? { oneOf } : {}), ...(titles ? { codes: new Map(Object.entries(titles)) } : {}), ...(field.minimum === undefined ? {} : { minimum: field.minimum }), ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
  };
}

/** "record/panel-score" -> what it declares and its name. */
export function kindName(raw: RawKind): { readonly of: "record" | "subject"; readonly id: string } {
  const [of, id] = raw.$id.split("/");
  return { of: of as "record" | "subject", id };
}

function linksOf(raw: RawKind): Pick<KindDeclaration, "links"> {
  const links = Object.entries(raw["x-links"] ?? {}).map(([id, link]): [string, LinkDeclaration] => [id, { id, title: words(link.title, link["x-en"]), to: link.to }]);
  return links.length === 0 ? {} : { links: new Map(links) };
}

/** A kind out of its JSON Schema (validated against the schema of kinds); records get the fields of the envelope. */
export function kindDeclaration(raw: RawKind): KindDeclaration {
  const { of, id } = kindName(raw);
  const prefix = of === "record" ? "data." : "";
  const own = Object.entries(raw.properties).map(([name, field]) => fieldOf(`${prefix}${name}`, field, raw.required?.includes(name) === true));
  const fields = [...(of === "record" ? envelopeFields(raw["x-requires"] ?? []) : []), ...own];
  return { id, title: words(raw.title, raw["x-en"]), fields: new Map(fields.map((field) => [field.name, field])), ...linksOf(raw) };
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
