import { COMPARE_RULES } from "./compare";
import { RULES } from "./rules";
import { STATE_RULES } from "./rules/state";

/** A code and what it demands. */
export interface Demand {
  readonly code: string;
  readonly title: string;
}

/** What plans are checked for. */
export const PLAN_DEMANDS: readonly Demand[] = [
  ...Object.values(STATE_RULES),
  ...RULES.map(({ code, title }) => ({ code, title })),
];

/** What two outputs are compared for. */
export const COMPARE_DEMANDS: readonly Demand[] = Object.values(COMPARE_RULES);
