import { Construct } from "constructs";
import { NAMESPACES } from "../core/names";
import type { Signals } from "../packs/pack";
import { addresses } from "./addresses";
import type { PlatformContext } from "./context";
import { Grafana } from "./grafana/construct";
import { Dashboards, type PackDashboard } from "./grafana/dashboards";
import { clusterDatasources } from "./grafana/datasources";
import { type GrafanaProps, resolveGrafana } from "./grafana/props";
import { NetworkPolicies } from "./network/construct";
import { grafanaFlows } from "./network/flows";
import { openings } from "./network/policies";

export interface FleetProps {
  /** The platform of the hub, which the fleet runs on. */
  readonly context: PlatformContext;
  readonly grafana: GrafanaProps;
  /** The signals of every cluster of the environment. */
  readonly signals: readonly Signals[];
}

/** What spans the clusters of an environment. */
export class Fleet extends Construct {
  constructor(scope: Construct, id: string, { context, grafana, signals }: FleetProps) {
    super(scope, id);
    const datasources = [
      ...clusterDatasources(addresses(context.availability)),
      ...signals.flatMap((pack) => pack.datasources),
    ];
    if (grafana.database && context.facts.capabilities.networkPolicies) {
      new NetworkPolicies(this, "network", openings([NAMESPACES.platform], grafanaFlows(grafana.database.host)), []);
    }
    new Dashboards(this, "dashboards", fleetDashboards(signals));
    new Grafana(this, "grafana", resolveGrafana(grafana, context, datasources));
  }
}

/** A pack that is placed on several clusters brings its dashboards once: each has a list of clusters to choose from. */
function fleetDashboards(signals: readonly Signals[]): PackDashboard[] {
  const all = signals.flatMap(({ pack, dashboards }) => dashboards.map((dashboard) => ({ pack, dashboard })));
  const byUid = new Map(all.map((entry) => [entry.dashboard.uid, entry]));
  return [...byUid.values()].sort((a, b) => (a.dashboard.uid < b.dashboard.uid ? -1 : 1));
}
