import { heightOf } from "../layout";
import { panelsOf } from "../variables";
import type { Lint } from "./lint";

/** Panels have a height that one can read. */
export const grid: Lint = {
  code: "grid",
  reason: "below two rows of the grid there is room for the title only, and a fraction of one moves what follows",
  check: (dashboard) =>
    panelsOf(dashboard)
      .filter((panel) => !Number.isInteger(heightOf(panel)) || heightOf(panel) < 2)
      .map((panel) => ({
        where: panel.title,
        value: heightOf(panel),
        problem: "is no height",
        fix: "Use a whole number of rows, 2 or more",
      })),
};
