import { type Duration, minutes } from "../../core/duration";
import type { CaseLine, LogAlert, LogCase, LogRecord, LogRuleGroup } from "./log-rule";

/** An alert on log lines. */
export function logAlert(rule: LogAlert): LogAlert {
  return rule;
}

/** A number recorded from log lines: `logRecord("app:failed_payments:count5m", countLines('{app="payments"} |= …'))`. */
export function logRecord(name: string, expr: string, labels?: Readonly<Record<string, string>>): LogRecord {
  return { record: name, expr, ...(labels && { labels }) };
}

/** Log rules that are evaluated once a minute, records before alerts. */
export function logGroup(name: string, ...all: readonly (LogAlert | LogRecord)[]): LogRuleGroup {
  return {
    name,
    interval: minutes(1),
    records: all.filter((rule) => "record" in rule),
    rules: all.filter((rule) => "alert" in rule),
  };
}

export interface LineOptions {
  /** How far to look back. @default five minutes */
  readonly over?: Duration;
  /** Labels to tell apart beside `cluster`. @default namespace and app */
  readonly by?: readonly string[];
}

/**
 * Number of lines: `countLines('{app="payments"} |= "failed payment"')`.
 * @param lines LogQL without a range
 */
export function countLines(lines: string, { over = minutes(5), by = ["namespace", "app"] }: LineOptions = {}): string {
  return `sum by (${["cluster", ...by].join(", ")}) (count_over_time(${lines} [${over.toPrometheus()}]))`;
}

/**
 * Share of lines among others, 0 to 1; none while there are fewer than `enough`, of which a share says nothing.
 * `shareOfLines('{app="payments", level="error"}', { of: '{app="payments"}' })`.
 */
export function shareOfLines(
  lines: string,
  { of, enough = 50, ...options }: LineOptions & { readonly of: string; readonly enough?: number },
): string {
  return `${countLines(lines, options)} / (${countLines(of, options)} > ${enough})`;
}

/** A text, a line, or a line and how often it is written: `["failed payment", 6]`. */
export type WrittenLine = string | readonly [text: string, times: number] | CaseLine;

/** A case in which an alert on lines fires: `firesOn("when payments fail", [["failed payment", 6]], { app: "payments" })`. */
export function firesOn(
  when: string,
  lines: readonly WrittenLine[],
  ...firing: readonly [LogCase["firing"][number], ...LogCase["firing"]]
): LogCase {
  return { title: `fires ${when}`, lines: lines.map(caseLine), firing };
}

/** A case in which it does not. */
export function silentOn(when: string, lines: readonly WrittenLine[]): LogCase {
  return { title: `stays silent ${when}`, lines: lines.map(caseLine), firing: [] };
}

function caseLine(line: WrittenLine): CaseLine {
  if (typeof line === "string") return { text: line };
  return isPair(line) ? { text: line[0], times: line[1] } : line;
}

function isPair(line: WrittenLine): line is readonly [string, number] {
  return Array.isArray(line);
}
