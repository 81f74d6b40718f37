import type { Severity } from "../../../signals/severity";
import type { UpstreamAlert } from "../upstream-alerts";
import { type Change, changes, isReplaced, type ResolvedTuning, type UpstreamTuning } from "./tuning";

/** What the chart is told about its alerts; of thresholds it knows nothing. */
export interface AlertValues {
  readonly customRules: Readonly<
    Partial<Record<UpstreamAlert, { readonly for?: string; readonly severity?: Severity }>>
  >;
  readonly disabled: Readonly<Partial<Record<UpstreamAlert, true>>>;
}

export function alertValues(tuning: UpstreamTuning): AlertValues {
  const all = changes(tuning);
  const gone = all.filter((change) => change.tuning.kind === "off" || isReplaced(change));
  return {
    customRules: Object.fromEntries(all.filter(isKept).map(({ alert, tuning }) => [alert, customRule(tuning)])),
    disabled: Object.fromEntries(gone.map(({ alert }) => [alert, true])),
  };
}

/** Whether the chart keeps the alert, with something different in it. */
function isKept(change: Change): change is Change & { readonly tuning: ResolvedTuning } {
  return change.tuning.kind === "tuned" && !isReplaced(change);
}

function customRule({ severity, for: holds }: ResolvedTuning): AlertValues["customRules"][UpstreamAlert] {
  return { ...(holds && { for: holds.toPrometheus() }), ...(severity && { severity }) };
}
