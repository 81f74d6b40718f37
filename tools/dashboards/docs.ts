import { DASHBOARD_LINTS } from "../../constructs/signals/dashboards/lints/lints";
import { LINTER_RULES } from "../../constructs/signals/dashboards/lints/linter-rules";
import type { Dashboard } from "../../constructs/signals/dashboards/dashboard";
import { renderDashboard } from "../../constructs/signals/dashboards/render";
import { page } from "./page";
import { preview } from "./preview";

/** Every file of the documentation of some dashboards, by its name. */
export function dashboardDocs(dashboards: readonly Dashboard[]): Record<string, string> {
  const sorted = [...dashboards].sort((a, b) => (a.uid < b.uid ? -1 : 1));
  return Object.fromEntries([
    ["README.md", index(sorted)],
    ...sorted.flatMap((dashboard) => [
      [`${dashboard.uid}.md`, page(dashboard)],
      [`${dashboard.uid}.svg`, preview(renderDashboard(opened(dashboard)))],
    ]),
  ]) as Record<string, string>;
}

/** With all rows open, and told apart by their titles. */
function opened(dashboard: Dashboard): Dashboard {
  const rows = dashboard.rows.map(({ title, panels, collapsed }) => ({
    title: collapsed ? `▸ ${title} (closed at first)` : title,
    panels,
  }));
  return { ...dashboard, rows };
}

function index(dashboards: readonly Dashboard[]): string {
  return `# Dashboards

What the shipped environments bring to Grafana, for review without one: \`make dashboards\` writes this folder, and a test
holds it against the code. Pictures show the layout; their curves are placeholders.

${table(["dashboard", "folder", "panels", "what it is for"], dashboards.map(line))}

## What is checked

Beside what makes a dashboard valid (uid, grid, ids, variables, queries), each of these rules. Its code stands behind
every message.

${table(
  ["rule", "why"],
  DASHBOARD_LINTS.map(({ code, reason }) => [`\`${code}\``, reason]),
)}

## Rules of Grafana's dashboard-linter

[grafana/dashboard-linter](https://github.com/grafana/dashboard-linter/blob/main/docs/index.md) is the common measure.
Each of its rules is held by one of ours, by how dashboards are rendered, or left out for a reason.

${table(
  ["its rule", "here"],
  LINTER_RULES.map(({ rule, here }) => [`\`${rule}\``, here]),
)}
`;
}

function line({ uid, title, folder, rows, description }: Dashboard): string[] {
  const panels = rows.reduce((sum, row) => sum + row.panels.length, 0);
  return [`[${title}](${uid}.md)`, folder, String(panels), description];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const written = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return written.join("\n");
}
