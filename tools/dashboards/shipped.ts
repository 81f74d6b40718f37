import { resolveEnvironment } from "../../constructs";
import type { Dashboard } from "../../constructs/signals/dashboards/dashboard";
import { environments } from "../../environments";

/** The dashboards of all shipped environments, each once: they are the same wherever a pack is placed. */
export function shippedDashboards(): Dashboard[] {
  const clusters = environments.map(resolveEnvironment).flatMap((environment) => environment.clusters);
  const all = clusters.flatMap(({ signals }) => signals).flatMap(({ dashboards }) => dashboards);
  return [...new Map(all.map((dashboard) => [dashboard.uid, dashboard])).values()];
}
