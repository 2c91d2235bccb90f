import type { Random } from "./random.js";

/** Every name says that it is invented: firms are 示例 (example), estates and people 虚构 (invented), districts are counted with the heavenly stems. */
export const CITY = "示例市";
export const DISTRICTS = ["甲区", "乙区", "丙区", "丁区", "戊区", "己区", "庚区", "辛区", "壬区", "癸区", "子区", "示例经开区"] as const;
/** The district whose estates take part in the quarterly assessment by a panel. */
export const ASSESSED_DISTRICT = DISTRICTS.length - 1;

const FIRST = [..."云青星澄禾岚曦柏棠溪墨霁朔纾桐槿芷珩珂砚"];
const SECOND = [..."杉澜野舟笙麓汀屿荻蘅珏岫阡莳枞樾泊堇渚栀堂歌弦简帆檐窗灯巷桥"];
const ESTATES = ["花园", "家园", "苑", "小区", "里", "新村", "雅居", "公寓", "庭", "坊"];
const STREETS = ["第一街道", "第二街道", "第三街道", "第四街道", "第五街道"];

/** A maker of distinct names out of two syllables and a suffix; when chance repeats itself, a number is added. */
function distinct(random: Random, dress: (core: string) => string): () => string {
  const seen = new Map<string, number>();
  return () => {
    const name = dress(random.pick(FIRST) + random.pick(SECOND));
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}${["", "", "二", "三", "四", "五", "六", "七", "八", "九"][times] ?? String(times)}号`;
  };
}

export const firmNames = (random: Random): (() => string) => distinct(random, (core) => `示例${core}物业服务有限公司`);
export const estateNames = (random: Random): (() => string) => distinct(random, (core) => `虚构${core}${random.pick(ESTATES)}`);
export const managerName = (number: number): string => `虚构负责人${String(number).padStart(4, "0")}`;
export const streetOf = (random: Random, district: number): string => DISTRICTS[district].replace(/区$/, "") + random.pick(STREETS);
