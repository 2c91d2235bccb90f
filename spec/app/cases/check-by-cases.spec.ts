import { expect } from "chai";
import { checkByCases, type CheckedByCases } from "../../../src/app/cases/check-by-cases.js";
import { caseText, OPERATORS, shipped } from "../../rules/load.js";

type Cases = { cases: { name: string; because?: unknown; coverage?: boolean; expect: Record<string, Record<string, unknown>> }[]; unreachable?: Record<string, string> };
const ID = "luan-red-black";
function checked(change: (document: Cases) => void): CheckedByCases {
  const document = JSON.parse(caseText(ID)) as Cases;
  change(document);
  return checkByCases(shipped(ID), JSON.stringify(document), { operators: OPERATORS });
}
const told = ({ inScheme, inCases }: CheckedByCases): readonly string[] => [...inScheme, ...inCases].map(({ code, severity, path }) => `${severity} ${code} ${path}`);

describe("checking a scheme by its cases", () => {
  it("finds nothing where all is tried and every case says why", () => {
    expect(told(checked(() => {}))).to.deep.equal([]);
  });
  it("names a case without `because`, unless it only fills coverage", () => {
    expect(told(checked(({ cases }) => void delete cases[1].because))).to.deep.equal(["warning case-without-because /cases/1"]);
    expect(told(checked(({ cases }) => { delete cases[1].because; cases[1].coverage = true; }))).to.deep.equal([]);
  });
  it("names what is untried once the cases that try it are gone, and is quiet where a reason is written", () => {
    const keepOne = (document: Cases): void => void document.cases.splice(1);
    const untried = checked(keepOne).inScheme.map(({ path }) => path);
    expect(untried.length).to.be.greaterThan(3);
    expect(told(checked((document) => { keepOne(document); document.unreachable = Object.fromEntries(untried.map((path) => [path, "为试"])); }))).to.deep.equal([]);
  });
  it("names a failing case at its place, and says nothing of coverage then", () => {
    const { inScheme, inCases } = checked(({ cases }) => {
      const [expected] = Object.values(cases[2].expect);
      expected.score = -1;
      cases.splice(5);
    });
    expect(inScheme).to.deep.equal([]);
    expect(inCases.map(({ code, severity, path }) => `${severity} ${code} ${path}`)).to.deep.equal(["error case-failed /cases/2"]);
    expect(inCases[0].message.en).to.match(/expected -1/);
  });
  it("holds a case to the refusal that it states", () => {
    const refused = (fact: string): readonly string[] => told(checked(({ cases }) => {
      const one = cases.find((each) => "refused" in each) as unknown as { refused: string };
      one.refused = fact;
    }));
    expect(refused("mark.organisation")).to.deep.equal([]);
    expect(refused("mark.cooperation")).to.have.length(1);
    expect(told(checked(({ cases }) => void Object.assign(cases[0], { refused: "mark.organisation" })))).to.deep.equal(["error case-failed /cases/0"]);
  });
});
