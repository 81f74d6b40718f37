import { repeated } from "../../../core/repeated";
import { mayHave, resultLabels } from "../../promql/labels";
import type { PanelQuery } from "../dashboard";
import { panelsOf, querySource } from "../variables";
import type { Finding, Lint } from "./lint";
import { type ParsedQuery, promqlOf } from "./queries";

/** Every line, and every column of several, is named, by labels that its query keeps. */
export const legend: Lint = {
  code: "legend",
  reason: "without a name a line shows its whole set of labels, and with a label that the query drops it shows nothing",
  check: (dashboard) => [
    ...panelsOf(dashboard).flatMap(({ kind, title, queries }) => [
      ...brokenBraces(title, queries),
      ...(kind === "timeseries" || (kind === "table" && queries.length > 1) ? unnamed(title, queries) : []),
      ...sameNames(title, queries),
    ]),
    ...promqlOf(dashboard).flatMap(droppedLabels),
  ],
};

function unnamed(where: string, queries: readonly PanelQuery[]): Finding[] {
  return queries
    .filter((query) => querySource(query) !== "tempo" && (query.legend ?? "").trim() === "")
    .map(({ expr: value }) => ({
      where,
      value,
      problem: "has no legend",
      fix: 'Name what it shows: legend: "{{cluster}}"',
    }));
}

function sameNames(where: string, queries: readonly PanelQuery[]): Finding[] {
  return repeated(queries.flatMap(({ legend }) => legend ?? [])).map((value) => ({
    where,
    value,
    problem: "is the legend of more than one query",
    fix: "Say in each what tells it apart",
  }));
}

/** `{{label}}` in a legend. */
const LABEL = /\{\{\s*(\w+)\s*\}\}/g;

/** Series of Tempo are labelled with attributes and intrinsics: `{{resource.service.name}}`, `{{span:status}}`. */
const ATTRIBUTE = /\{\{\s*([\w.:-]+)\s*\}\}/g;

/** Grafana shows braces that it cannot read as they are. */
function brokenBraces(where: string, queries: readonly PanelQuery[]): Finding[] {
  return queries
    .filter((query) => {
      const label = querySource(query) === "tempo" ? ATTRIBUTE : LABEL;
      return /\{\{|\}\}/.test((query.legend ?? "").replace(label, ""));
    })
    .map(({ legend: value = "" }) => ({
      where,
      value,
      problem: "has braces that do not hold a label",
      fix: "Write each label as {{label}}",
    }));
}

function droppedLabels({ panel, query, expression }: ParsedQuery): Finding[] {
  const kept = resultLabels(expression);
  const named = [...(query.legend ?? "").matchAll(LABEL)].flatMap(([, label]) => label ?? []);
  return named
    .filter((label) => !mayHave(kept, label))
    .map((label) => ({
      where: panel.title,
      value: `{{${label}}}`,
      problem: "names a label that its query drops",
      fix: `Keep it, as in sum by (${label}) (…), or leave it out of the legend`,
    }));
}
