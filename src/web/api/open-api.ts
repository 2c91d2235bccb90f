import { PARAMETERS } from "../parameters.js";
import type { ApiRoute } from "./api-route.js";
import type { WriteRoute } from "./write/write-route.js";

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

const WRITE_PROBLEMS: Readonly<Record<string, string>> = { 401: "需要令牌 / the token is needed", 409: "当前状态不允许 / the state of things forbids it", 413: "太大 / too large" };

function writeParameters({ parts, query, method }: WriteRoute): readonly Json[] {
  const named = Object.entries(parts).map(([name, words]) => ({ name, in: "path", required: true, description: words.join(" / "), schema: { type: "string", maxLength: 400 } }));
  const asked = Object.entries(query).map(([name, { words, schema }]) => ({ name, in: "query", required: false, description: words.join(" / "), schema }));
  const key = method !== "get" ? [{ name: "Idempotency-Key", in: "header", required: false, description: "同一个键只办一次，七天内重发同样的请求得到同样的回答；请求不同则拒绝（409），未办成的回答不保留 / done once: the same request sent again within seven days gets the same answer, another one with the key is refused (409); refusals are not kept", schema: { type: "string", minLength: 8, maxLength: 200 } }] : [];
  return [...named, ...asked, ...key];
}

function requestBody({ request, file }: WriteRoute): Json {
  if (request) return { requestBody: { required: true, ...body("application/json", request) } };
  return file === undefined ? {} : { requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } } };
}

function writeOperation(route: WriteRoute): Json {
  const problems = Object.entries({ ...PROBLEMS, ...WRITE_PROBLEMS }).map(([status, description]): [string, Json] => [status, { description, ...body("application/problem+json", "Problem") }]);
  return {
    operationId: route.id, summary: route.words.join(" / "), security: [{ token: [] }], parameters: writeParameters(route), ...requestBody(route),
    responses: { [route.status]: { description: route.words.join(" / "), ...body("application/json", route.answer) }, ...Object.fromEntries(problems) },
  };
}

const TOKEN = { securitySchemes: { token: { type: "http", scheme: "bearer", description: "管理令牌 WUYE_ADMIN_TOKEN / the administrator's token" } } };

/** Paths of both tables: several methods of one path stand together. */
function pathsOf(routes: readonly ApiRoute[], writes: readonly WriteRoute[]): Json {
  const operations = [...routes.map((route) => [route.path, "get", operation(route)] as const), ...writes.map((route) => [route.path, route.method, writeOperation(route)] as const)];
  const paths = new Map<string, Record<string, Json>>();
  for (const [path, method, operated] of operations) paths.set(path, { ...paths.get(path), [method]: operated });
  return Object.fromEntries(paths);
}

/** The OpenAPI 3.1 document of the routes, which are also what is served. `writes`: those that ask for the token; none where there is no token. */
export function openApi(routes: readonly ApiRoute[], writes: readonly WriteRoute[], { apiComponents, version }: { readonly apiComponents: Readonly<Record<string, object>>; readonly version: string }): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "物业服务评价 / Wuye Rating", version,
      description: "已发布评价结果的接口，只含公开字段；写入和未公开的依据需要令牌。未列出的参数会被拒绝。 / Published results, public fields only; writing, and evidence that is not public, need the token. Parameters that are not listed are refused.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api/v1" }],
    paths: pathsOf(routes, writes),
    components: { schemas: apiComponents, ...(writes.length > 0 ? TOKEN : {}) },
  };
}
