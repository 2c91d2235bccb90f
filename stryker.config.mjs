// Mutation tests of src/domain, started by spec/mutation/mutate.ts, which says what to mutate and which specs to ask; see spec/mutation/README.md.
import process from "node:process";

const { MUTATE = "", MUTATION_SPECS = "", MUTATION_REPORT = "", MUTATE_STATIC = "" } = process.env;

export default {
  mutate: [MUTATE],
  testRunner: "mocha",
  plugins: ["@stryker-mutator/mocha-runner"],
  mochaOptions: { spec: MUTATION_SPECS.split(" "), "no-config": true },
  testRunnerNodeArgs: ["--import", "tsx"],
  // tsx compiles and tsc is not asked: there is nothing for Stryker to rewrite.
  tsconfigFile: "none",
  coverageAnalysis: "perTest",
  // Mutants of what runs once, on import, need a process each.
  ignoreStatic: MUTATE_STATIC === "",
  concurrency: 1,
  // Endless loops are counted out, by their hits; the clock is for what hangs, and a busy machine is slow.
  timeoutMS: 20_000,
  timeoutFactor: 3,
  incremental: true,
  incrementalFile: MUTATION_REPORT,
  ignorePatterns: ["dist", "rules", "views", "coverage", "data"],
  cleanTempDir: "always",
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
};
