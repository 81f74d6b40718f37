import type { RuleGroup } from "../../signals/rules/rule";
import { type Signals, signals, type Site } from "../pack";
import { runbooksOf } from "../runbooks";
import { kubernetesDashboard } from "./dashboard";
import { kubernetesRules } from "./rules";

/**
 * The cluster itself: alerts on what the community's rules, which kube-prometheus-stack brings along, leave open, and a
 * dashboard of what is wrong now.
 * @param tuned rules in the place of some of the community's, which the environment wants with another threshold
 */
export function kubernetesPack(site: Site, tuned: readonly RuleGroup[] = []): Signals {
  const rules = [...kubernetesRules(site), ...tuned];
  return signals("kubernetes", {
    rules,
    dashboards: [kubernetesDashboard()],
    runbooks: runbooksOf({ rules, logRules: [] }),
  });
}
