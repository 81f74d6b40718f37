import type { Thresholds } from "../dashboard";
import { inOrder } from "../thresholds";
import { measuredPanelsOf } from "../variables";
import type { Finding, Lint } from "./lint";

/** Values at which the colour changes are numbers, and one comes to orange before red. */
export const threshold: Lint = {
  code: "threshold",
  reason: "where red comes before orange, a panel turns from red back to orange while things get worse",
  check: (dashboard) =>
    measuredPanelsOf(dashboard).flatMap((panel) =>
      "thresholds" in panel && panel.thresholds ? findings(panel.title, panel.thresholds) : [],
    ),
};

function findings(where: string, thresholds: Thresholds): Finding[] {
  const { warning, critical, bad } = thresholds;
  const values = [warning, critical].filter((value) => value !== undefined);
  if (values.length === 0) {
    return [{ where, problem: "has thresholds without a value", fix: "Set warning or critical, or leave them out" }];
  }
  if (!values.every(Number.isFinite)) {
    return [{ where, value: values.map(String), problem: "are no thresholds", fix: "Use finite numbers" }];
  }
  if (inOrder(thresholds)) return [];
  const problem = `turn red before orange, where what is ${bad} is bad`;
  return [{ where, value: thresholds, problem, fix: "Swap warning and critical, or leave out bad" }];
}
