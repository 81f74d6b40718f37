import { minutes } from "../../../constructs/core/duration";
import { checkCounted } from "../../../constructs/signals/pipelines/check-counted";
import type { LogPipeline, LogStage } from "../../../constructs/signals/pipelines/pipeline";
import type { LogRuleGroup } from "../../../constructs/signals/rules/log-rule";

function rules(...exprs: string[]): LogRuleGroup[] {
  const rest = { for: minutes(1), severity: "warning", team: "t", summary: "s", description: "d" } as const;
  return [{ name: "g", interval: minutes(1), rules: exprs.map((expr) => ({ alert: "A", expr, ...rest })) }];
}

const CATALOG = '{namespace="shop", app="catalog"}';

function verdict(lines: string, ...stages: LogStage[]): boolean {
  const pipelines: LogPipeline[] = [{ name: "catalog", selector: CATALOG, stages }];
  return checkCounted("logRules", rules(`sum by (cluster) (count_over_time(${lines} [5m])) > 5`), pipelines).length > 0;
}

const PROBES: LogStage = { kind: "drop", expression: "GET /health", reason: "probe" };
const FINE: LogStage[] = [
  { kind: "json", fields: { status: "http.status" } },
  { kind: "drop", field: "status", value: "200", reason: "fine" },
];
const DEBUG: LogStage[] = [
  { kind: "json", fields: { level: "level" } },
  { kind: "labels", fields: ["level"] },
  { kind: "match", selector: '{level="debug"}', stages: [{ kind: "drop", reason: "debug" }] },
];

describe("a rule that counts what a pipeline drops", () => {
  it.each<[string, string, LogStage[]]>([
    ["the same text", `${CATALOG} |= "GET /healthz"`, [PROBES]],
    ["the same text in wider streams", '{namespace="shop"} |= "GET /healthz"', [PROBES]],
    ["the same expression", `${CATALOG} |~ "GET /health"`, [PROBES]],
    ["the field", `${CATALOG} | status="200"`, FINE],
    ["its place in the line", `${CATALOG} | json | http_status="200"`, FINE],
    ["one of several values", `${CATALOG} | json | http_status=~"200|500"`, FINE],
    ["the label", '{namespace="shop", app="catalog", level="debug"}', DEBUG],
    ["everything there is", CATALOG, [{ kind: "drop", reason: "noise" }]],
  ])("is found by %s", (_, lines, stages) => {
    expect(verdict(lines, ...stages)).toBe(true);
  });

  it.each<[string, string, LogStage[]]>([
    ["other streams", '{namespace="shop", app="checkout"} |= "GET /healthz"', [PROBES]],
    ["another text", `${CATALOG} |= "failed payment"`, [PROBES]],
    ["all but the text", `${CATALOG} !~ "GET /health"`, [PROBES]],
    ["all lines of the streams", CATALOG, [PROBES]],
    ["a choice", `${CATALOG} |= "GET /healthz" or "POST"`, [PROBES]],
    ["another value", `${CATALOG} | json | http_status="500"`, FINE],
    ["all but some other value", `${CATALOG} | json | http_status!="500"`, FINE],
    ["every other value", `${CATALOG} | json | http_status!="200"`, FINE],
    ["another label", '{namespace="shop", app="catalog", level="error"}', DEBUG],
    ["more streams than are dropped", '{namespace="shop"}', [{ kind: "drop", reason: "noise" }]],
  ])("is not one that counts %s", (_, lines, stages) => {
    expect(verdict(lines, ...stages)).toBe(false);
  });

  it("is named with the pipeline, its reason and the lines, in recording rules as well", () => {
    const expr = `sum by (cluster) (count_over_time(${CATALOG} |= "GET /healthz" [5m]))`;
    const groups: LogRuleGroup[] = [
      { name: "g", interval: minutes(1), records: [{ record: "a:b:c", expr }], rules: [] },
    ];
    expect(checkCounted("p.logRules", groups, [{ name: "catalog", selector: CATALOG, stages: [PROBES] }])).toEqual([
      {
        at: "p.logRules.g.a:b:c.expr",
        value: `${CATALOG} |= "GET /healthz" [5m]`,
        problem: "counts lines that the pipeline catalog drops (probe)",
        fix: "Keep the lines, or count something else",
      },
    ]);
  });
});
