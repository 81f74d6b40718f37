import { minutes } from "../../../constructs/core/duration";
import { checkLogCases, firing } from "../../../constructs/signals/log-cases/check";
import { evaluate } from "../../../constructs/signals/log-cases/evaluate";
import type { StoredLine } from "../../../constructs/signals/log-cases/lines";
import { parseLogqlTree } from "../../../constructs/signals/logql/parse";
import type { LogPipeline } from "../../../constructs/signals/pipelines/pipeline";
import type { LogAlert, LogCase } from "../../../constructs/signals/rules/log-rule";
import {
  countLines,
  firesOn,
  logAlert,
  logGroup,
  shareOfLines,
  silentOn,
} from "../../../constructs/signals/rules/log-rule-builders";

const STREAM = '{namespace="shop", app="payments"}';
const OWN = { namespace: "shop", app: "payments" };

function payments(expr: string, ...cases: LogCase[]): LogAlert {
  const texts = { team: "payments", summary: "Payments fail", description: "Users cannot pay." };
  return logAlert({ alert: "FailedPayments", expr, for: minutes(0), severity: "critical", ...texts, cases });
}

const FAILED = payments(`${countLines(`${STREAM} |= "failed payment"`)} > 5`);

const LEVELS: LogPipeline = {
  name: "levels",
  selector: STREAM,
  stages: [
    { kind: "json", fields: { level: "level", user: "user" } },
    { kind: "labels", fields: ["level"] },
    { kind: "structured-metadata", fields: ["user"] },
  ],
};

function problems(alert: LogAlert, ...pipelines: LogPipeline[]): string[] {
  const found = checkLogCases("p.logRules", [logGroup("payments", alert)], pipelines).map(({ problem }) => problem);
  return found.filter((problem) => problem !== ONE_SIDE);
}

const ONE_SIDE = "show one side only";

describe("cases of an alert on lines", () => {
  it("hold when it fires above its number of lines and not at it", () => {
    const fires = firesOn("when payments fail", [["failed payment", 6], "paid"], OWN);
    const silent = silentOn("at just five", [
      ["failed payment", 5],
      ["paid", 100],
    ]);
    expect(problems({ ...FAILED, cases: [fires, silent] })).toEqual([]);
  });

  it("show both sides, or are none", () => {
    const sides = (...cases: LogCase[]): boolean =>
      checkLogCases("p", [logGroup("g", { ...FAILED, cases })], []).some(({ problem }) => problem === ONE_SIDE);
    const fires = firesOn("when payments fail", [["failed payment", 6]], OWN);
    const silent = silentOn("at just five", [["failed payment", 5]]);
    expect([sides(), sides(fires, silent), sides(fires), sides(silent)]).toEqual([false, false, true, true]);
  });

  it("are reported when they end otherwise", () => {
    const fires = firesOn("too early", [["failed payment", 5]], OWN);
    const silent = silentOn("too long", [["failed payment", 6]]);
    expect(problems({ ...FAILED, cases: [fires, silent] })).toEqual([
      'fires nothing instead of {app="payments", namespace="shop"}',
      'fires {app="payments", namespace="shop"} instead of nothing',
    ]);
  });

  it("see labels and metadata that a pipeline makes, and lines as it left them", () => {
    const errors = `{namespace="shop", app="payments", level="error"}`;
    const share = `${shareOfLines(errors, { of: STREAM, enough: 10 })} > 0.2`;
    const line = (level: string): string => JSON.stringify({ level, user: "jane" });
    const cases = [
      firesOn(
        "with a third",
        [
          [line("error"), 4],
          [line("info"), 8],
        ],
        OWN,
      ),
      silentOn("at a fifth", [
        [line("error"), 3],
        [line("info"), 12],
      ]),
      silentOn("with few lines", [[line("error"), 10]]),
    ];
    expect(problems(payments(share, ...cases), LEVELS)).toEqual([]);
    expect(problems(payments(share, ...cases))).toHaveLength(1);
    const users = countLines(`${STREAM} | user="jane"`, { by: ["user"] });
    expect(firing(payments(`${users} > 0`), silentOn("", [line("info")]), [LEVELS])).toEqual([{ user: "jane" }]);
  });

  it("turn red when a pipeline drops what the alert counts", () => {
    const drop: LogPipeline = {
      name: "drop",
      selector: STREAM,
      stages: [{ kind: "drop", expression: "payment", reason: "d" }],
    };
    const alert = { ...FAILED, cases: [firesOn("when payments fail", [["failed payment", 6]], OWN)] };
    expect(problems(alert, drop)).toHaveLength(1);
  });

  it("carry the labels of the alert itself", () => {
    const alert = {
      ...FAILED,
      labels: { page: "yes" },
      cases: [firesOn("x", [["failed payment", 6]], { ...OWN, page: "yes" })],
    };
    expect(problems(alert)).toEqual([]);
  });

  it("tell what of LogQL they cannot run", () => {
    const alert = payments(`quantile_over_time(0.9, ${STREAM} | unwrap x [5m]) > 1`, silentOn("x", []));
    expect(problems(alert)[0]).toMatch(/part of LogQL that cases cannot run/);
  });
});

describe("LogQL over sample lines", () => {
  const line = (text: string, labels: Record<string, string> = { app: "a" }): StoredLine => ({ text, labels });
  const LINES: StoredLine[] = [
    line('{"status":500,"took":{"ms":12},"app":"inner"}'),
    line('{"status":200,"took":{"ms":3}}'),
    line("status=500 took_ms=40", { app: "b" }),
  ];

  function value(query: string, lines = LINES): unknown {
    const { tree, problems: errors } = parseLogqlTree(query, {});
    expect(errors).toEqual([]);
    return tree && evaluate(tree, lines).map(({ value: each, labels }) => [labels.app ?? "", each]);
  }

  const all = '{app=~"a|b"}';

  it.each<[string, unknown]>([
    [`sum(count_over_time(${all}[5m]))`, [["", 3]]],
    [
      `sum by (app) (count_over_time(${all}[5m]))`,
      [
        ["a", 2],
        ["b", 1],
      ],
    ],
    [`sum without (app) (count_over_time(${all}[5m]))`, [["", 3]]],
    [`count(count_over_time(${all}[5m]))`, [["", 2]]],
    [`max(count_over_time(${all}[5m])) - min(count_over_time(${all}[5m]))`, [["", 1]]],
    [`rate({app="b"}[1m]) * 60`, [["b", 1]]],
    [`sum by (app) (count_over_time({app="a"} | json | status="500" [5m]))`, [["a", 1]]],
    [`sum by (app) (count_over_time({app="a"} | json | took_ms > 5 [5m]))`, [["a", 1]]],
    [`sum by (app) (count_over_time({app="a"} | json | app_extracted="inner" [5m]))`, [["a", 1]]],
    [`sum by (app) (count_over_time(${all} | logfmt | status="500" [5m]))`, [["b", 1]]],
    [`sum by (app) (count_over_time(${all} | regexp "(?P<s>50\\\\d)" | s!="" and app="a" [5m]))`, [["a", 1]]],
    [
      `sum by (app) (count_over_time(${all} | json | status=200 or app="b" [5m]))`,
      [
        ["a", 1],
        ["b", 1],
      ],
    ],
    [`sum by (app) (count_over_time(${all} |= "500" !~ "took=\\\\d" != "inner" [5m]))`, [["b", 1]]],
    [`sum by (app) (count_over_time(${all}[5m])) > 1`, [["a", 2]]],
    [`sum(count_over_time({app="b"}[5m])) / (sum(count_over_time(${all}[5m])) > 2) > 0.3`, [["", 1 / 3]]],
    [`sum(count_over_time({app="b"}[5m])) / (sum(count_over_time(${all}[5m])) > 3) > 0.3`, []],
    [`10 - 2 - 3 * 2`, [["", 2]]],
    [
      `sum by (app) (count_over_time({app="a"}[5m])) or sum by (app) (count_over_time({app="b"}[5m]))`,
      [
        ["a", 2],
        ["b", 1],
      ],
    ],
    [`sum by (app) (count_over_time(${all}[5m])) unless sum by (app) (count_over_time({app="b"}[5m]))`, [["a", 2]]],
    [`sum by (app) (count_over_time(${all}[5m])) and sum by (app) (count_over_time({app="b"}[5m])) == 1`, [["b", 1]]],
  ])("%s", (query, expected) => {
    expect(value(query)).toEqual(expected);
  });

  it.each([
    `sum(count_over_time(${all} | line_format "x" [5m]))`,
    `sum(rate(${all}[1m])) > on (app) 1`,
    `topk(1, rate(${all}[1m]))`,
  ])("refuses %s", (query) => {
    expect(() => value(query)).toThrow(/cases cannot run/);
  });
});
