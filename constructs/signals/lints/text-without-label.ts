import { mayHave, resultLabels } from "../promql/labels";
import { alertLabels } from "../rules/labels";
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
    const used = new Set([alert.summary, alert.description].flatMap(labelsIn));
    return [...used]
      .filter((label) => !own.includes(label) && !mayHave(labels, label))
      .map((label) => ({
        at: query.expression,
        problem: `its texts speak of {{ $labels.${label} }}, and the expression leaves no label ${label}`,
        fix: "Keep the label in the expression, or take it out of the texts",
      }));
  },
};

/** How templates of Go name a label: `$labels.job`, `.Labels.job`, `index $labels "job"`. */
const NAMED = /(?:\$labels|\.Labels)\.(\w+)|\bindex\s+(?:\$labels|\.Labels)\s+["`](\w+)["`]/g;

/** Inside of it a label has only a dot before it. */
const WITH_LABELS = /\{\{-?\s*with\s+(?:\$labels|\.Labels)\s*-?\}\}(.*?)\{\{-?\s*end\b/gs;

function labelsIn(text: string): string[] {
  const inside = [...text.matchAll(WITH_LABELS)].flatMap(([, block = ""]) => actionsOf(block));
  return [
    ...[...text.matchAll(NAMED)].flatMap(([, field, indexed]) => field ?? indexed ?? []),
    ...inside.flatMap((action) => [...action.matchAll(/(?<![\w$.])\.(\w+)/g)].flatMap(([, label]) => label ?? [])),
  ];
}

/** What is between braces, without texts in quotes. */
function actionsOf(block: string): string[] {
  return [...block.matchAll(/\{\{(.*?)\}\}/gs)].map(([, action = ""]) => action.replace(/"[^"]*"|`[^`]*`/g, '""'));
}
