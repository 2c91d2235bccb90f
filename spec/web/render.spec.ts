import Handlebars from "handlebars";
import { expect } from "chai";
import { BlankError, createRender } from "../../src/adapters/views/create-render.js";

const compile = (source: string): unknown => new Function(`return (${String(Handlebars.precompile(source, { strict: true, explicitPartialContext: false }))})`)();
const render = createRender({ "layouts/main": compile("<{{title}}>{{{body}}}"), "pages/plain": compile("{{text}}"), "pages/list": compile("{{#each items}}{{this}},{{else}}none{{/each}}"), "pages/part": compile("{{> partials/p x=lacking}}"), "partials/p": compile("[{{x}}]") });
const layout = { title: "t" };

describe("render", () => {
  it("puts the page into the layout, escaped once", () => {
    expect(render("plain", { layout, text: "<b>&" } as { layout: object })).to.equal("<t>&lt;b&gt;&amp;");
    expect(render("list", { layout, items: [] } as { layout: object })).to.equal("<t>none");
  });
  it("throws rather than print a blank", () => {
    for (const text of [null, undefined, NaN]) expect(() => render("plain", { layout, text } as { layout: object }), String(text)).to.throw(BlankError);
    expect(() => render("plain", { layout })).to.throw();
    expect(() => render("list", { layout })).to.throw(BlankError);
    expect(() => render("nope", { layout })).to.throw("nope");
  });
  it("takes no layout from the model", () => {
    expect(() => render("plain", { layout: { title: "t", layout: "../../etc/passwd" }, text: "x" } as { layout: object })).to.not.throw();
  });
});
