import type { RecordHistory } from "../../app/records/current-records.js";
import type { PersonalPart } from "../../app/records/personal-of.js";
import type { EvidenceRecord, Json, Text } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { STATE_TITLES, STEP_TABLE } from "../../domain/records/life-table.js";
import { stateOf, stepsAllowed } from "../../domain/records/record-life.js";
import { say, type Terminal } from "../output.js";

/** What `record show` tells of a record. */
export interface ShownRecord {
  readonly history: RecordHistory;
  readonly kind: KindDeclaration | undefined;
  /** null: it was not asked for. */
  readonly personal: PersonalPart | null;
}

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });
const MARKS: readonly (readonly [keyof ReturnType<typeof stateOf>, Text])[] = [
  ["disputed", text("有异议", "disputed")], ["rectified", text("已整改", "rectified")], ["unchecked", text("整改待核查", "rectification unchecked")],
  ["rectificationChecked", text("整改已核查", "rectification checked")], ["repaired", text("已修复", "repaired")],
];
const NEXT = text("可记", "may follow");
const ERASED = text("个人信息已清除", "personal fields were erased");
const ENVELOPE = ["subject", "source", "sourceNumber", "incident", "occurredOn", "foundOn", "endedOn", "dueOn", "validUntil", "recordedOn"] as const;

const plain = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

function fieldLines(terminal: Terminal, { data, ...record }: EvidenceRecord, kind: KindDeclaration | undefined): readonly string[] {
  const line = (name: string, value: Json | undefined): readonly string[] => {
    const title = kind?.fields.get(name)?.title;
    return value === undefined ? [] : [[name, title === undefined ? "" : say(terminal, title), plain(value)].join("\t")];
  };
  return [...ENVELOPE.flatMap((name) => line(name, record[name])), ...Object.entries(data).flatMap(([name, value]) => line(`data.${name}`, value))];
}

/** A record for people: what it is, its fields, its steps, what may follow, its versions. */
export function recordLines(terminal: Terminal, { history: { id, versions }, kind, personal }: ShownRecord): readonly string[] {
  const { body, version } = versions[versions.length - 1];
  const life = stateOf(body);
  const marks = MARKS.filter(([mark]) => life[mark]).map(([, title]) => say(terminal, title));
  const closed = personal?.erased ? [say(terminal, ERASED)] : Object.entries(personal?.values ?? {}).map(([name, value]) => `data.${name}\t${plain(value)}`);
  return [
    [id, `v${version}`, kind ? say(terminal, kind.title) : body.kind, [say(terminal, STATE_TITLES[life.state]), ...marks].join(" · ")].join("\t"),
    ...fieldLines(terminal, body, kind), ...closed,
    ...(body.steps ?? []).map(({ step, on, by = "", reason = "" }) => [`  ${on}`, say(terminal, STEP_TABLE[step].title), by, reason].join("\t").trimEnd()),
    `${say(terminal, NEXT)}: ${stepsAllowed(body).join(", ") || "-"}`,
    ...versions.map(({ version: number, entry: { at, by, why } }) => [`v${number}`, at, by, why].join("\t")),
  ];
}

/** The same for scripts. */
export function recordAnswer({ history: { id, versions }, personal }: ShownRecord): object {
  const { body, version } = versions[versions.length - 1];
  return {
    record: { ...body, version }, life: stateOf(body), mayFollow: stepsAllowed(body), ...(personal === null ? {} : { personal }),
    versions: versions.map(({ version: number, entry: { seq, at, by, why } }) => ({ version: number, seq, at, by, why })), id,
  };
}
