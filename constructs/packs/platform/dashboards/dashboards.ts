import type { Dashboard } from "../../../signals/dashboards/dashboard";
import type { Site } from "../../pack";
import { alertQuality } from "./alerts";
import { costDashboard } from "./cost";
import { fleetDashboard } from "./fleet";
import { platformDashboard } from "./platform";
import { sloOverview } from "./slos";

/** What the charts do not ship: the fleet, its objectives and alerts, and the platform's own health and cost. */
export function platformDashboards(site: Site): Dashboard[] {
  return [fleetDashboard(), sloOverview(), alertQuality(), platformDashboard(site), costDashboard(site)];
}
