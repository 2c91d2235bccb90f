import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import { englishSources } from "../../src/build/generate-english.js";
import { OWN_KEYWORDS } from "../../src/build/generate-validators.js";
import { Schemas } from "../../src/build/manual/schema-walk.js";
import { readSchemas } from "../../src/build/read-schemas.js";
import { below } from "../../src/domain/scheme/pointer.js";
import { DEFAULTS } from "../../src/domain/scheme/vocabulary/defaults.js";

type Node = { readonly [key: string]: unknown };

const documents = readSchemas(fileURLToPath(new URL("../..", import.meta.url)));
const schemas = new Schemas(documents);
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

interface Property {
  readonly address: string;
  readonly node: Node;
}

/** Every property that an author may write; what `if` asks, and what only sends on to an event, is no description. */
function propertiesOf(node: unknown, file: string, pointer: string): readonly Property[] {
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([key, child]): readonly Property[] => {
    const at = below(pointer, key);
    if (["if", "examples", "default", "enum"].includes(key)) return [];
    const inner = propertiesOf(child, file, at);
    if (key !== "properties" || !isNode(child)) return inner;
    const own = Object.entries(child).filter(([, each]) => isNode(each)).map(([name, each]) => ({ address: `${file}#${below(at, name)}`, node: each as Node }));
    return [...own.filter(({ address }) => !/\/(?:then|else)\/properties\/params$/.test(address)), ...inner];
  });
}
const all = documents.flatMap((document) => propertiesOf(document, document.$id, ""));
const WORDS = ["title", "x-en", "description", "x-en-description"] as const;

describe("what the schemas say to editors", () => {
  it("every key that an author may write has title and description in both languages", () => {
    const silent = all.flatMap(({ address, node }) => {
      const { target } = schemas.target(node, address.split("#")[0]);
      return WORDS.filter((word) => typeof (node[word] ?? target[word]) !== "string").map((word) => `${address} ${word}`);
    });
    expect(silent).to.deep.equal([]);
    expect(all.length).to.be.greaterThan(300);
  });
  it("Chinese is Chinese, and English holds none", () => {
    const has = (text: unknown): boolean => /\p{Script=Han}/u.test(String(text));
    expect(all.filter(({ node }) => node["x-en-description"] !== undefined && has(node["x-en-description"])).map(({ address }) => address)).to.deep.equal([]);
    expect(all.filter(({ node }) => node.description !== undefined && !has(node.description)).map(({ address }) => address)).to.deep.equal([]);
  });
  it("each example and each default is valid where it stands; ajv accepts all of it in strict mode", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
    for (const keyword of OWN_KEYWORDS) ajv.addKeyword(keyword);
    for (const document of documents) ajv.addSchema(document);
    const wrong = all.flatMap(({ address, node }) => [...((node.examples ?? []) as unknown[]), ...(node.default === undefined ? [] : [node.default])]
      .filter((example) => !ajv.validate({ $ref: address.replace(/\$(?=schema$|id$)/, "%24") }, example)).map((example) => `${address}: ${JSON.stringify(example)} ${ajv.errorsText()}`));
    expect(wrong).to.deep.equal([]);
  });
  it("defaults are those of the reader", () => {
    const stated = (address: string): unknown => schemas.at(address).default;
    const scheme = "scheme.schema.json#/$defs";
    expect({
      decimals: stated("fact.schema.json#/$defs/common/properties/decimals"), priority: stated("rule.schema.json#/properties/priority"), on: stated("fact.schema.json#/else/then/properties/on"),
      onUnknown: stated("rule.schema.json#/properties/onUnknown"), groupMissing: stated(`${scheme}/score/properties/groups/items/properties/missing`), linkedMissing: stated("fact.schema.json#/else/else/else/then/properties/missing"),
      better: stated(`${scheme}/score/properties/better`), places: stated(`${scheme}/score/properties/round/properties/places`), mode: stated(`${scheme}/score/properties/round/properties/mode`),
      ties: stated(`${scheme}/ranking/properties/ties`), disputed: stated(`${scheme}/procedure/properties/disputed`),
    }).to.deep.equal(DEFAULTS);
    expect(stated(`${scheme}/list/properties/onUnknown`)).to.equal(DEFAULTS.onUnknown);
    expect(stated(`${scheme}/list/properties/quota/properties/ties`)).to.equal(DEFAULTS.ties);
  });
  it("the English twins say in English what the schemas say in Chinese", () => {
    for (const [name, text] of englishSources(documents)) {
      const said = JSON.parse(text) as Node;
      expect(said.title, name).to.equal(documents.find(({ $id }) => $id === name)?.["x-en"]);
      if (name !== "kind.schema.json") expect(text, name).to.not.include('"x-en"'); // kinds have a key of that name
    }
  });
});
