import { mayHave, resultLabels } from "../promql/labels";
import { alertLabels } from "../rules/labels";
import { labelsIn } from "../rules/template-labels";
import { alertOf, type Lint } from "./lint";

/** Prometheus fills in nothing, without a word, for a label that an alert does not have. */
export const textWithoutLabel: Lint = {
  code: "text-without-label",
  reason: "Prometheus fills in nothing for a label that the alert's series do not have.",
  find: (query) => {
    const alert = alertOf(query);
    if (!alert) return [];
    const labels = resultLabels(query.expression, query.series.possibleLabels);
    const own = ["alertname", ...Object.keys(alertLabels(alert))];
    return labelsIn([alert.summary, alert.description])
      .filter((label) => !own.includes(label) && !mayHave(labels, label))
      .map((label) => ({
        at: query.expression,
        problem: `its texts speak of {{ $labels.${label} }}, and the expression leaves no label ${label}`,
        fix: "Keep the label in the expression, or take it out of the texts",
      }));
  },
};
