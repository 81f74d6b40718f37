import type { Dashboard, DashboardRow, Panel, Thresholds } from "../../constructs/signals/dashboards/dashboard";
import { querySource } from "../../constructs/signals/dashboards/variables";

/** What is said about one dashboard for those who review it: its picture, its panels and all of its queries. */
export function page(dashboard: Dashboard): string {
  const { uid, title, folder, description, rows } = dashboard;
  return (
    [
      `# ${title}`,
      `${description} Folder ${folder}, uid \`${uid}\`.`,
      `![Layout of the dashboard ${title}; curves are placeholders](${uid}.svg)`,
      ...rows.flatMap(row),
      "",
    ]
      .join("\n\n")
      .trimEnd() + "\n"
  );
}

function row({ title, panels, collapsed }: DashboardRow): string[] {
  return [`## ${title}${collapsed ? " (closed at first)" : ""}`, ...panels.flatMap(panel)];
}

function panel(panel: Panel): string[] {
  const limits = "thresholds" in panel && panel.thresholds ? [thresholds(panel.thresholds)] : [];
  const unit = "unit" in panel ? `, ${panel.unit}` : "";
  return [
    `### ${panel.title}`,
    [panel.description, `(${panel.kind}${unit})`, ...limits].join(" "),
    ...panel.queries.map((query) => {
      const legend = query.legend === undefined ? "" : `# ${query.legend}\n`;
      return `\`\`\`${querySource(query) === "prometheus" ? "promql" : querySource(query)}\n${legend}${query.expr}\n\`\`\``;
    }),
  ];
}

function thresholds({ warning, critical, bad }: Thresholds): string {
  const parts = [
    ...(warning === undefined ? [] : [`orange at ${warning}`]),
    ...(critical === undefined ? [] : [`red at ${critical}`]),
  ];
  return `Turns ${parts.join(" and ")}${bad === "below" ? " and below" : ""}.`;
}
