import { minutes } from "../../../constructs/core/duration";
import { checkCounted } from "../../../constructs/signals/pipelines/check-counted";
import { literalsOf } from "../../../constructs/signals/pipelines/literals";
import type { LogPipeline, LogStage } from "../../../constructs/signals/pipelines/pipeline";
import { redact } from "../../../constructs/signals/pipelines/redact";
import type { LogRuleGroup } from "../../../constructs/signals/rules/log-rule";
import { countLines, shareOfLines } from "../../../constructs/signals/rules/log-rule-builders";

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

const SECRETS: LogStage = { kind: "replace", expression: "secret=(\\S+)", replacement: "?" };

function drop(expression: string): LogStage {
  return { kind: "drop", expression, reason: "noise" };
}

function sample(percentage: number): LogStage {
  return { kind: "sample", percentage, reason: "many" };
}

const SAMPLED_DEBUG: LogStage[] = [
  ...DEBUG.slice(0, 2),
  { kind: "match", selector: '{level="debug"}', stages: [sample(50)] },
];

function matching(filter: string, ...stages: LogStage[]): LogStage {
  return { kind: "match", selector: `{app="catalog"} ${filter}`, stages };
}

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
    ["a share of something", `${CATALOG} |= "boom"`, [sample(1)]],
    ["a share of the label", '{namespace="shop", app="catalog", level="debug"}', SAMPLED_DEBUG],
    [
      "everything there is, by an expression",
      `${CATALOG} |= "boom"`,
      [{ kind: "drop", expression: "a|", reason: "n" }],
    ],
    ["a share of nothing", `${CATALOG} |= "boom"`, [{ kind: "sample", percentage: 0, reason: "many" }]],
    ["texts of which each is dropped", `${CATALOG} |= "a" or "b"`, [drop("a|b")]],
    ["the same by two stages", `${CATALOG} |= "a" or "b"`, [drop("a"), drop("b")]],
    ["both sides of an expression", `${CATALOG} |~ "bo+m|ba+ng"`, [drop("m"), drop("ng")]],
    ["values of which each is dropped", `${CATALOG} | status="200" or http_status="200"`, FINE],
    ["an expression around the text", `${CATALOG} |~ "boom.*"`, [drop("boom")]],
    ["an expression that contains it escaped", `${CATALOG} |~ "^.+ GET /v1\\\\.0[a-z]?x*"`, [drop("/v1[.]0")]],
    ["text that is blotted out", `${CATALOG} |= "secret=abc"`, [SECRETS]],
    ["an expression of such text", `${CATALOG} |~ "^x.*secret=abc"`, [SECRETS]],
    ["a number of a card", `${CATALOG} |= " 4111111111111111 "`, redact("card-number")],
    ["an address within a line", `${CATALOG} |= " 10.0.0.1 "`, redact("ip-address")],
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
    ["one text that is dropped or another", `${CATALOG} |~ "boom|bang"`, [drop("boom")]],
    ["what need not contain the text", `${CATALOG} |~ "bo+m|(boom)?x|boom*"`, [drop("boom")]],
    ["text in any case", `${CATALOG} |~ "(?i)boom"`, [drop("boom")]],
    ["all of a sample", `${CATALOG} |= "boom"`, [sample(100)]],
    ["more than is sampled", CATALOG, [matching('|= "GET"', sample(10))]],
    ["what is left of the text", `${CATALOG} |= "secret="`, [SECRETS]],
    ["what stands in its place", `${CATALOG} |= "secret=?"`, [SECRETS]],
    ["text that is blotted out elsewhere", '{namespace="shop"} |= "secret=abc"', [SECRETS]],
    ["text that is blotted out in some lines", `${CATALOG} |= "secret=abc"`, [matching('|= "login"', SECRETS)]],
    ["text that may be part of a longer one", `${CATALOG} |= "10.0.0.1"`, redact("ip-address")],
    ["addresses of a network", `${CATALOG} |= ip("10.0.0.0/8")`, [drop("10.0.0.0/8")]],
    ["by an expression that is none", `${CATALOG} |~ "("`, [drop("boom")]],
    ["what an expression that is none drops", `${CATALOG} |= "boom"`, [drop("(")]],
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

  it("is told apart from one that counts what is blotted out", () => {
    const expr = `sum by (cluster) (count_over_time(${CATALOG} |= "secret=abc" [5m])) > 0`;
    expect(checkCounted("p", rules(expr), [{ name: "catalog", selector: CATALOG, stages: [SECRETS] }])).toEqual([
      expect.objectContaining({ problem: "counts lines by a text that the pipeline catalog blots out" }),
    ]);
  });
});

describe("a rule about lines of which a pipeline keeps a share", () => {
  const errors = countLines(`${CATALOG} |= "error"`);
  const problemsOf = (expr: string, ...stages: LogStage[]): string[] =>
    checkCounted("p", rules(expr), [{ name: "catalog", selector: CATALOG, stages }]).map(({ problem }) => problem);

  it.each([
    [10, "counts one line in 10: the pipeline catalog leaves out the others (many)"],
    [30, "counts 30 % of the lines: the pipeline catalog leaves out the others (many)"],
  ])("is told which, as of %d in 100", (percentage, expected) => {
    expect(problemsOf(`${errors} > 5`, sample(percentage))).toEqual([expected]);
  });

  it.each([
    ["a share of them", `${shareOfLines(`${CATALOG} |= "error"`, { of: CATALOG })} > 0.1`],
    ["a share in percent", `100 * (${errors} / ${countLines(CATALOG)}) > 10`],
    ["the highest of such shares", `max by (cluster) (${errors} / ${countLines(CATALOG)}) > 0.1`],
    ["their absence", `absent_over_time(${CATALOG} [1h])`],
    ["values in them", `quantile_over_time(0.9, ${CATALOG} | json | unwrap ms [5m]) by (cluster) > 1`],
  ])("may be about %s", (_what, expr) => {
    expect(problemsOf(expr, sample(10))).toEqual([]);
  });

  it.each([
    ["lines of which all are kept", '{namespace="shop", app="checkout"}'],
    ["lines of which some are sampled", '{namespace="shop"}'],
  ])("cannot be about their share of %s", (_what, of) => {
    expect(problemsOf(`${shareOfLines(CATALOG, { of })} > 0.1`, sample(10))).toHaveLength(1);
  });

  it("may not divide by a mere number", () => {
    expect(problemsOf(`${errors} / 5 > 1`, sample(10))).toHaveLength(1);
  });
});

describe("what stands in all that an expression finds", () => {
  it.each<[string, string[]]>([
    ["boom", ["boom"]],
    ["a.*bc+d?e{0,2}f{x", ["a", "bc", "f{x"]],
    ["^\\[x\\]\\d(y|z)[()]w(?:v)$", ["[x]", "w"]],
    ["a|b", []],
    ["(a|b)", []],
    ["(?i)a", []],
    ["(?i:a)b", []],
    ["\\Qa*\\E", []],
  ])("is in %s: %j", (expression, expected) => {
    expect(literalsOf(expression)).toEqual(expected);
  });
});
