import { type Dashboard as GrafanaDashboard, DashboardCursorSync } from "@grafana/schema";
import { hours } from "../../core/duration";
import { renderAnnotations } from "./annotations";
import type { Dashboard } from "./dashboard";
import { layOut } from "./layout";
import { renderLinks } from "./links";
import { renderVariables } from "./variables";

/** The newest version of the classic model, which Grafana 13 reads from files; its successor it refuses there. */
const SCHEMA_VERSION = 42;

const MINUTE = 60_000;

/**
 * A dashboard in Grafana's classic JSON model. The same data always gives the same bytes; the folder is not part of the
 * model and travels beside it. Links from log lines to traces and back belong to the data sources.
 */
export function renderDashboard(dashboard: Dashboard): GrafanaDashboard {
  // Grafana's relative times take one unit, so 90 minutes are "now-90m".
  const minutesBack = Math.ceil((dashboard.timeRange ?? hours(1)).milliseconds / MINUTE);
  return {
    uid: dashboard.uid,
    title: dashboard.title,
    description: dashboard.description,
    tags: [...dashboard.tags],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    graphTooltip: DashboardCursorSync.Crosshair,
    time: { from: `now-${minutesBack}m`, to: "now" },
    timezone: "browser",
    refresh: "1m",
    annotations: { list: renderAnnotations(dashboard) },
    links: renderLinks(dashboard),
    templating: { list: renderVariables(dashboard) },
    panels: layOut(dashboard.rows),
  };
}
