import { checkLogql } from "../../logql/check";
import { mayHave, resultLabels } from "../../promql/labels";
import { checkTraceql } from "../../traceql/check";
import type { SeriesLink } from "../dashboard";
import { linkLabels } from "../links";
import { measuredPanelsOf } from "../variables";
import type { Finding, Lint } from "./lint";
import { promqlOf } from "./queries";

/** Links lead from labels that the series have, to queries that their data source understands. */
export const link: Lint = {
  code: "link",
  reason: "a link whose label is not there opens a page about nothing",
  check: (dashboard) => [
    ...measuredPanelsOf(dashboard).flatMap(({ title, links = [] }) =>
      links.flatMap((each) => queryFaults(title, each)),
    ),
    ...promqlOf(dashboard).flatMap(({ panel, expression }) => {
      if (panel.kind === "logs") return [];
      const kept = resultLabels(expression);
      const read = (panel.links ?? []).flatMap(linkLabels);
      return [...new Set(read)].filter((label) => !mayHave(kept, label)).map((label) => dropped(panel.title, label));
    }),
  ],
};

function queryFaults(where: string, link: SeriesLink): Finding[] {
  if (!("explore" in link)) return [];
  const check = link.explore === "loki" ? checkLogql : checkTraceql;
  const problems = check(link.expr, { variables: {} }).filter(({ severity }) => severity === "error");
  return problems.map(({ message, fix }) => ({
    where: `${where}, ${link.title}`,
    value: link.expr,
    problem: message,
    fix,
  }));
}

function dropped(where: string, label: string): Finding {
  return {
    where,
    value: `\${${label}}`,
    problem: "is a label that a link reads and the query drops",
    fix: `Keep it, as in sum by (${label}) (…), or leave it out of the link`,
  };
}
