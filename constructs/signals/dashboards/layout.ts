import type { GridPos, Panel as GrafanaPanel, RowPanel } from "@grafana/schema";
import type { DashboardRow, Panel } from "./dashboard";
import { renderPanel } from "./panels";

/** Columns of Grafana's grid. */
export const COLUMNS = 24;

/** What a panel takes that does not say it. */
export const SIZES: Record<Panel["kind"], { readonly width: number; readonly height: number }> = {
  timeseries: { width: 12, height: 8 },
  logs: { width: 12, height: 8 },
  stat: { width: 6, height: 4 },
  table: { width: 24, height: 8 },
};

/** Columns a panel takes. */
export function widthOf({ kind, width }: Panel): number {
  return width ?? SIZES[kind].width;
}

/** Rows of the grid a panel takes. */
export function heightOf({ kind, height }: Panel): number {
  return height ?? SIZES[kind].height;
}

/** Rows and panels one below the other, with a place and an id each. Ids count from 1 in reading order. */
export function layOut(rows: readonly DashboardRow[]): (GrafanaPanel | RowPanel)[] {
  const placed: (GrafanaPanel | RowPanel)[] = [];
  let y = 0;
  let id = 1;
  for (const { title, panels, collapsed = false } of rows) {
    const row = { id: id++, type: "row", title, collapsed, gridPos: { x: 0, y, w: COLUMNS, h: 1 } } as const;
    const { positions, bottom } = placePanels(panels, y + 1);
    const inRow = panels.map((panel, index) => ({ id: id++, gridPos: positions[index], ...renderPanel(panel) }));
    // A collapsed row holds its panels, so that they take no place until it is opened.
    placed.push({ ...row, panels: collapsed ? inRow : [] }, ...(collapsed ? [] : inRow));
    y = collapsed ? y + 1 : bottom;
  }
  return placed;
}

/** Places panels from left to right; a new line begins below the tallest panel of the line that is full. */
function placePanels(panels: readonly Panel[], top: number): { positions: GridPos[]; bottom: number } {
  const positions: GridPos[] = [];
  let [x, y, lineHeight] = [0, top, 0];
  for (const panel of panels) {
    const [w, h] = [widthOf(panel), heightOf(panel)];
    if (x + w > COLUMNS) [x, y, lineHeight] = [0, y + lineHeight, 0];
    positions.push({ x, y, w, h });
    [x, lineHeight] = [x + w, Math.max(lineHeight, h)];
  }
  return { positions, bottom: y + lineHeight };
}
