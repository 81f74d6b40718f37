import { withAlertThresholds } from "../../signals/dashboards/alert-thresholds";
import type { LintException } from "../../signals/lints/exception";
import { type Signals, signals, type Site } from "../pack";
import { runbooksOf } from "../runbooks";
import { platformDashboards } from "./dashboards/dashboards";
import { type KnownAlert, knownAlerts, knownAlertsOf } from "./known-alerts";
import { PLATFORM_METRICS } from "./metrics";
import { platformRules } from "./rules";

/**
 * The installed parts observe themselves, as far as their charts do not ship it: kube-prometheus-stack brings rules for
 * Prometheus, Alertmanager, the nodes and Kubernetes, and the heartbeat; Loki's chart brings its own.
 * @param others alerts of the other packs of the cluster: a dashboard tells which of all never fired
 */
export function platformPack(site: Site, others: readonly KnownAlert[] = []): Signals {
  const rules = platformRules(site);
  return signals("platform", {
    rules: [...rules, knownAlerts(site, [...others, ...knownAlertsOf({ rules, logRules: [] })])],
    dashboards: platformDashboards(site).map((dashboard) => withAlertThresholds(dashboard, rules)),
    metrics: PLATFORM_METRICS,
    runbooks: runbooksOf({ rules, logRules: [] }),
    exceptions: EXCEPTIONS,
  });
}

/** What the lints find in these rules and is meant so. */
const EXCEPTIONS: readonly LintException[] = [
  {
    lint: "for-exceeds-window",
    of: "ThanosUploadFailing",
    reason: "It is for uploads that go on failing, one in ten minutes at least; a single one is tried again.",
  },
];
