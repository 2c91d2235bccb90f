/**
 * `npm run mutate -- <folder or glob of src/domain> [--static]`: mutation tests of one folder of the domain, by Stryker 10 under Node 24, with the
 * specs of the same part of spec/domain. It works on a copy of the tree in the temporary folder and changes nothing but its report,
 * coverage/mutation/<folder>.json, from which the next run goes on. Exit code: that of Stryker.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Stryker reads the internals of mocha up to version 11, which are elsewhere in 12: the copy has no mocha of its own, so that it takes this one. */
const PACKAGES = ["node@24", "mocha@11", "@stryker-mutator/core@10.0.0", "@stryker-mutator/mocha-runner@10.0.0"];

/** What git knows, what is generated, and links to the packages but mocha. */
function copyTree(into: string): void {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" }).split("\n");
  for (const file of files.filter((name) => name !== "" && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(into, file)), { recursive: true });
    cpSync(join(ROOT, file), join(into, file));
  }
  cpSync(join(ROOT, "src/generated"), join(into, "src/generated"), { recursive: true });
  mkdirSync(join(into, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) if (name !== "mocha" && name !== ".bin") symlinkSync(join(ROOT, "node_modules", name), join(into, "node_modules", name));
}

function mutate(asked: string, isStatic: boolean): number {
  const what = asked.replace(/^src\/domain\//, "").replace(/\/+$/, "");
  const isFolder = existsSync(join(ROOT, "src/domain", what)) && !what.endsWith(".ts");
  const name = `${what.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}${isStatic ? "-static" : ""}`;
  const [kept, copy] = [join(ROOT, "coverage/mutation", `${name}.json`), mkdtempSync(join(tmpdir(), "wuye-mutation-"))];
  const report = join(copy, "coverage", `${name}.json`);
  try {
    copyTree(copy);
    if (existsSync(kept)) cpSync(kept, report, { recursive: true });
    const env = {
      ...process.env, PROPERTY_CASES: process.env.PROPERTY_CASES ?? "200", MUTATE: `src/domain/${what}${isFolder ? "/**/*.ts" : ""}`,
      MUTATION_SPECS: process.env.MUTATION_SPECS ?? `spec/domain/${what.split("/")[0]}/**/*.spec.ts`, MUTATION_REPORT: report, MUTATE_STATIC: isStatic ? "yes" : "",
    };
    const { status } = spawnSync("npx", ["-y", ...PACKAGES.flatMap((each) => ["-p", each]), "stryker", "run"], { cwd: copy, env, stdio: "inherit" });
    mkdirSync(dirname(kept), { recursive: true });
    if (existsSync(report)) cpSync(report, kept);
    return status ?? 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const [asked, ...options] = process.argv.slice(2);
if (asked === undefined) console.error("npm run mutate -- <folder or glob of src/domain> [--static]");
process.exitCode = asked === undefined ? 2 : mutate(asked, options.includes("--static"));
