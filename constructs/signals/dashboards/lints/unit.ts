import { isUnit } from "../units";
import { measuredPanelsOf } from "../variables";
import type { Lint } from "./lint";

/** Every number has a unit that Grafana knows. */
export const unit: Lint = {
  code: "unit",
  reason: "a number without a unit is guessed at, and Grafana shows one that it does not know without any",
  check: (dashboard) =>
    measuredPanelsOf(dashboard).flatMap(({ title, unit, queries }) =>
      [unit, ...queries.flatMap((query) => query.unit ?? [])]
        .filter((each) => !isUnit(each))
        .map((value) => ({
          where: title,
          value,
          problem: "is no unit of Grafana",
          fix: 'Name one of its ids, for example "s", "reqps" or "short", or write one: "suffix: spans"',
        })),
    ),
};
