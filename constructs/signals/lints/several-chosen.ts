import { partsOfKind } from "../promql/walk";
import { numberOf } from "./arithmetic";
import { alertOf, type Lint } from "./lint";

const CHOOSING = ["topk", "bottomk", "limitk"];

/** Which series are the first three changes from moment to moment, and with it which alerts there are. */
export const severalChosen: Lint = {
  code: "several-chosen",
  reason: "The series that topk chooses change between evaluations, so their alerts resolve and fire again.",
  find: (query) => {
    if (!alertOf(query)) return [];
    return partsOfKind(query.expression, "aggregation").flatMap((aggregation) => {
      const { operator, arguments: given } = aggregation;
      const [count] = given;
      // topk(1, …) is how one of several equal series is taken.
      if (!CHOOSING.includes(operator) || !count || (numberOf(count) ?? 1) <= 1) return [];
      const problem = `${operator} chooses other series at every evaluation`;
      return [
        { at: aggregation.name, problem, fix: "Compare all of them with a limit; list the first ones in a panel" },
      ];
    });
  },
};
