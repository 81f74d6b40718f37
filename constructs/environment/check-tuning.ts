import type { Problem } from "../core/errors";
import { absence } from "../platform/prometheus/installed-alerts";
import { changes } from "../platform/prometheus/tuning/tuning";
import { LISTED_ALERTS } from "../platform/prometheus/upstream-alerts";
import type { EnvironmentDeclaration } from "./environment";
import { hasHostAccess } from "./facts";
import type { EnvironmentCluster } from "./resolved";

/** Reports what is tuned and is there on no cluster of an environment. */
export function checkTunedAlerts(
  { name, components: { prometheus = {} } = {} }: EnvironmentDeclaration,
  clusters: readonly Pick<EnvironmentCluster, "spec">[],
): Problem[] {
  const { upstreamAlerts, values } = prometheus;
  return changes(upstreamAlerts).flatMap(({ alert, tuning }) => {
    const listed = LISTED_ALERTS.find((each) => each.alert === alert);
    // A name that the chart does not have is a problem of the component's props.
    if (!listed) return [];
    const reasons = clusters.map(({ spec }) => absence(listed.group, { hostAccess: hasHostAccess(spec), values }));
    const [missing] = reasons;
    // Switched off, it is as gone as its author wants it.
    if (tuning.kind === "off" || missing === undefined || reasons.includes(undefined)) return [];
    const at = `${name}.components.prometheus.upstreamAlerts.${alert}`;
    const problem = `changes an alert that no cluster of this environment has: it comes with ${missing}`;
    return [{ at, problem, fix: "Leave it out; where a base says it, write asShipped" }];
  });
}
