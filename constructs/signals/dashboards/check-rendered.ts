import type { Dashboard as GrafanaDashboard, Panel as GrafanaPanel, RowPanel } from "@grafana/schema";
import type { Problem } from "../../core/errors";
import { repeated } from "../../core/repeated";
import { COLUMNS } from "./layout";

type AnyPanel = GrafanaPanel | RowPanel;

/**
 * What Grafana would not forgive in a dashboard as it is delivered: panels or queries of one name, and panels outside
 * the grid or over one another.
 * @param at path of the dashboard, for the messages
 */
export function checkRendered(at: string, { panels = [] }: GrafanaDashboard): Problem[] {
  const all = panels.flatMap((panel) => [panel, ...inside(panel)]);
  const ids = all.map(({ id }) => String(id ?? "none"));
  return [
    ...[...repeated(ids), ...ids.filter((id) => !(Number(id) >= 1))].map((value) => ({
      at,
      value,
      problem: "is the id of no panel, or of several",
      fix: "Number them from 1",
    })),
    ...all.flatMap((panel) => checkTargets(at, panel)),
    ...checkPlaces(at, panels),
    ...panels.flatMap((panel) => checkPlaces(at, inside(panel))),
  ];
}

/** The panels of a collapsed row, which take their place when it is opened. */
function inside(panel: AnyPanel): GrafanaPanel[] {
  return "panels" in panel ? panel.panels : [];
}

function checkTargets(at: string, panel: AnyPanel): Problem[] {
  const targets = ("targets" in panel ? panel.targets : undefined) ?? [];
  return repeated(targets.map(({ refId }) => String(refId))).map((value) => ({
    at: `${at}.${panel.title}`,
    value,
    problem: "is the letter of more than one query",
    fix: "Give each a letter of its own",
  }));
}

function checkPlaces(at: string, panels: readonly AnyPanel[]): Problem[] {
  const taken = new Map<string, string>();
  return panels.flatMap((panel) => {
    const { x = 0, y = 0, w = 0, h = 0 } = panel.gridPos ?? {};
    const where = { at: `${at}.${panel.title}`, value: `${w}x${h} at ${x},${y}` };
    if (x < 0 || w < 1 || h < 1 || x + w > COLUMNS) {
      return [{ ...where, problem: "is outside the grid", fix: `Use columns 0 to ${COLUMNS - 1}` }];
    }
    const below = new Set(cells(x, y, w, h).flatMap((cell) => taken.get(cell) ?? []));
    for (const cell of cells(x, y, w, h)) taken.set(cell, String(panel.title));
    return [...below].map((other) => ({
      ...where,
      problem: `lies over ${JSON.stringify(other)}`,
      fix: "Make one of them smaller",
    }));
  });
}

function cells(x: number, y: number, w: number, h: number): string[] {
  return Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`);
}
