import { type Signals, signals, type Site } from "../pack";
import { runbooksOf } from "../runbooks";
import { platformDashboard } from "./dashboard";
import { platformMetrics } from "./metrics";
import { platformRules } from "./rules";

/**
 * The installed parts observe themselves, as far as their charts do not ship it: kube-prometheus-stack brings rules for
 * Prometheus, Alertmanager, the nodes and Kubernetes, and the heartbeat; Loki's chart brings its own.
 */
export function platformPack(site: Site): Signals {
  const rules = platformRules(site);
  return signals("platform", {
    rules,
    dashboards: [platformDashboard(site)],
    metrics: platformMetrics(),
    runbooks: runbooksOf({ rules, logRules: [] }),
  });
}
