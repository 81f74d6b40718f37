import type { Dashboard as GrafanaDashboard, GridPos } from "@grafana/schema";
import { checkRendered } from "../../../constructs/signals/dashboards/check-rendered";
import { renderDashboard } from "../../../constructs/signals/dashboards/render";
import { SHIPPED } from "../../packs/shipped";

function panel(id: number, gridPos: GridPos, ...refIds: readonly string[]): Record<string, unknown> {
  return { type: "stat", title: `panel ${id}`, id, gridPos, targets: refIds.map((refId) => ({ refId })) };
}

function problemsOf(...panels: readonly Record<string, unknown>[]): string[] {
  return checkRendered("d", { panels } as unknown as GrafanaDashboard).map(({ problem }) => problem);
}

const LEFT = { x: 0, y: 0, w: 12, h: 8 };
const RIGHT = { x: 12, y: 0, w: 12, h: 8 };

describe("a dashboard as it is delivered", () => {
  it("without a fault has no problems", () => {
    expect(problemsOf(panel(1, LEFT, "A", "B"), panel(2, RIGHT, "A"))).toEqual([]);
  });

  it.each([
    ["two panels of one id", [panel(1, LEFT), panel(1, RIGHT)], "is the id of no panel, or of several"],
    ["an id of zero", [panel(0, LEFT)], "is the id of no panel, or of several"],
    ["two queries of one letter", [panel(1, LEFT, "A", "A")], "is the letter of more than one query"],
    ["a panel outside the grid", [panel(1, { ...RIGHT, w: 13 })], "is outside the grid"],
    ["a panel without height", [panel(1, { ...LEFT, h: 0 })], "is outside the grid"],
    ["a panel over another", [panel(1, LEFT), panel(2, { ...RIGHT, x: 11 })], 'lies over "panel 1"'],
    [
      "an id of one inside a collapsed row",
      [{ type: "row", title: "Row", id: 1, gridPos: { ...LEFT, w: 24, h: 1 }, panels: [panel(1, LEFT)] }],
      "is the id of no panel, or of several",
    ],
    [
      "panels over one another inside a collapsed row",
      [{ type: "row", title: "Row", id: 1, gridPos: LEFT, panels: [panel(2, LEFT), panel(3, LEFT)] }],
      'lies over "panel 2"',
    ],
  ])("with %s is refused", (_what, panels, problem) => {
    expect(problemsOf(...panels)).toContain(problem);
  });

  it.each(SHIPPED.flatMap(([name, { dashboards }]) => dashboards.map((each) => [name, each] as const)))(
    "is without a fault where it comes from the pack %s",
    (_name, dashboard) => {
      expect(checkRendered("d", renderDashboard(dashboard))).toEqual([]);
    },
  );
});
