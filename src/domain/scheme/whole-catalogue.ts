import type { CatalogueEntry } from "./problem-catalogue.js";

const warning = (zh: string, en: string): CatalogueEntry => ({ severity: "warning", zh, en });

/** What a scheme says as a whole, and what its cases leave untried: never an error, for only its author can tell what was meant. */
export const WHOLE = {
  "unused-fact": warning("没有谁读取事实“{name}”。请核对该读它之处是否写错了名称，或删去。", "Nothing reads the fact \"{name}\". See whether its reader names another by mistake, or leave it out."),
  "unused-parameter": warning("没有谁读取参数“{name}”：改动它不会有任何变化。请在该用它之处写 {\"param\": \"{name}\"}，或删去。", "Nothing reads the parameter \"{name}\": turning it changes nothing. Write {\"param\": \"{name}\"} where it is meant, or leave it out."),
  "unused-table": warning("没有谁读取表“{name}”。请用 rows 引用它，或删去。", "Nothing reads the table \"{name}\". Refer to it by `rows`, or leave it out."),
  "unused-condition": warning("没有谁引用有名条件“{name}”，其内容也未经检查。请引用它，或删去。", "Nothing refers to the named condition \"{name}\", and what it says is not even read. Refer to it, or leave it out."),
  "unused-result": warning("没有规则给出检查结论“{name}”。", "No rule gives the result \"{name}\"."),
  "unused-check": warning("没有规则检查“{name}”：它将始终没有结论。", "No rule looks at the check \"{name}\": it will never have a result."),
  "unused-flag": warning("没有规则立起标记“{name}”。", "No rule raises the flag \"{name}\"."),
  "unused-group": warning("没有规则往“{name}”组记分：它始终为 0 或缺失。", "No rule adds points to the group \"{name}\": it is always 0, or missing."),
  "never-true": warning("这一条件永远不成立：各部分互相矛盾，或数值、取值不可能出现。请核对运算与数值。", "This condition can never hold: its parts exclude one another, or ask for what cannot be. Check operators and numbers."),
  "always-true": warning("这一条件只要有数据就必定成立，什么也没有区分。请核对运算与数值，或删去；只想问有没有数据时，请用 known。", "This condition holds whenever there is data: it tells nothing apart. Check operator and number, or leave it out; to ask only whether something is known, use `known`."),
  "unreachable-rule": warning("规则“{name}”永远不成立：applies、where 与条件（连同参评条件 eligibility）互相矛盾。", "The rule \"{name}\" can never hold: `applies`, `where`, its conditions and the eligibility exclude one another."),
  "unreachable-row": warning("规则“{name}”永远不会计入：凡它成立时，排在它前面的{others}也成立。请调整先后（priority 或次序），或把它的条件收窄。", "The rule \"{name}\" never counts: wherever it holds, so does {others} before it. Change their order (or `priority`), or narrow the earlier conditions."),
  "duplicate-parameter": warning("参数“{name}”与“{other}”同名为“{title}”，调整时分不清。请改写其一，或合为一个。", "The parameters \"{name}\" and \"{other}\" have one title, \"{title}\": nobody can tell which to turn. Reword one, or make them one."),
  "shadowed-parameter": warning("参数“{name}”与一个事实同名：{\"param\"} 与 {\"fact\"} 会指不同的东西。请另取一名。", "The parameter \"{name}\" is called like a fact: {\"param\"} and {\"fact\"} would mean different things. Choose another name."),
  "literal-beside-parameter": warning("此处的 {found} 与参数“{name}”的值相同，比较的也是“{fact}”：调整参数时这里不会跟着变。请写 {\"param\": \"{name}\"}；若本是两回事，请给它另设参数。", "The {found} here is what the parameter \"{name}\" says of the same fact, \"{fact}\": turning the parameter would leave it behind. Write {\"param\": \"{name}\"}, or, if they are two things, a parameter of its own."),
  "quota-without-order": warning("名单“{name}”有名额而没有先后：超出名额时须由人选定。请写 quota.by。", "The list \"{name}\" has a number of places and no order: where more enter, people must choose. State `quota.by`."),
  "rewarded-zero": warning("没有“{name}”就得到好处，但没有人看过时它也是 0。请给该事实写 knownIf（例如：查过至少一次）。", "Having no \"{name}\" is rewarded, yet it is 0 too where nobody looked. Give the fact `knownIf` (for example: inspected at least once)."),
  "constant-formula": warning("公式“{name}”不读任何事实：它对谁都一样，读它的条件什么也没有区分。请写出要算的事实；只要一个数，用参数。", "The formula \"{name}\" reads no fact: it is the same for everybody, and whoever reads it tells nothing apart. Name the facts it is made of; for a mere number, use a parameter."),
  "list-without-entry": warning("没有谁能列入名单“{name}”：它既没有 conditions，也没有规则提名，或者 gate 与这些条件互相排斥；名额（quota）只在够条件的对象中挑选。请写明谁能列入。", "Nobody can enter the list \"{name}\": it has neither `conditions` nor a rule that nominates, or its `gate` excludes them; a `quota` only chooses among those who enter. Say who enters."),
  "lists-meet": warning("同一对象可以同时列入“{name}”和“{other}”（例如只有几个对象时，前几名也是后几名）。请在后一名单的 gate 中排除前者，或加上分数线。", "One subject can stand on \"{name}\" and on \"{other}\" at once (where there are few, the first are also the last). Let the `gate` of the later list exclude the earlier, or ask for a score."),
} as const;
