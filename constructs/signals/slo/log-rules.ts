import { minutes } from "../../core/duration";
import type { LogRecord, LogRuleGroup } from "../rules/log-rule";
import type { LineEvents } from "./indicator";
import { sloGroupName } from "./rules";
import { labelsOf, RECORDS } from "./series";
import type { Slo } from "./slo";

/** Both the range and the time between two evaluations, so that every line is counted once. */
const STEP = minutes(1);

/** What Loki's ruler counts for objectives about lines; the counts go to the Prometheus of the cluster. */
export function sloLogRules(slos: readonly Slo[]): LogRuleGroup[] {
  return slos.flatMap((slo) => (slo.indicator.kind === "lines" ? [countLines(slo, slo.indicator)] : []));
}

function countLines(slo: Slo, { bad, total }: LineEvents): LogRuleGroup {
  const count = (record: string, query: string): LogRecord => ({
    record,
    expr: `sum by (cluster) (count_over_time(${query} [${STEP.toPrometheus()}]))`,
    labels: labelsOf(slo),
  });
  return {
    name: sloGroupName(slo),
    interval: STEP,
    records: [count(RECORDS.totalLines, total), count(RECORDS.errorLines, bad)],
    rules: [],
  };
}
