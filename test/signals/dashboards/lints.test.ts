import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dashboard, Panel, Thresholds } from "../../../constructs/signals/dashboards/dashboard";
import { DASHBOARD_LINTS, lintDashboard } from "../../../constructs/signals/dashboards/lints/lints";
import { LINTER_RULES } from "../../../constructs/signals/dashboards/lints/linter-rules";
import { VARIABLES } from "../../../constructs/signals/dashboards/variables";
import { ROOT } from "../../support/sources";
import { dashboardOf, exampleDashboard, LINES, RATE, STAT, TRACES } from "./examples";

const PICKED = '{cluster=~"$cluster"}';

function asking(expr: string, legend = "one", panel: Panel = RATE): Dashboard {
  return dashboardOf({ ...panel, queries: [{ expr, legend }] });
}

function lines(expr: string): Dashboard {
  return dashboardOf({ ...RATE, queries: [{ datasource: "loki", expr, legend: "lines" }] });
}

function tracing(legend: string): Dashboard {
  const expr = "{ status = error } | rate() by (resource.service.name, span:status)";
  return dashboardOf({ ...RATE, queries: [{ datasource: "tempo", expr, legend }] });
}

const KEEPING = `sum by (cluster, pod) (x${PICKED})`;
const toLogs = { title: "Logs", explore: "loki" } as const;
const linking = (expr: string): Dashboard =>
  dashboardOf({ ...RATE, queries: [{ expr: KEEPING, legend: "{{pod}}" }], links: [{ ...toLogs, expr }] });

const variables = (...names: readonly (readonly [name: string, metric: string])[]): Dashboard =>
  exampleDashboard({ variables: names.map(([name, metric]) => ({ name, label: name, metric })) });

const ROW = { title: "Metrics", panels: [RATE] };

function limited(thresholds: Thresholds): Dashboard {
  return dashboardOf({ ...RATE, thresholds });
}

/** What each rule refuses, with a part of its message. */
const REFUSED: Readonly<Record<string, readonly (readonly [string, Dashboard, string])[]>> = {
  annotation: [
    ["matchers that are none", exampleDashboard({ annotations: { alerts: "namespace=shop" } }), "annotations"],
    ["and for deployments", exampleDashboard({ annotations: { deployments: 'namespace=~"["' } }), "annotations"],
  ],
  cluster: [
    ["a query of all clusters", asking("sum(up)"), "up is asked of all clusters"],
    ["one side of a ratio", asking(`up${PICKED} / on () up`), "up is asked of all clusters"],
    ["lines of all clusters", lines('rate({app="a"}[$__auto])'), "is asked of all clusters"],
  ],
  counter: [["a counter as it stands", asking(`sum(x_total${PICKED})`), "x_total is a counter that is shown"]],
  description: [
    ["no description", dashboardOf({ ...RATE, description: " " }), "Rate: has no description"],
    ["no title", dashboardOf({ ...STAT, title: "" }), "panel 1: has no title"],
  ],
  grid: [
    ["a height of one", dashboardOf({ ...RATE, height: 1 }), "1 is no height"],
    ["half a row", dashboardOf({ ...RATE, height: 4.5 }), "4.5 is no height"],
  ],
  legend: [
    ["a line without a name", dashboardOf({ ...RATE, queries: [{ expr: `up${PICKED}` }] }), "has no legend"],
    [
      "columns without a name",
      dashboardOf({ ...TRACES, queries: [{ expr: `up${PICKED}`, legend: "Up" }, { expr: `x${PICKED}` }] }),
      "has no legend",
    ],
    [
      "two of one name",
      dashboardOf({ ...RATE, queries: [KEEPING, `up${PICKED}`].map((expr) => ({ expr, legend: "same" })) }),
      "same is the legend of more than one query",
    ],
    ["a label that is gone", asking(`sum by (cluster) (up${PICKED})`, "{{pod}}"), "{{pod}} names a label"],
    ["a label that does not end", asking(`up${PICKED}`, "{{cluster"), "{{cluster has braces that do not hold a label"],
    ["one that does not begin", asking(`up${PICKED}`, "{{pod}} in cluster}}"), "has braces"],
    ["none", asking(`up${PICKED}`, "all of {{}}"), "has braces"],
    ["an attribute as the label of a metric", asking(`up${PICKED}`, "{{span.name}}"), "has braces"],
    ["no attribute of traces", tracing("{{resource service}}"), "has braces"],
  ],
  link: [
    ["a label that is gone", linking('{pod="${container}"}'), "${container} is a label that a link reads"],
    ["a query with a fault", linking('{pod="${pod}"'), "Rate, Logs"],
  ],
  "rate-interval": [
    ["a fixed range", asking(`rate(x_total${PICKED}[5m])`), "[5m] is a fixed range"],
    ["the step as a range", asking(`increase(x_total${PICKED}[$__interval])`), "[$__interval] is a fixed range"],
    ["a fixed range of lines", lines(`rate(${PICKED} |= "[x]" [5m])`), "[5m] is a fixed range"],
  ],
  threshold: [
    [
      "red before orange",
      limited({ warning: 5, critical: 1, bad: "above" }),
      "turn red before orange, where what is above is bad",
    ],
    ["the same downwards", limited({ warning: 1, critical: 5, bad: "below" }), "where what is below is bad"],
    ["no number", limited({ critical: Number.NaN }), "are no thresholds"],
    ["no value", limited({}), "has thresholds without a value"],
  ],
  title: [
    ["a dashboard without a title", exampleDashboard({ title: "" }), "the dashboard has no title"],
    ["and without a folder", exampleDashboard({ folder: " " }), "the dashboard has no folder"],
    ["a row without a title", exampleDashboard({ rows: [{ title: "", panels: [RATE] }] }), "row 1 has no title"],
    [
      "two panels of one title",
      dashboardOf(RATE, STAT, { ...STAT, title: "Rate" }),
      "Row: Rate is the title of several",
    ],
    ["two rows of one title", exampleDashboard({ rows: [ROW, ROW] }), "Metrics is the title of several rows"],
  ],
  unit: [
    ["an unknown unit", dashboardOf({ ...STAT, unit: "seconds" }), "seconds is no unit of Grafana"],
    ["none", dashboardOf({ ...STAT, unit: "" }), "is no unit of Grafana"],
    [
      "an unknown unit of a column",
      dashboardOf({ ...TRACES, queries: [{ expr: `up${PICKED}`, legend: "Up", unit: "rps/s" }] }),
      "rps/s is no unit",
    ],
  ],
  "variable-order": [
    ["its own values", variables(["pod", 'up{pod=~"$pod"}']), "$pod: $pod asks for its own values"],
    [
      "those of a later one",
      variables(["a", 'up{b=~"$b"}'], ["b", "up"]),
      "$a: $b asks for values of one that comes after",
    ],
    ["one twice", variables(["a", "up"], ["a", "up"]), "$a: is defined twice"],
    ["one that is always there", variables(["cluster", "up"]), "$cluster: is defined twice"],
  ],
};

/** What is near to that and fine. */
const FINE: readonly (readonly [string, Dashboard])[] = [
  ["the example", exampleDashboard()],
  ["a number without a query of its own", asking(`count(up${PICKED}) or vector(0)`)],
  ["a total over the chosen time", asking(`increase(x_total${PICKED}[$__range])`)],
  ["a window of something else", asking(`max_over_time(x${PICKED}[1h])`)],
  ["whether a counter is there", asking(`count(x_total${PICKED})`)],
  ["a title again, in another row", exampleDashboard({ rows: [ROW, { ...ROW, title: "More" }] })],
  ["thresholds that rise", limited({ warning: 1, critical: 5 })],
  ["thresholds that fall", limited({ warning: 5, critical: 1 })],
  ["one value for both", limited({ warning: 1, critical: 1, bad: "above" })],
  ["a label in a legend that may be there", asking(`up${PICKED}`, "{{pod}}")],
  ["attributes in a legend of traces", tracing("{{resource.service.name}} {{span:status}}")],
  ["a link by a label that is kept", linking('{cluster="${cluster}", pod="${pod}"}')],
  ["a unit of one's own", dashboardOf({ ...STAT, unit: "suffix: spans" })],
  ["values that build on earlier ones", variables(["a", "up"], ["b", 'up{a=~"$a"}'])],
  ["the usual lists", exampleDashboard({ variables: Object.values(VARIABLES) })],
  ["logs of the clusters", dashboardOf(LINES)],
  ["what is marked", exampleDashboard({ annotations: { alerts: 'team="a"', deployments: 'namespace=~"a|b"' } })],
];

function messages(dashboard: Dashboard): string[] {
  return lintDashboard("d", dashboard).map(
    ({ at, value, problem, fix }) => `${at}: ${value === undefined ? "" : `${value as string} `}${problem}. ${fix}`,
  );
}

describe.each(DASHBOARD_LINTS.map((lint) => [lint.code, lint] as const))("the rule %s", (code, { reason }) => {
  it("says why", () => {
    expect(reason.split(" ").length).toBeGreaterThan(8);
  });

  it.each(REFUSED[code] ?? [])("refuses %s", (_what, dashboard, part) => {
    const found = messages(dashboard).filter((message) => message.endsWith(`[${code}]`));
    expect(found.join("\n")).toContain(part);
  });

  it("refuses something", () => {
    expect(REFUSED[code]?.length).toBeGreaterThan(0);
  });
});

it.each(FINE)("no rule refuses %s", (_what, dashboard) => {
  expect(messages(dashboard)).toEqual([]);
});

it("every rule has an entry on the page about dashboards, with its reason and what is wrong and right", () => {
  const [, ...entries] = readFileSync(join(ROOT, "docs/checks/dashboards.md"), "utf8").split(/^## /m);
  const texts = entries.map((entry) => entry.replace(/\s+/g, " "));
  expect(texts.map((text) => text.split(" ")[0])).toEqual(DASHBOARD_LINTS.map(({ code }) => code));
  for (const [index, { code, reason }] of DASHBOARD_LINTS.entries()) {
    expect(texts[index]?.toLowerCase()).toContain(`${code} ${reason.toLowerCase()}.`);
    expect(texts[index]).toMatch(/ - Wrong: .+ - Right: /);
  }
});

it("every rule of Grafana's linter is held, or left out for a reason", () => {
  const codes = DASHBOARD_LINTS.map(({ code }) => code);
  const named = LINTER_RULES.flatMap(({ here }) => [...here.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  expect(named.filter((code) => !codes.includes(code ?? ""))).toEqual([]);
  expect(LINTER_RULES).toHaveLength(17);
});
