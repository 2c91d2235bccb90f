import { PARAMETERS } from "../parameters.js";
import type { ApiRoute } from "./api-route.js";

type Json = Readonly<Record<string, unknown>>;

const PROBLEMS: Readonly<Record<string, string>> = { 400: "参数不对 / a parameter is wrong", 404: "没有 / there is none", 429: "请求过于频繁 / too many requests", 500: "服务出错 / a fault of the service" };

const body = (type: string, component: string): Json => ({ content: { [type]: { schema: { $ref: `#/components/schemas/${component}` } } } });

function parameters(route: ApiRoute): readonly Json[] {
  const parts = Object.entries(route.parts).map(([name, [zh, en]]) => ({ name, in: "path", required: true, description: `${zh} / ${en}`, schema: { type: "string", maxLength: 400 } }));
  const query = route.parameters.map((name) => ({ name, in: "query", required: false, description: PARAMETERS[name].words.join(" / "), schema: PARAMETERS[name].schema }));
  return [...parts, ...query];
}

function operation(route: ApiRoute): Json {
  const problems = Object.entries(PROBLEMS).map(([status, description]): [string, Json] => [status, { description, ...body("application/problem+json", "Problem") }]);
  return {
    operationId: route.id, summary: route.words.join(" / "), parameters: parameters(route),
    responses: { 200: { description: route.words.join(" / "), ...body("application/json", route.answer) }, ...Object.fromEntries(problems) },
  };
}

/** The OpenAPI 3.1 document of the routes, which are also what is served. */
export function openApi(routes: readonly ApiRoute[], components: Readonly<Record<string, object>>, version: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "物业服务评价 / Wuye Rating", version,
      description: "已发布评价结果的只读接口；只含公开字段。未列出的参数会被拒绝。 / Published results, read only, public fields only. Parameters that are not listed are refused.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api/v1" }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operation(route) }])),
    components: { schemas: components },
  };
}
