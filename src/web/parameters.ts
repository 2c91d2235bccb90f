import type { Request } from "express";
import { Refusal } from "../app/refusal.js";
import { SORTS, type Sort } from "../app/queries/ranking-query.js";
import { dayOf } from "../domain/calendar/days.js";
import type { Pair } from "./language.js";

/** What may stand in the query of an address, all routes taken together. */
export interface Parameters {
  readonly period?: string;
  readonly "as-of"?: string;
  readonly district?: string;
  readonly grade?: string;
  readonly size?: string;
  readonly list?: string;
  readonly q?: string;
  readonly sort?: Sort;
  readonly page?: number;
  readonly limit?: number;
  readonly trace?: boolean;
  readonly check?: string;
  readonly result?: string;
  readonly scheme?: string;
  readonly lang?: "zh-CN" | "en";
}
export type ParameterName = keyof Parameters;

interface Declaration<T> {
  /** null: this is no such value. */
  readonly read: (text: string) => T | null;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly words: Pair;
}
type Declarations = { readonly [K in ParameterName]-?: Declaration<NonNullable<Parameters[K]>> };

const PERIOD = "^\\d{4}(-(0[1-9]|1[0-2])(-\\d{2})?|-Q[1-4]|-H[12])?$";
const MOST_PAGES = 100000;
export const MOST_ITEMS = 500;

const text = (most: number) => (value: string): string | null => (value.length <= most ? value : null);
const oneOf = <T extends string>(values: readonly T[]) => (value: string): T | null => values.find((v) => v === value) ?? null;
const whole = (most: number) => (value: string): number | null => (/^[1-9]\d{0,8}$/.test(value) && Number(value) <= most ? Number(value) : null);
const NAME = { type: "string", maxLength: 100 };

/** The one table of parameters: how each is read, and how the OpenAPI document describes it. */
export const PARAMETERS: Declarations = {
  period: { read: (v) => (new RegExp(PERIOD).test(v) ? v : null), schema: { type: "string", pattern: PERIOD }, words: ["周期：2026-03、2026-Q1、2026-H1、2026 或某一天；不写为最新", "Period: 2026-03, 2026-Q1, 2026-H1, 2026 or a day; left out: the newest"] },
  "as-of": { read: (v) => (dayOf(v) === null ? null : v), schema: { type: "string", format: "date" }, words: ["截至日：YYYY-MM-DD", "As-of day: YYYY-MM-DD"] },
  district: { read: text(100), schema: NAME, words: ["区县", "District"] },
  grade: { read: text(100), schema: NAME, words: ["等级，或未获评级者的结论", "Grade, or the outcome of who is not graded"] },
  size: { read: text(100), schema: NAME, words: ["规模", "Size"] },
  list: { read: text(100), schema: NAME, words: ["名单编号：只列已进入该名单者", "Id of a list: only those on it"] },
  q: { read: text(100), schema: NAME, words: ["名称的任一部分，或完整编号", "Any part of the name, or a whole id"] },
  sort: { read: oneOf(SORTS), schema: { type: "string", enum: SORTS }, words: ["排序，加“-”为倒序", "Order; with - reversed"] },
  page: { read: whole(MOST_PAGES), schema: { type: "integer", minimum: 1, maximum: MOST_PAGES }, words: ["页码，从 1 起", "Page, from 1"] },
  limit: { read: whole(MOST_ITEMS), schema: { type: "integer", minimum: 1, maximum: MOST_ITEMS }, words: [`每页条数，1 至 ${MOST_ITEMS}`, `Items a page, 1 to ${MOST_ITEMS}`] },
  trace: { read: (v) => (v === "1" ? true : v === "0" ? false : null), schema: { type: "string", enum: ["0", "1"] }, words: ["1：附带全部条件的取值", "1: with every condition and the values read"] },
  check: { read: text(100), schema: NAME, words: ["检查事项编号", "Id of a check"] },
  result: { read: text(100), schema: NAME, words: ["检查结果编号", "Id of a result"] },
  scheme: { read: text(100), schema: NAME, words: ["评价办法编号", "Id of a scheme"] },
  lang: { read: oneOf(["zh-CN", "en"] as const), schema: { type: "string", enum: ["zh-CN", "en"] }, words: ["文字说明的语言", "Language of words"] },
};

/** A request whose parameter is wrong; `parameter` names it. */
export class BadParameter extends Refusal {
  readonly parameter: string;
  constructor(parameter: string, problem: Pair) {
    super("invalid", "bad-parameter", { "zh-CN": problem[0], en: problem[1] });
    this.parameter = parameter;
  }
}

function readOne(name: ParameterName, value: unknown): unknown {
  const [zh, en] = PARAMETERS[name].words;
  if (typeof value !== "string") throw new BadParameter(name, [`参数“${name}”只能写一次。`, `The parameter "${name}" may be given once only.`]);
  const read = PARAMETERS[name].read(value);
  if (read === null) throw new BadParameter(name, [`参数“${name}”的值“${value.slice(0, 60)}”不对。应为：${zh}。`, `"${value.slice(0, 60)}" is no value for the parameter "${name}". Expected: ${en}.`]);
  return read;
}

/** The parameters of a request, typed. Empty ones count as left out (forms send them). `strict`: unknown names are refused; pages let them pass, because messengers add their own. */
export function readParameters(request: Pick<Request, "query">, names: readonly ParameterName[], strict: boolean): Parameters {
  const given = Object.entries(request.query);
  const unknown = given.find(([name]) => !names.includes(name as ParameterName));
  if (strict && unknown) {
    const list = names.join(", ") || "—";
    throw new BadParameter(unknown[0].slice(0, 60), [`没有参数“${unknown[0].slice(0, 60)}”。可用的参数：${list}。`, `There is no parameter "${unknown[0].slice(0, 60)}". There are: ${list}.`]);
  }
  const wanted = given.filter(([name, value]) => names.includes(name as ParameterName) && value !== "");
  return Object.fromEntries(wanted.map(([name, value]) => [name, readOne(name as ParameterName, value)])) as Parameters;
}
