import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { minutes, seconds } from "../../../constructs/core/duration";
import { LINTS } from "../../../constructs/signals/lints/all";
import { ROOT } from "../../support/sources";
import { lintAlert, lintPanel, lintRecord } from "./examples";
import { IN_ALERTS } from "./mistakes";

describe.each(Object.entries(IN_ALERTS))("the lint %s", (code, { wrong, right }) => {
  it.each(wrong)("finds the mistake in %s", (expr, expected) => {
    const found = lintAlert(expr).filter((each) => each.startsWith(code));
    expect(found[0]).toContain(expected);
  });

  it.each(right)("has nothing to say about %s", (expr) => {
    expect(lintAlert(expr)).toEqual([]);
  });
});

describe("the texts of an alert", () => {
  it("may only speak of labels that its expression leaves", () => {
    const expr = "sum by (cluster, job) (up) == 0";
    expect(lintAlert(expr, { summary: "{{ $labels.pod }} is down" })).toEqual([
      `text-without-label at ${expr}: its texts speak of {{ $labels.pod }}, and the expression leaves no label pod`,
    ]);
    expect(lintAlert(expr, { summary: "{{ $labels.job }}, {{ $labels.severity }}" })).toEqual([]);
  });

  it.each([
    "{{ .Labels.pod }}",
    '{{ index $labels "pod" }}',
    "{{ with $labels }}{{ .job }} {{ .pod | title }}{{ end }}",
  ])("may name them in all ways of templates: %s", (summary) => {
    expect(lintAlert("sum by (cluster, job) (up) == 0", { summary })).toHaveLength(1);
    expect(lintAlert("sum by (cluster, job, pod) (up) == 0", { summary })).toEqual([]);
  });

  it("may not speak of labels that the metric never had", () => {
    expect(lintAlert("up == 0", { description: "On shelf {{ $labels.shelf }}" })).toHaveLength(1);
    expect(lintAlert("warehouse_items == 0", { description: "On shelf {{ $labels.shelf }}" })).toEqual([]);
  });
});

describe("how long an alert waits", () => {
  it("is two scrapes where something is absent", () => {
    const expr = 'absent(open_orders{cluster="a"})';
    expect(lintAlert(expr, { for: seconds(30) })).toEqual([
      `absent-without-wait at ${expr}: the alert fires when a series is missing once: it waits for 30s`,
    ]);
    expect(lintAlert(expr, { for: minutes(1) })).toEqual([]);
  });

  it("is compared with its window, one evaluation included", () => {
    const expr = "sum by (cluster) (increase(orders_total[5m])) > 0";
    expect(lintAlert(expr, { for: minutes(5) })).toHaveLength(1);
    expect(lintAlert(expr, { for: minutes(4) })).toEqual([]);
  });
});

it("an alert on a constant is meant to fire always", () => {
  expect(lintAlert("vector(1)", { labels: { cluster: "a" }, summary: "Alerting works" })).toEqual([]);
});

describe("what is no alert", () => {
  it("may record what it likes of counters, and lose the cluster on the hub", () => {
    expect(lintRecord("sum by (cluster) (orders_total) > 0")).toEqual([]);
    expect(lintRecord("sum(up)", "hub")).toEqual([]);
    expect(lintRecord("sum(up)")).toHaveLength(1);
    expect(lintRecord("vector(1)")).toHaveLength(1);
    expect(lintRecord("vector(1)", "leaf", { cluster: "a" })).toEqual([]);
  });

  it("may use Grafana's variables and look across clusters in panels", () => {
    expect(lintPanel('sum(rate(orders_total{namespace=~"$namespace"}[$__rate_interval]))')).toEqual([]);
    expect(lintPanel("sum(rate($metric[1m]))")).toEqual([]);
    expect(lintPanel("rate(open_orders[$__rate_interval])")).toHaveLength(1);
  });
});

describe("every lint", () => {
  const codes = LINTS.map(({ code }) => code);

  it("has its examples here", () => {
    expect([...Object.keys(IN_ALERTS), "absent-without-wait", "text-without-label"].sort()).toEqual([...codes].sort());
  });

  it.each(LINTS)("$code lies in a file of its name and has a page that gives its reason", ({ code, reason }) => {
    expect(readdirSync(join(ROOT, "constructs", "signals", "lints"))).toContain(`${code}.ts`);
    const page = readFileSync(join(ROOT, "docs", "checks", `${code}.md`), "utf8");
    expect(page.startsWith(`# ${code}\n\n${reason}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(["Wrong", "Right"]);
  });

  it("has the only pages about queries", () => {
    const folder = join(ROOT, "docs", "checks");
    const pages = readdirSync(folder).filter((file) => readFileSync(join(folder, file), "utf8").includes("```promql"));
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });
});
