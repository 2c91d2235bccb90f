import { expect } from "chai";
import type { Card, GroupCard, ItemCard } from "../../../src/domain/model/card.js";
import { cardSentence } from "../../../src/domain/explain/card-sentence.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { band, score } from "../../reference/build.js";
import { titledScheme, title } from "./words-scheme.js";

const scheme = titledScheme();

const item = (rule: string, group: string, points: number): ItemCard =>
  ({ rule, item: rule, group, points, amount: points, outcome: "true", record: null, insteadCounts: null, disputed: false, least: points, greatest: points });
const groupCard = (id: string, points: number | null): GroupCard => ({ id, points, sum: points, outOf: null, least: points, greatest: points });

const PLAIN: Card = {
  subject: "a", status: "rated", outcome: null, because: [], score: 71.5, least: 71.5, greatest: 71.5, grade: "A", reachable: ["A"], scope: null, rank: 312, bestRank: 312, worstRank: 312,
  rankFromEnd: 338, population: 649, tied: 0, percentile: 48.074, fewData: false, groups: [groupCard("base", 76.5), groupCard("bad", -5)],
  items: [item("staffed", "base", 36.5), item("filed", "base", 40), item("late", "bad", -5)], findings: [], flags: [], caps: [], lists: [{ list: "red", status: "out", nominatedBy: [] }],
  unknownRules: [], blocked: [], missing: [], known: { known: 46, of: 46 }, scoreWithoutDisputed: null,
};
const sentences = (changed: Partial<Card>, of: Scheme = scheme): string[] => [cardSentence({ ...PLAIN, ...changed }, of, "zh-CN"), cardSentence({ ...PLAIN, ...changed }, of, "en")];

describe("the sentence of a scorecard", () => {
  it("says the result, what weighed most, and how far it is to the next grade", () => {
    expect(sentences({})).to.deep.equal([
      "71.50 分，等级 A，第 312 名（共 649）。基础信息 76.50，主要是备案齐全 +40.00、人员配备 +36.50；不良信息 −5.00，主要是公示过期 −5.00。距 AAA 级还差 13.50 分。",
      "71.50 points, grade A, rank 312 of 649. Base information 76.50, mostly Filed completely +40.00, Staffing +36.50; Bad information −5.00, mostly Posting overdue −5.00. 13.50 points short of AAA.",
    ]);
  });

  it("says what is missing and what it could change", () => {
    const missing = [{ fact: "postedGap", reason: "noRecord", assumed: null }, { fact: "staff", reason: "noAttribute", assumed: 3 }] as const;
    const [zh, en] = sentences({ least: 69.5, greatest: 73.5, reachable: ["A", "B"], missing, unknownRules: ["late"], known: { known: 44, of: 46 } });
    expect(zh).to.include("已知 44 项，共 46 项；缺公示间隔（没有记录）、从业人员数（档案未填，按3计）；无法判断：公示过期。得分可能为 69.50 至 73.50；不会高于 A，不会低于 B。");
    expect(en).to.include("44 of 46 facts are known; missing: Posting gap (no record), Staff (not in the file, taken as 3); cannot be told: Posting overdue. The score may be 69.50 to 73.50; not better than A, not worse than B.");
  });

  it("says so when the grade is the same whatever is missing", () => {
    const [zh, en] = sentences({ least: 70.5, reachable: ["A"], missing: [{ fact: "postedGap", reason: "noRecord", assumed: null }], known: { known: 45, of: 46 } });
    expect(zh).to.include("得分可能为 70.50 至 71.50；无论所缺为何，等级都是 A。");
    expect(en).to.include("The score may be 70.50 to 71.50; A, whatever is still missing.");
  });

  it("names three missing facts and counts the rest", () => {
    const missing = ["staff", "listed", "level", "marks"].map((fact) => ({ fact, reason: "noRecord", assumed: null }) as const);
    expect(sentences({ missing })[1]).to.include("Level (no record) and others, 4 in all");
  });

  it("names an open end", () => expect(sentences({ least: null })[1]).to.include("The score may be 71.50 or less"));
  it("names a band that nobody reaches", () => expect(sentences({ least: 10, reachable: ["A", null] })[0]).to.include("不会高于 A，不会低于 不在任何等级区间"));

  const CASES: readonly { readonly name: string; readonly changed: Partial<Card>; readonly zh: string; readonly en: string; readonly of?: Scheme }[] = [
    { name: "a tie", changed: { tied: 17 }, zh: "第 312 名（共 649），与另外 17 家并列", en: "rank 312 of 649, tied with 17 more" },
    { name: "no grade", changed: { grade: null, reachable: [null] }, zh: "71.50 分，不在任何等级区间内", en: "71.50 points, in no band" },
    { name: "not eligible", changed: { status: "notEligible", outcome: "C（缺失）", score: null, grade: null }, zh: "不参加评级：C（缺失）", en: "Not rated by eligibility: C（缺失）" },
    { name: "not rated", changed: { status: "notRated", because: ["score.start", "base", "late", "staff"], score: null, grade: null }, zh: "未评级，因为以下各项无法确定：起始分、基础信息、公示过期、从业人员数", en: "Not rated, because this cannot be told: the starting score, Base information, Posting overdue, Staff" },
    { name: "eligibility unknown", changed: { status: "notRated", because: ["eligibility"], score: null }, zh: "参评资格", en: "eligibility" },
    { name: "few data", changed: { fewData: true, rank: null }, zh: "已知数据太少，不参加排名", en: "Too little is known to be ranked" },
    { name: "a cap", changed: { grade: "C", caps: [{ rule: "veto", grade: "C", outcome: "true", record: null }] }, zh: "因重大事故，等级最高为 C", en: "At most C because of Grave accident" },
    { name: "a dispute", changed: { scoreWithoutDisputed: 76.5 }, zh: "有争议的记录如不成立，则为 76.50 分", en: "76.50 points if what is disputed falls" },
    { name: "lists", changed: { lists: [{ list: "red", status: "in", nominatedBy: [] }, { list: "black", status: "undecided", nominatedBy: [] }] }, zh: "列入红榜；是否列入黑榜待定。", en: "On Red list; undecided for Black list." },
    { name: "no place", changed: { lists: [{ list: "red", status: "noPlace", nominatedBy: [] }] }, zh: "符合红榜条件但名额已满", en: "Qualified for Red list, but every place is taken" },
    { name: "a missing group", changed: { groups: [groupCard("base", null)] }, zh: "基础信息无法计分", en: "Base information cannot be told" },
    { name: "no score", changed: { score: null, groups: [] }, zh: "本办法不计分", en: "This scheme gives no score", of: titledScheme({ score: undefined, grades: [] }) },
    {
      name: "a lower score that is better", changed: { score: 12, least: 12, greatest: 12, grade: "bad" }, zh: "少 2 分即为 good 级", en: "2 points less would be good",
      of: titledScheme({ score: { ...score([]), better: "low", round: { places: 0, items: 0, mode: "half-away" } }, grades: [band("good", { upTo: 10 }), band("bad", { from: 11 })] }),
    },
    {
      name: "below an edge that belongs to the worse band", changed: { score: 12, least: 12, greatest: 12, grade: "bad" }, zh: "须再低 2 分以上方为 good 级", en: "More than 2 points less would be good",
      of: titledScheme({ score: { ...score([]), better: "low", round: { places: 0, items: 0, mode: "half-away" } }, grades: [band("good", { below: 10 }), band("bad", { from: 10 })] }),
    },
    {
      name: "atMost", changed: { grade: "A", caps: [{ rule: null, grade: "A", outcome: "true", record: null }] }, zh: "因新企业，等级最高为 A", en: "At most A because of new firm",
      of: titledScheme({ atMost: [{ grade: "A", when: { kind: "all", parts: [], pointer: "" }, reason: title("新企业", "new firm") }] }),
    },
  ];
  for (const { name, changed, zh, en, of } of CASES) {
    it(name, () => {
      const found = sentences(changed, of);
      expect(found[0]).to.include(zh);
      expect(found[1]).to.include(en);
      for (const sentence of found) expect(sentence).not.to.match(/undefined|null|NaN|\{/);
    });
  }
});
