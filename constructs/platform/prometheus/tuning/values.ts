import type { Severity } from "../../../signals/severity";
import type { UpstreamAlert } from "../upstream-alerts";
import { changes, isReplaced, type ResolvedTuning, type UpstreamTuning } from "./tuning";

/** What the chart is told about its alerts; of thresholds it knows nothing. */
export interface AlertValues {
  readonly customRules: Readonly<
    Partial<Record<UpstreamAlert, { readonly for?: string; readonly severity?: Severity }>>
  >;
  readonly disabled: Readonly<Partial<Record<UpstreamAlert, true>>>;
}

export function alertValues(tuning: UpstreamTuning): AlertValues {
  const all = changes(tuning);
  const tuned = all.filter((change) => change.tuning.kind === "tuned" && !isReplaced(change));
  const gone = all.filter((change) => change.tuning.kind === "off" || isReplaced(change));
  return {
    customRules: Object.fromEntries(tuned.map((change) => [change.alert, customRule(change.tuning as ResolvedTuning)])),
    disabled: Object.fromEntries(gone.map(({ alert }) => [alert, true])),
  };
}

function customRule({ severity, for: holds }: ResolvedTuning): AlertValues["customRules"][UpstreamAlert] {
  return { ...(holds && { for: holds.toPrometheus() }), ...(severity && { severity }) };
}
