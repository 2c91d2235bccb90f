import process from "node:process";

// All specs, or only those that the command line names: a list here would be added to the ones named there.
const named = process.argv.slice(2).some((argument) => /^--spec\b/.test(argument) || /\.spec\.ts$/.test(argument));

export default {
  "node-option": ["import=tsx"],
  require: ["./spec/tools/closing-lines.ts"],
  ...(named ? {} : { spec: ["spec/**/*.spec.ts"] }),
  ignore: ["spec/browser/**"],
  timeout: 60000,
};
