import type { Dashboard as GrafanaDashboard, Panel as GrafanaPanel, RowPanel } from "@grafana/schema";
import { COLUMNS } from "../../constructs/signals/dashboards/layout";
import { COLORS } from "./colors";
import { glyph } from "./glyphs";
import { element, escaped, text } from "./svg";

/** Pixels: a column, a row with the gap below it, and the gap. */
const [COLUMN, ROW, GAP] = [50, 38, 8];
const WIDTH = COLUMNS * COLUMN;
const HEADER = 64;

/** Says what the picture is and what it is not. */
const NOTICE = "Layout only, drawn without Grafana: the curves are placeholders, no data is behind them.";

/** A picture of a dashboard as Grafana lays it out, without any data. All rows must be open. */
export function preview(dashboard: GrafanaDashboard): string {
  const panels = dashboard.panels ?? [];
  const bottom = Math.max(0, ...panels.map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)));
  const height = HEADER + bottom * ROW + GAP;
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      "font-family": "sans-serif",
    },
    element("title", {}, escaped(`${dashboard.title}. ${NOTICE}`)),
    element("rect", { width: "100%", height: "100%", fill: COLORS.page }),
    header(dashboard),
    ...panels.map(drawn).map((each) => `\n${each}`),
    "\n",
  )}\n`;
}

function header({ title = "", templating }: GrafanaDashboard): string {
  const variables = (templating?.list ?? []).map(({ label, name }) => `${label ?? name} ▾`).join(" · ");
  return [
    text({ x: 8, y: 26, width: WIDTH / 2, size: 18 }, title, { fill: "#fff" }),
    text({ x: WIDTH - 8, y: 26, width: WIDTH / 2, size: 11 }, variables, { fill: COLORS.title, "text-anchor": "end" }),
    text({ x: 8, y: 48, width: WIDTH, size: 11 }, NOTICE, { fill: COLORS.words }),
  ].join("");
}

function drawn(panel: GrafanaPanel | RowPanel): string {
  const { x = 0, y = 0, w = 0, h = 0 } = panel.gridPos ?? {};
  const place = { x: x * COLUMN + GAP / 2, y: HEADER + y * ROW, width: w * COLUMN - GAP, height: h * ROW - GAP };
  if (panel.type === "row") {
    return text({ x: place.x, y: place.y + 20, width: place.width, size: 14 }, panel.title ?? "", {
      fill: COLORS.title,
    });
  }
  return drawnPanel(panel, place);
}

function drawnPanel(panel: GrafanaPanel, { x, y, width, height }: Parameters<typeof glyph>[1]): string {
  const legends = (panel.targets ?? []).flatMap(({ legendFormat }) =>
    typeof legendFormat === "string" ? legendFormat : [],
  );
  const named = panel.type === "timeseries" ? legends.join(" · ") : "";
  const inside = { x: x + 10, y: y + 32, width: width - 20, height: height - (named === "" ? 42 : 56) };
  return element(
    "g",
    {},
    element("rect", { x, y, width, height, rx: 3, fill: COLORS.panel, stroke: COLORS.border }),
    text({ x: x + 8, y: y + 18, width: width * 0.7, size: 12 }, panel.title ?? "", { fill: COLORS.title }),
    text({ x: x + width - 8, y: y + 18, width: width * 0.4, size: 10 }, kindOf(panel, width), {
      fill: COLORS.words,
      "text-anchor": "end",
    }),
    glyph(panel, inside),
    ...(named === ""
      ? []
      : [text({ x: x + 10, y: y + height - 8, width: width - 20, size: 10 }, named, { fill: COLORS.words })]),
  );
}

/** Narrow panels have room for the unit only. */
function kindOf({ type, fieldConfig }: GrafanaPanel, width: number): string {
  const unit = fieldConfig?.defaults.unit ?? "";
  if (unit === "") return type;
  return width < 300 ? unit : `${type} · ${unit}`;
}
