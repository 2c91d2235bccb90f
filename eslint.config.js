// The house rules as errors: the dependency rule (domain <- app <- adapters, web, cli <- main), small files and functions, no default exports, no any.
import js from "@eslint/js";
import ts from "typescript-eslint";

const forbid = (...groups) => ({
  "no-restricted-imports": ["error", { patterns: groups.map(([group, message]) => ({ group, message })) }],
});
const outer = ["**/app/**", "**/adapters/**", "**/web/**", "**/cli/**", "**/main.js", "**/config.js", "**/reference/**"];
const nodeModules = ["node:*", "fs", "path", "crypto", "os", "url", "child_process", "worker_threads"];
const packages = ["express", "express-*", "mongodb*", "lmdb*", "ajv*", "handlebars*", "json-rules-engine*", "@humanwhocodes/*", "commander", "pino*", "helmet", "cli-progress", "csv-stringify*", "csv-parse*", "yauzl", "yazl", "saxes", "iconv-lite", "busboy"];
const clock = [
  { object: "Date", property: "now", message: "The domain has no clock: days and instants are arguments." },
  { object: "Math", property: "random", message: "The domain has no randomness." },
  ...["pow", "sqrt", "sin", "cos", "exp", "log", "cbrt", "hypot"].map((property) => ({ object: "Math", property, message: "Only + - * / and floor are the same on every machine." })),
];
const pure = {
  "no-restricted-globals": ["error", "process", "Buffer", "setTimeout", "setInterval", "fetch", "console"],
  "no-restricted-properties": ["error", ...clock],
  "no-restricted-syntax": [
    "error",
    { selector: "ExportDefaultDeclaration", message: "Named exports only." },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The domain has no clock." },
    { selector: "CallExpression[callee.property.name='localeCompare']", message: "Order is by code units." },
  ],
};

export default ts.config(
  { ignores: ["dist/**", "node_modules/**", "src/generated/**", "data/**", "views/assets/**"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ["**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Named exports only." }],
      eqeqeq: "error",
    },
  },
  {
    files: ["src/domain/**/*.ts"],
    rules: { ...pure, ...forbid([outer, "The domain imports nothing from outside."], [nodeModules, "The domain does no I/O."], [packages, "The domain imports no package."]) },
  },
  {
    files: ["src/reference/**/*.ts"],
    rules: {
      ...pure,
      ...forbid(
        [["**/domain/facts/**", "**/domain/evaluate/**", "**/domain/cards/**", "**/domain/decimal/**", "**/domain/calendar/**", "**/domain/scheme/**", "**/domain/explain/**"], "The reference shares only the model and the operator table with the core."],
        [["**/app/**", "**/adapters/**", "**/web/**", "**/cli/**"], "The reference is pure."],
        [nodeModules, "The reference does no I/O."],
        [packages, "The reference imports no package."],
      ),
    },
  },
  {
    files: ["src/app/**/*.ts"],
    rules: forbid([["**/adapters/**", "**/web/**", "**/cli/**", "**/main.js", "**/config.js"], "app knows ports, not adapters."], [packages, "Packages are adapters' business."]),
  },
  {
    files: ["src/adapters/**/*.ts"],
    rules: forbid([["**/web/**", "**/cli/**", "**/main.js", "**/config.js"], "Adapters know domain and app only."]),
  },
  {
    files: ["src/web/**/*.ts", "src/cli/**/*.ts"],
    rules: forbid([["**/adapters/**", "**/main.js", "**/config.js"], "web and cli get their adapters from main."], [["mongodb*", "lmdb*", "json-rules-engine*", "ajv*"], "Adapters' business."]),
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/config.ts", "src/main.ts", "src/build/**"],
    rules: { "no-restricted-properties": ["error", { object: "process", property: "env", message: "Only config.ts reads the environment." }, ...clock.slice(2)] },
  },
  { files: ["src/domain/**/*.ts", "src/reference/**/*.ts"], rules: pure },
  { files: ["spec/**/*.ts"], rules: { "max-lines-per-function": "off", "@typescript-eslint/no-unused-expressions": "off" } },
);
