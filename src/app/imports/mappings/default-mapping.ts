import type { Mapping, MappedColumn } from "../model.js";
import { headingsOf } from "./headings.js";
import type { Target } from "./target.js";

/** The mapping of a kind that nobody has written: headings are the titles and names of its fields, in Chinese and English, and what tables commonly call them. Rows arrive as reported. */
export function defaultMapping(target: Target): Mapping {
  const columns = [...target.fields.values()].map((field): MappedColumn => {
    const [column, ...also] = [...new Set(headingsOf(field).slice(1)), field.name];
    return { column, also: also.filter((each) => each !== column), field: field.name };
  });
  const words = target.title;
  return {
    id: `default-${target.kind}`, title: { "zh-CN": `${words["zh-CN"]}（通用）`, en: `${words.en} (general)` }, collection: target.collection, kind: target.kind,
    ...(target.collection === "records" ? { arrives: "reported" as const } : {}), columns,
  };
}
