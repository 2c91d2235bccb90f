import { CASES } from "./cases-catalogue.js";
import { WHOLE } from "./whole-catalogue.js";

/**
 * Every problem that reading a text can find: code -> severity and words in both languages. {name} is replaced by the detail of that name.
 * The codes are an interface: scripts may rely on them.
 */
export interface CatalogueEntry {
  readonly severity: "error" | "warning";
  readonly zh: string;
  readonly en: string;
}
const error = (zh: string, en: string): CatalogueEntry => ({ severity: "error", zh, en });
const warning = (zh: string, en: string): CatalogueEntry => ({ severity: "warning", zh, en });

/** The text itself. */
const TEXT = {
  "text-too-large": error("文本有 {found} 字节，上限是 {limit} 字节。请拆成较小的文件。", "The text has {found} bytes; the limit is {limit} bytes. Split it into smaller files."),
  "too-deep": error("嵌套超过 {limit} 层。", "Nested more than {limit} deep."),
  "json-syntax": error("不是合法的 JSON：{detail}。", "Not valid JSON: {detail}."),
  "duplicate-key": error("键“{key}”在同一对象中出现两次（先在第 {line} 行）；后一个会悄悄盖住前一个。", "The key \"{key}\" stands twice in one object (first in line {line}); the second would silently hide the first."),
  "unsafe-number": error("数 {found} 无法精确保存，会变成 {kept}。请减少位数。", "The number {found} cannot be kept exactly; it would become {kept}. Use fewer digits."),
  "forbidden-key": error("不允许使用键“{key}”。", "The key \"{key}\" is not allowed."),
  "lone-surrogate": error("字符串中有残缺的 Unicode 字符（单独的代理码）。", "The string holds half a Unicode character (a lone surrogate)."),
} as const;

/** The shape, as the schemas state it. */
const SHAPE = {
  "unknown-key": error("不认识的键“{key}”。{hint}", "Unknown key \"{key}\". {hint}"),
  "missing-key": error("缺少“{key}”。", "\"{key}\" is missing."),
  "wrong-type": error("此处应为{expected}，实为{found}。", "Expected {expected}, found {found}."),
  "not-one-of": error("“{found}”不在允许的值之内：{expected}。", "\"{found}\" is none of the values allowed: {expected}."),
  "malformed": error("“{found}”的写法不对：{expected}。", "\"{found}\" is not written as it must be: {expected}."),
  "too-few": error("至少要有 {limit} 个，现有 {found} 个。", "At least {limit} needed, there are {found}."),
  "too-many": error("最多 {limit} 个，现有 {found} 个。", "At most {limit} allowed, there are {found}."),
  "too-small": error("{found} 太小：{expected}。", "{found} is too small: {expected}."),
  "too-great": error("{found} 太大：{expected}。", "{found} is too great: {expected}."),
  "too-long": error("文字过长：最多 {limit} 个字符。", "Too long: at most {limit} characters."),
  "not-unique": error("第 {first} 个与第 {second} 个相同。", "Entries {first} and {second} are equal."),
  "any-beside-all": error("同一节点中“{key}”与“{beside}”并列；只能有一个。请把它们分成两层。", "\"{key}\" stands beside \"{beside}\" in one node; only one may. Nest one in the other."),
  "empty-condition": error("“{key}”是空的：空的 any 恒成立、空的 all 恒成立，多半不是本意。不需要条件时请整个删去。", "\"{key}\" is empty: it would always hold, which is hardly meant. Leave the conditions out where none are needed."),
  "json-path": error("不支持 JSONPath（path）。请声明一个取该字段的事实。", "JSONPath (path) is not supported. Declare a fact that reads that field."),
  "not-allowed": error("此处不合要求：{detail}。", "Not as it must be: {detail}."),
} as const;

/** Names that name nothing. */
const NAMES = {
  "unknown-fact": error("没有名为“{name}”的事实。{hint}", "There is no fact \"{name}\". {hint}"),
  "unknown-operator": error("没有名为“{name}”的运算。{hint}", "There is no operator \"{name}\". {hint}"),
  "unknown-parameter": error("没有名为“{name}”的参数。{hint}", "There is no parameter \"{name}\". {hint}"),
  "unknown-table": error("没有名为“{name}”的表。{hint}", "There is no table \"{name}\". {hint}"),
  "unknown-row-field": error("表“{table}”的行“{row}”没有列“{name}”。{hint}", "Row \"{row}\" of table \"{table}\" has no field \"{name}\". {hint}"),
  "unknown-group": error("没有名为“{name}”的记分组。{hint}", "There is no group \"{name}\". {hint}"),
  "unknown-grade": error("没有名为“{name}”的等级。{hint}", "There is no grade \"{name}\". {hint}"),
  "unknown-list": error("没有名为“{name}”的名单。{hint}", "There is no list \"{name}\". {hint}"),
  "unknown-kind": error("没有名为“{name}”的种类。{hint}", "There is no kind \"{name}\". {hint}"),
  "unknown-field": error("种类“{kind}”没有字段“{name}”。{hint}", "The kind \"{kind}\" has no field \"{name}\". {hint}"),
  "unknown-condition": error("没有名为“{name}”的有名条件。{hint}", "There is no named condition \"{name}\". {hint}"),
  "unknown-basis": error("依据中没有文件“{name}”。{hint}", "There is no document \"{name}\" in `basis`. {hint}"),
  "unknown-check": error("没有名为“{name}”的检查项。{hint}", "There is no check \"{name}\". {hint}"),
  "unknown-result": error("没有名为“{name}”的检查结论。{hint}", "There is no result \"{name}\". {hint}"),
  "unknown-link": error("种类“{kind}”没有可走的关联“{name}”。{hint}", "No link \"{name}\" leads on from the kind \"{kind}\". {hint}"),
  "link-ambiguous": error("从几个种类（{found}）都有关联“{name}”通向“{kind}”，逆向时不知到哪一种。请给这些关联各取一名。", "Links \"{name}\" lead to \"{kind}\" from several kinds ({found}): against the link it is unclear which is meant. Give each a name of its own."),
  "unknown-rule": error("基础办法没有名为“{name}”的规则。{hint}", "The base has no rule \"{name}\". {hint}"),
  "unknown-base": error("没有可作基础的办法“{name}”。请写随附办法的标识，或相对本文件夹的路径。", "There is no scheme \"{name}\" to extend. Name a shipped scheme by its id, or a folder by its path from this one."),
  "base-cycle": error("“{name}”又以本办法为基础，成了循环。", "\"{name}\" extends this scheme again: this goes in a circle."),
  "base-too-deep": error("从“{name}”起，基础办法超过 {limit} 层。", "With \"{name}\" there are more than {limit} bases over one another."),
  "base-broken": error("基础办法“{name}”本身有误：{detail}", "The base \"{name}\" has errors of its own: {detail}"),
  "base-not-pinned": warning("没有写明所依据的版本。现版为 {found}；发布前请写进 extends.revision。", "The revision of the base is not named. It is now {found}; write it into `extends.revision` before publication."),
  "base-differs": error("基础办法已是另一版本：写明的是 {expected}，现为 {found}。请核对改动后更新 extends.revision。", "The base is another revision: {expected} is named, and it is {found}. Look at what changed, then update `extends.revision`."),
  "overlay-fixed": error("“{key}”由基础办法规定，覆盖版不能改。", "\"{key}\" is laid down by the base; an overlay cannot change it."),
  "overlay-there-already": error("基础办法已有“{name}”，覆盖版只能增加，不能改写。", "The base has \"{name}\" already; an overlay adds and does not rewrite."),
  "unknown-subject": error("没有标识为“{name}”的评价对象。{hint}", "There is no subject \"{name}\". {hint}"),
  "duplicate-name": error("{what}“{name}”重名（另一处：{other}）。", "The {whatEn} \"{name}\" stands twice (also at {other})."),
  "reserved-name": error("“{name}”是保留名称，请另取一名。", "\"{name}\" is a reserved name; choose another."),
  "row-outside": error("{\"row\"} 只能用在带 rows 的事实或规则之内。", "{\"row\"} can only stand in a fact or rule with `rows`."),
  "no-rows": warning("没有一行符合 where，展开后什么也没有。", "No row satisfies `where`: nothing comes of it."),
} as const;

/** What the names stand for, and whether it fits. */
const MEANING = {
  "wrong-operand": error("运算“{operator}”不适用于{type}（{fact}）；可用：{expected}。", "The operator \"{operator}\" does not fit {fact}, which is {type}; these do: {expected}."),
  "wrong-value": error("运算“{operator}”右边应为{expected}，实为{found}。", "The operator \"{operator}\" needs {expected} on its right, found {found}."),
  "value-impossible": error("“{fact}”取不到“{found}”；可能的值：{expected}。", "\"{fact}\" can never be \"{found}\"; it can be: {expected}."),
  "value-beyond": warning("“{fact}”的取值在 {expected} 之内，与 {found} 比较没有意义。", "\"{fact}\" lies in {expected}: comparing it with {found} decides nothing."),
  "cycle": error("循环引用：{chain}。", "This goes in a circle: {chain}."),
  "later-stage": error("{reader}（第 {readerStage} 步）读取的“{fact}”要到第 {factStage} 步才确定。", "{readerEn} (stage {readerStage}) reads \"{fact}\", which is settled only at stage {factStage}."),
  "personal-field": error("字段“{name}”是个人信息，规则不得读取。", "The field \"{name}\" is personal: rules never read it."),
  "unguarded-field": error("字段“{name}”可能缺失，会使记录被悄悄漏掉。请在种类声明中设为必填，或在 where 中加 known 条件。", "The field \"{name}\" may be missing and records would be lost for it. Require it in the kind, or guard it with `known` in `where`."),
  "no-such-day": error("没有 {found} 这一天。", "There is no such day as {found}."),
  "empty-span": error("起始 {from} 晚于截止 {to}。", "It begins on {from}, after its end {to}."),
  "bounds-crossed": error("下限 {min} 大于上限 {max}。", "The least {min} is greater than the greatest {max}."),
  "parameter-out-of-bounds": error("参数值 {found} 不在 {min} 与 {max} 之间。", "The value {found} is not between {min} and {max}."),
  "parameter-without-value": error("参数“{name}”自 {from} 起才有值，{day} 无法评价。", "The parameter \"{name}\" has a value only from {from}: nothing can be evaluated as of {day}."),
  "value-beside-values": error("value 与 values 只能写一个。", "Either `value` or `values` may stand here, not both."),
  "days-not-ascending": error("各值须按日期由早到晚，{found} 不晚于前一个。", "Values stand in the order of their days; {found} is not after the one before."),
  "too-many-days": error("参数共有 {found} 个不同的生效日，上限 {limit}。", "The parameters begin on {found} different days; the limit is {limit}."),
  "dated-constant": error("在带 for 的规则中，“{name}”的值随记录之日而变，不能写在分档、直线或对照表里。请写进条件或金额，或用 effective 分成几条规则。", "In a rule with `for`, \"{name}\" changes with the day of the record and cannot stand in steps, a line or a table. Let a condition or the amount read it, or split the rule by `effective`."),
  "dated-later": warning("参数“{name}”自 {from} 起才有值，更早的记录将无从判断。请写 effective.from，或补上更早的值。", "The parameter \"{name}\" has a value only from {from}; for earlier records the rule will be unknown. State `effective.from`, or an earlier value."),
  "not-ascending": error("分档的界限须由小到大，{found} 不大于前一个。", "Thresholds must ascend; {found} is not greater than the one before."),
  "number-too-great": error("数 {found} 超出可精确计算的范围（绝对值须小于 2^53 / 10^{decimals}）。", "The number {found} is beyond what is computed exactly (below 2^53 / 10^{decimals})."),
  "aggregate-needs-of": error("汇总“{aggregate}”需要 of：{expected}。", "The aggregate \"{aggregate}\" needs `of`: {expected}."),
  "aggregate-without": error("汇总“{aggregate}”不读取“{key}”，请删去。", "The aggregate \"{aggregate}\" does not read \"{key}\"; leave it out."),
  "fact-about-other": error("事实“{name}”是关于“{found}”的，此处需要关于“{expected}”的事实；关于其他对象的事实只能由 linked 事实读取。", "The fact \"{name}\" is about \"{found}\"; here one about \"{expected}\" is needed. Facts about other subjects are read by `linked` facts alone."),
  "consecutive-via": error("连续次数按一个对象历次的评价决定计算，不能沿关联计算。", "`consecutive` goes by the decisions about one subject: it cannot follow links to others."),
  "act-misplaced": error("“{key}”写作 act 在此没有意义：没有哪条记录的日期可依。", "\"{key}\": \"act\" says nothing here: there is no record whose day it could be."),
  "scheme-not-named": error("读取“{kind}”记录时，where 必须写明 data.scheme，循环引用才能被发现。", "A fact over \"{kind}\" records must name `data.scheme` in `where`, so that circles are found."),
  "current-misplaced": error("current 只能用于读取本办法自己的 decision 记录的事实。", "`current` is only for facts over `decision` records of this very scheme."),
  "group-without-ends": error("带 weight 或 scale 的组“{name}”必须写明 min 和 max（缺失时分数落在其间）。", "The group \"{name}\" has `weight` or `scale` and must state min and max (between which its points lie while it is missing)."),
  "needs-score": error("没有 score，就不能有{what}。", "Without `score` there can be no {whatEn}."),
  "points-without-score": error("办法没有 score（及其分组），规则不能记分。请加上 score.groups；只列名单或检查的办法改用 list、finding 或 flag。", "The scheme has no `score` with groups, so a rule cannot give points. Add `score.groups`; a scheme of lists or checks alone uses `list`, `finding` or `flag`."),
  "cap-without-grades": error("办法没有 grades，规则不能限定等级。请加上 grades，或改用 list、flag。", "The scheme has no `grades`, so a rule cannot cap one. Add `grades`, or use `list` or `flag`."),
  "one-across-groups": error("“几条只计其一”的“{name}”跨了两个记分组（{found} 与 {expected}）：计入的一条在一组，其余未定的分数就无处可写。请把这些规则放进同一组，或给两组各取一个 one.of 名称。", "The pool \"{name}\" of `one` spans two groups ({found} and {expected}): the item that counts stands in one, and what the others can still do would stand nowhere. Put these rules into one group, or give each group a pool (`one.of`) of its own."),
  "one-mixes-events": error("“几条只计其一”的“{name}”把记分（points）与其他事件混在一起（{found} 与 {expected}）。请让记分规则另用一个 one.of 名称；需要检查结论时，可直接写在 points 事件的 check 和 result 中。", "The pool \"{name}\" of `one` mixes points with other events ({found} and {expected}). Give the rules with points a pool (`one.of`) of their own; a finding can stand in the points event itself (`check` and `result`)."),
  "one-per-missing": warning("one.per 中的事实“{name}”可能缺失；缺失时各条互不相争，应只计一条的会计多条。请给它写 whenMissing，或改用记录字段。", "The fact \"{name}\" in `one.per` may be missing; then the items share with nobody, and several count where one should. Give it `whenMissing`, or use a field of the record."),
  "idle-clamp": warning("{key} 为 {found}，永远用不上：能达到的{side}值是 {expected}。请核对数值，或删去。", "{key} {found} can never bind: the {side} that can be reached is {expected}. Check the number, or leave it out."),
  "wrong-sort-key": error("不能按“{name}”排序。{hint}", "Cannot sort by \"{name}\". {hint}"),
  "wrong-field-type": error("字段“{name}”是{found}，此处需要{expected}。", "The field \"{name}\" is {found}; {expected} is needed here."),
  "mixed-types": error("算式把{found}与{expected}混在一起。", "The expression mixes {found} with {expected}."),
  "band-gap": error("等级之间有空隙：分数 {found} 不属于任何等级。", "A gap between the grades: a score of {found} is in none of them."),
  "band-gap-published": warning("公布的等级之间有空隙：分数 {found} 不属于任何等级，届时不予定级并说明原因。", "The published grades leave a gap: a score of {found} is in none of them; such a subject is not graded, and its card says why."),
  "band-overlap": error("等级“{name}”与前面的“{other}”重叠（{found}）；先写的有效，请改清界限。", "The grade \"{name}\" overlaps \"{other}\" before it (at {found}); the first would count: make the bounds clear."),
  "band-unreachable": error("等级“{name}”永远得不到：它的分数都已归前面的等级{others}，或不可能出现，也没有一票否决或等级上限给出它。", "The grade \"{name}\" can never be given: all its scores belong to earlier grades{others}, or cannot occur, and no cap gives it."),
  "grades-apart": error("等级“{name}”的两段之间隔着别的等级；等级须由优到劣。", "The bands of grade \"{name}\" have another grade between them; grades go from best to worst."),
  "rank-by-grade": error("等级要读取名次，名次就不能先按等级排。", "Grades read the rank here, so the ranking cannot go by grade."),
  "share-without-ranking": error("按名次比例定级须有 ranking：名次从何而来？", "A share is one of a ranking: state `ranking`."),
  "shares-beyond": error("各等级的比例相加超过 1。", "The shares of the grades add up to more than 1."),
  "shares-short": error("各等级的比例相加不足 1，其余的没有等级。请在末尾加一个没有 share 的等级。", "The shares of the grades add up to less than 1, and the rest have no grade. Add a band without `share` at the end."),
  "cuts-misplaced": error("cuts 在此用不上：缺少 {missing}。cuts 是范围内数量少于 ranking.atLeast 时代替比例的分数线。", "`cuts` can never hold here without {missing}: they stand in for the share where a scope has fewer than `ranking.atLeast`."),
  "exit-without-term": error("没有 term，就没有仍在名单上的条目可以提前移出；请写明 term，或删去 exit。", "Without `term` no entry runs on that `exit` could end: state `term`, or leave `exit` out."),
  "too-many-rules": error("展开后有 {found} 条规则，上限 {limit}。", "{found} rules after expansion; the limit is {limit}."),
  "too-many-facts": error("展开后有 {found} 个事实，上限 {limit}。", "{found} facts after expansion; the limit is {limit}."),
  "condition-too-deep": error("条件或算式超过 {limit} 层。", "Conditions or expressions more than {limit} deep."),
  "consequence-without-basis": error("结果运用必须写明法律依据：至少一条有 ref 或 document。", "What follows from a result needs its legal basis: at least one reference with `ref` or `document`."),
  "missing-article": warning("标明为公布原文，但没有写明条款（article）。", "Marked official, but no article is named."),
  "missing-basis": warning("规则没有写明依据（basis）。", "The rule names no basis."),
  "missing-translation": warning("缺少英文，或与中文相同。", "There is no English text, or it is the Chinese."),
  "missing-chinese": warning("中文处写的不是中文：请写出中文。", "What stands for Chinese is not: write the Chinese text."),
  "mismatched-id": error("标识与文件或请求不符：此处是“{found}”，应为“{expected}”。", "The id does not fit: found \"{found}\", expected \"{expected}\"."),
} as const;

/** The codes by what they are about. */
export const SECTIONS = { TEXT, SHAPE, NAMES, MEANING, WHOLE, CASES } as const;
export const PROBLEMS = { ...TEXT, ...SHAPE, ...NAMES, ...MEANING, ...WHOLE, ...CASES } as const;
export type ProblemCode = keyof typeof PROBLEMS;
