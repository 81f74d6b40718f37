import { repeated } from "../../../core/repeated";
import { ALWAYS_DEFINED, usedVariables } from "../variables";
import type { Finding, Lint } from "./lint";

/** A variable builds on those before it only, and none is there twice. */
export const variableOrder: Lint = {
  code: "variable-order",
  reason: "two lists that wait for each other stay empty, and of two with one name Grafana keeps the last",
  check: ({ variables = [] }) => {
    const names = [...ALWAYS_DEFINED, ...variables.map(({ name }) => name)];
    return [
      ...repeated(names).map((name) => ({
        where: `$${name}`,
        problem: "is defined twice",
        fix: "Give each a name of its own; datasource and cluster are always there",
      })),
      ...variables.flatMap(({ name, metric }) => {
        const later = names.slice(names.indexOf(name));
        return usedVariables(metric).flatMap((used): Finding[] => {
          if (!later.includes(used)) return [];
          const problem = used === name ? "asks for its own values" : "asks for values of one that comes after it";
          return [{ where: `$${name}`, value: `$${used}`, problem, fix: "Put it behind, or leave it out" }];
        });
      }),
    ];
  },
};
