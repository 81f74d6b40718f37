import { type ThresholdsConfig, ThresholdsMode } from "@grafana/schema";
import type { Thresholds } from "./dashboard";

/** From green over orange to red; the other way round where what is below is bad. */
export function renderThresholds(thresholds: Thresholds = {}): ThresholdsConfig {
  const { warning, critical } = thresholds;
  if (!badBelow(thresholds)) return steps("green", step("orange", warning), step("red", critical));
  if (critical === undefined) return steps("orange", step("green", warning));
  if (warning === undefined) return steps("red", step("green", critical));
  return steps("red", step("orange", critical), step("green", warning));
}

/** Whether a value that gets worse comes to the warning first, or to both at once. */
export function inOrder(thresholds: Thresholds): boolean {
  const { warning, critical } = thresholds;
  if (warning === undefined || critical === undefined) return true;
  return badBelow(thresholds) ? critical <= warning : critical >= warning;
}

function badBelow({ warning, critical, bad }: Thresholds): boolean {
  if (bad !== undefined) return bad === "below";
  return warning !== undefined && critical !== undefined && critical < warning;
}

type Step = ThresholdsConfig["steps"][number];

function step(color: string, value: number | undefined): Step[] {
  return value === undefined ? [] : [{ color, value }];
}

/** Steps in rising order; the first colour holds for all that is below them. */
function steps(first: string, ...others: readonly Step[][]): ThresholdsConfig {
  const rising = others.flat().sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  return { mode: ThresholdsMode.Absolute, steps: [{ color: first, value: null }, ...rising] };
}
