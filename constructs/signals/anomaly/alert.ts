import { type Duration, minutes } from "../../core/duration";
import { alert } from "../rules/builders";
import type { AlertingRule } from "../rules/rule";
import type { Severity } from "../severity";
import type { Band } from "./band";
import { bandCases } from "./cases";
import type { AnomalyRecords } from "./records";

/** Who is told when a value leaves its band. */
export interface AnomalyAlert {
  /** CamelCase; also the name of its runbook. */
  readonly alert: string;
  /** @default "warning": a band says what is unusual, not what hurts */
  readonly severity?: Severity;
  readonly team: string;
  readonly summary: string;
  readonly description: string;
  /** @default "both" */
  readonly leaves?: "above" | "below" | "both";
  /** @default 5 minutes */
  readonly for?: Duration;
}

export function anomalyAlert(records: AnomalyRecords, band: Band, props: AnomalyAlert): AlertingRule {
  const { leaves = "both", for: holds = minutes(5), severity = "warning", ...texts } = props;
  const { level, upper, lower } = records;
  const sides = { above: `${level} > ${upper}`, below: `${level} < ${lower}` };
  return alert({
    ...texts,
    severity,
    for: holds,
    expr: leaves === "both" ? `${sides.above} or ${sides.below}` : sides[leaves],
    cases: bandCases(records, band, leaves, holds),
  });
}
