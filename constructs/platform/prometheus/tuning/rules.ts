import { seconds } from "../../../core/duration";
import { percent } from "../../../packs/percent";
import { PLATFORM_TEAM } from "../../../packs/team";
import { alert, group } from "../../../signals/rules/builders";
import type { AlertingRule, RuleGroup } from "../../../signals/rules/rule";
import type { Severity } from "../../../signals/severity";
import { thresholdCases } from "./cases";
import { KUBERNETES_REPLACEMENTS } from "./kubernetes";
import { NODE_REPLACEMENTS } from "./nodes";
import { tunedLevels } from "./levels";
import type { Replacement } from "./replacement";
import { type Level, THRESHOLDS, type ThresholdFacts, type TunableAlert } from "./thresholds";
import { changes, isReplaced, type Replaced, type UpstreamTuning } from "./tuning";

/** Where the chart's own alerts send the reader (kube-prometheus-stack, values.yaml, `defaultRules.runbookUrl`). */
const RUNBOOKS = "https://runbooks.prometheus-operator.dev/runbooks";

/** Each alert with a threshold, as a rule of ours. */
const REPLACEMENTS: Readonly<Record<TunableAlert, Replacement>> = { ...KUBERNETES_REPLACEMENTS, ...NODE_REPLACEMENTS };

/**
 * The rules that take the place of alerts of the chart whose threshold is another one, for the pack of Kubernetes. None,
 * and no group, where nobody asked for it.
 * @param installed names of the alerts of the chart that the cluster would have
 */
export function tunedAlerts(
  cluster: string,
  tuning: UpstreamTuning | undefined,
  installed: readonly string[],
): RuleGroup[] {
  const rules = changes(tuning)
    .filter(isReplaced)
    .filter((change) => installed.includes(change.alert))
    .flatMap((change) => rulesOf(cluster, change));
  return rules.length === 0 ? [] : [group("kubernetes-tuned", ...rules)];
}

function rulesOf(cluster: string, { alert: name, tuning }: Replaced): AlertingRule[] {
  return tunedLevels(name, tuning).map(([severity, level]) =>
    ruleOf(cluster, name, severity, { ...level, severity: tuning.severity ?? severity }),
  );
}

/** @param of the severity of the chart's rule; a tuned one may be another */
function ruleOf(
  cluster: string,
  name: TunableAlert,
  of: Severity,
  level: Level & { readonly severity: Severity },
): AlertingRule {
  const { side, unit, forecast: within = {} }: ThresholdFacts = THRESHOLDS[name];
  const replacement = REPLACEMENTS[name];
  const { runbook, summary, description, measured, forecast, also = "" } = replacement;
  const ahead = within[of];
  const soon = ahead ? ` and predict_linear(${forecast}[6h], ${ahead.toSeconds()}) < 0` : "";
  return alert({
    alert: name,
    expr: `${measured} ${side === "above" ? ">" : "<"} ${level.limit}${soon}${also}`,
    for: level.for,
    severity: level.severity,
    team: PLATFORM_TEAM,
    summary,
    description: description(readable(level.limit, unit)),
    runbookUrl: `${RUNBOOKS}/${runbook}/${name.toLowerCase()}`,
    cases: thresholdCases(replacement, { ...level, cluster, side, forecast: ahead }),
  });
}

function readable(limit: number, unit: ThresholdFacts["unit"]): string {
  if (unit === "share") return percent(limit);
  return unit === "seconds" ? seconds(limit).toString() : String(limit);
}
