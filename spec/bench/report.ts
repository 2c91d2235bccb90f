import type { CheckSpeed } from "./check-speed.js";
import type { CitySpeed } from "./city/city-speed.js";

/** One measurement. Ratios are costs per subject; below 1: the bitmaps are cheaper than the hand-written function. */
export interface SizeRow {
  readonly subjects: number;
  readonly bitmapsNanoseconds: number;
  readonly handNanoseconds: number;
  readonly jsonRulesEngineNanoseconds: number;
  readonly xHand: number;
  readonly xJsonRulesEngine: number;
  readonly jsonRulesEngineOverHand: number;
  /** Subjects on which json-rules-engine was timed. */
  readonly sample: number;
  readonly comparedOutcomes: number;
  readonly comparedScores: number;
}
export interface Report {
  readonly sizes: readonly SizeRow[];
  readonly eachAt100000Over1000: number;
  readonly derivation: { readonly subjects: number; readonly records: number; readonly microsecondsPerSubject: number; readonly nanosecondsPerRecord: number };
  readonly traceMicrosecondsPerRule: number;
  readonly checking: CheckSpeed;
  readonly city: CitySpeed;
  readonly broken: readonly string[];
  readonly warnings: readonly string[];
}
interface Bound {
  readonly least?: number;
  readonly most?: number;
}
export interface Thresholds {
  readonly subjects: number;
  readonly xHand: Bound;
  readonly xJsonRulesEngine: Bound;
  readonly eachAt100000Over1000: Bound;
  readonly traceMicrosecondsPerRule: Bound;
  readonly jsonRulesEngineOverHand: Bound;
  /** Milliseconds, of a scheme of 500 rules. */
  readonly check: Bound;
  readonly compile: Bound;
  /** Processor time of the city's schemes in one process over that of reading and printing its records once. */
  readonly cityXPlain: Bound;
}
type Measured = Omit<Report, "broken" | "warnings">;

function outside(name: string, value: number, { least = -Infinity, most = Infinity }: Bound): readonly string[] {
  if (value < least) return [`${name} is ${value.toFixed(3)}, but must be at least ${least}`];
  return value > most ? [`${name} is ${value.toFixed(3)}, but must be at most ${most}`] : [];
}

/** What breaks a threshold, and what makes the comparison worthless. */
export function judge(measured: Measured, thresholds: Thresholds): Report {
  const at = measured.sizes.find(({ subjects }) => subjects === thresholds.subjects);
  const there = at ? [...outside("xHand", at.xHand, thresholds.xHand), ...outside("xJsonRulesEngine", at.xJsonRulesEngine, thresholds.xJsonRulesEngine)] : [`nothing was measured at ${thresholds.subjects} subjects`];
  const broken = [
    ...there,
    ...outside("a subject of 100 000 over one of 1 000", measured.eachAt100000Over1000, thresholds.eachAt100000Over1000),
    ...outside("microseconds per rule of a scorecard with its trace", measured.traceMicrosecondsPerRule, thresholds.traceMicrosecondsPerRule),
    ...outside("milliseconds to check a scheme of 500 rules", measured.checking.firstCheck, thresholds.check),
    ...outside("milliseconds to compile it", measured.checking.firstCompile, thresholds.compile),
    ...outside("three schemes of the city over reading its records", xPlain(measured.city), thresholds.cityXPlain),
  ];
  const warnings = (at ? outside("json-rules-engine / hand-written", at.jsonRulesEngineOverHand, thresholds.jsonRulesEngineOverHand) : [])
    .map((warning) => `${warning}: the baselines are not what they should be, and the ratios prove less`);
  return { ...measured, broken, warnings };
}

const xPlain = ({ alone, plain }: CitySpeed): number => alone.cpu / plain.cpu;
const seconds = ({ wall, cpu }: CitySpeed["alone"]): string => `${wall.toFixed(2)} s (${cpu.toFixed(2)} s of processors)`;

function cityLine({ city }: Report): string {
  const { alone, beside, command, plain, records } = city;
  return `three schemes, one quarter, from the opened store to stored scorecards: ${seconds(beside)} in two processes, ${seconds(alone)} in one, ${command.wall.toFixed(2)} s for the whole command from its start: ${xPlain(city).toFixed(1)} times the processor time of reading, printing and hashing the ${records} records once, ${seconds(plain)}`;
}

const cells = (values: readonly (string | number)[]): string => `| ${values.join(" | ")} |`;

/** The report as Markdown tables. */
export function printed(report: Report): string {
  const { derivation } = report;
  return [
    cells(["subjects", "bitmaps, ns each", "by hand, ns each", "json-rules-engine, us each (sample)", "xHand", "xJsonRulesEngine", "json-rules-engine / by hand"]),
    cells(Array.from({ length: 7 }, () => "---:")),
    ...report.sizes.map((row) => cells([
      row.subjects, row.bitmapsNanoseconds.toFixed(0), row.handNanoseconds.toFixed(0), `${(row.jsonRulesEngineNanoseconds / 1000).toFixed(0)} (${row.sample})`,
      row.xHand.toFixed(3), row.xJsonRulesEngine.toFixed(0), row.jsonRulesEngineOverHand.toFixed(0),
    ])),
    "",
    `bitmaps: every condition of every rule with both bitmaps kept, reported, least and greatest score; one subject of 100 000 costs ${report.eachAt100000Over1000.toFixed(2)} times one of 1 000`,
    `equal in this run: ${report.sizes.map((row) => `${row.comparedOutcomes} outcomes and ${row.comparedScores} scores of ${row.subjects} subjects`).join("; ")}`,
    `records -> columns: ${derivation.microsecondsPerSubject.toFixed(1)} us a subject, ${derivation.nanosecondsPerRecord.toFixed(0)} ns a record (${derivation.subjects} subjects, ${derivation.records} records, 40 facts)`,
    `a scorecard with its whole trace as an object: ${report.traceMicrosecondsPerRule.toFixed(2)} us a rule`,
    `a scheme of ${report.checking.rules} rules (${Math.round(report.checking.bytes / 1000)} kB): checked in ${report.checking.check.toFixed(0)} ms (the first time ${report.checking.firstCheck.toFixed(0)}), compiled in ${report.checking.compile.toFixed(0)} ms (${report.checking.firstCompile.toFixed(0)})`,
    cityLine(report),
    ...report.warnings.map((warning) => `WARNING: ${warning}`),
    ...report.broken.map((line) => `BROKEN: ${line}`),
  ].join("\n");
}
