import type { Panel as GrafanaPanel, ThresholdsConfig } from "@grafana/schema";
import { COLORS } from "./colors";
import { element, text } from "./svg";

/** The inside of a panel, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a panel of each type looks like without data. */
export function glyph(panel: GrafanaPanel, box: Box): string {
  switch (panel.type) {
    case "timeseries":
      return curves(panel, box) + limits(panel, box);
    case "stat":
      return text(centre(box), "—", { fill: COLORS.placeholder, "text-anchor": "middle" });
    case "table":
      return tableLines(panel, box);
    default:
      return bars(box);
  }
}

function centre({ x, y, width, height }: Box): { x: number; y: number; width: number; size: number } {
  return { x: x + width / 2, y: y + height / 2 + 10, width, size: 28 };
}

/** One wave for each query, shifted by the title so that panels differ; nothing in it is measured. */
function curves({ title = "", targets = [] }: GrafanaPanel, { x, y, width, height }: Box): string {
  const shift = [...title].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) / 10;
  return targets
    .slice(0, 3)
    .map((_, index) => {
      const points = Array.from({ length: 25 }, (_point, step) => {
        const wave = Math.sin(step / 3 + shift + index * 2) + Math.sin(step / 1.7 + shift * 2) / 2;
        return `${(x + (step / 24) * width).toFixed(1)},${(y + height * (0.6 - wave * 0.18)).toFixed(1)}`;
      });
      return element("polyline", {
        points: points.join(" "),
        fill: "none",
        stroke: COLORS.series[index] ?? COLORS.placeholder,
        "stroke-width": 1.5,
        "stroke-dasharray": "5 4",
        opacity: 0.6,
      });
    })
    .join("");
}

/** Thresholds with their value; their height says their order and no more. */
function limits({ fieldConfig }: GrafanaPanel, { x, y, width, height }: Box): string {
  const { steps = [] } = (fieldConfig?.defaults.thresholds ?? {}) as Partial<ThresholdsConfig>;
  const drawn = steps.filter(({ value }) => value !== null);
  return drawn
    .map(({ color, value }, index) => {
      const line = y + height * (0.45 - (0.35 * (index + 1)) / (drawn.length + 1));
      return (
        element("line", { x1: x, x2: x + width, y1: line, y2: line, stroke: color, "stroke-width": 1 }) +
        text({ x: x + width - 4, y: line - 3, width, size: 9 }, String(value), { fill: color, "text-anchor": "end" })
      );
    })
    .join("");
}

/** The titles of the columns of numbers, and lines below. */
function tableLines({ fieldConfig }: GrafanaPanel, { x, y, width, height }: Box): string {
  const titles = (fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
    properties.flatMap(({ id, value }) => (id === "displayName" && typeof value === "string" ? [value] : [])),
  );
  const columns = ["labels", ...titles];
  const cell = width / columns.length;
  const head = columns.map((title, index) =>
    text({ x: x + index * cell, y: y + 10, width: cell, size: 10 }, title, { fill: COLORS.words }),
  );
  const rules = Array.from({ length: Math.max(1, Math.floor((height - 16) / 16)) }, (_, index) => {
    const line = y + 18 + index * 16;
    return element("line", { x1: x, x2: x + width, y1: line, y2: line, stroke: COLORS.border });
  });
  return [...head, ...rules].join("");
}

/** Log lines. */
function bars({ x, y, width, height }: Box): string {
  return Array.from({ length: Math.max(1, Math.floor(height / 14)) }, (_, index) =>
    element("rect", {
      x,
      y: y + index * 14,
      width: width * (0.4 + 0.1 * ((index * 3) % 6)),
      height: 5,
      fill: COLORS.border,
    }),
  ).join("");
}
