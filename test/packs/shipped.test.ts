import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSignals } from "../../constructs/packs/check";
import { alertNames } from "../../constructs/packs/runbooks";
import type { Matcher, VectorSelector } from "../../constructs/signals/promql/ast";
import { parsePromql } from "../../constructs/signals/promql/parse";
import { partsOfKind } from "../../constructs/signals/promql/walk";
import { renderRules } from "../../constructs/signals/rules/render";
import { sloGroupName } from "../../constructs/signals/slo/rules";
import { environments } from "../../environments";
import { checkedRules, testedRules } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { ROOT } from "../support/sources";
import { EVERYWHERE, PROMISING, SHIPPED, SITE } from "./shipped";

const RUNBOOKS = join(ROOT, "docs", "runbooks");

const ALL = [...SHIPPED, ...PROMISING];

describe.each(ALL)("the shipped pack %s", (_name, signals) => {
  it("passes all checks", () => {
    // Those that every cluster has lead to each other's dashboards.
    const everywhere = EVERYWHERE.map(([, each]) => each);
    expect(checkSignals("test", everywhere.includes(signals) ? everywhere : [signals])).toEqual([]);
  });

  it("says for each alert where its runbook lies", () => {
    expect(signals.runbooks.map(({ alert, path }) => `${alert} ${path}`).sort()).toEqual(
      alertNames(signals)
        .map((alert) => `${alert} docs/runbooks/${alert}.md`)
        .sort(),
    );
  });
});

describe("an alert that notices what is missing", () => {
  const alerts = ALL.flatMap(([pack, { rules }]) =>
    rules.flatMap((group) => group.rules).flatMap((rule) => (rule.kind === "alerting" ? [{ pack, ...rule }] : [])),
  ).filter(({ expr }) => absentSelectors(expr).length > 0);

  it.each(alerts)("$alert of $pack has a case in which it fires without what it waits for", ({ expr, cases }) => {
    for (const { metric = "", matchers } of absentSelectors(expr)) {
      const missing = cases.filter(({ firing, series }) => {
        const names = Object.keys(series).filter((name) => name.startsWith(`${metric}{`));
        return firing.length > 0 && !names.some((name) => matchers.every((each) => isAskedFor(name, each)));
      });
      expect(missing.length).toBeGreaterThan(0);
    }
  });
});

/** What an expression asks to be there. */
function absentSelectors(expr: string): VectorSelector[] {
  const { expression } = parsePromql(expr);
  const calls = expression ? partsOfKind(expression, "call") : [];
  return calls.filter((call) => call.function.startsWith("absent")).flatMap((call) => partsOfKind(call, "selector"));
}

/** Whether a series, as a case writes it, has what a matcher wants. */
function isAskedFor(series: string, { label, operator, value }: Matcher): boolean {
  const [, given = ""] = new RegExp(`[{ ]${label}="([^"]*)"`).exec(series) ?? [];
  return operator === "=~" ? new RegExp(`^(?:${value})$`).test(given) : given === value;
}

describe("the runbooks", () => {
  const placed = environments.flatMap(({ workloads }) => workloads.flatMap(({ packs }) => packs));
  const shipped = [...ALL.map(([, signals]) => signals), ...placed.map((pack) => pack(SITE, undefined))];
  const alerts = new Set(shipped.flatMap(alertNames));
  const files = readdirSync(RUNBOOKS).filter((file) => file.endsWith(".md") && file !== "README.md");

  it("are one file for every alert and none besides", () => {
    expect(files.sort()).toEqual([...alerts].map((alert) => `${alert}.md`).sort());
  });

  it.each(files)("%s says what it means, how to look and what to do", (file) => {
    const text = readFileSync(join(RUNBOOKS, file), "utf8");
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([file.replace(".md", ""), "What it means", "Look first", "What to do", "When it is over"]);
  });
});

describeWith("promtool", "promtool", () => {
  it.each(ALL)("accepts the rules of %s", (_name, { rules }) => {
    expect(checkedRules(renderRules(rules, "https://runbooks.example.com"))).toBe("");
  });

  it.each(SHIPPED)("agrees with every case of %s", (_name, { rules }) => {
    expect(testedRules(rules)).toBe("");
  });

  // The other rules of these packs are those from above, and dialects differ in the selectors that those have shown.
  it.each(PROMISING.slice(0, 1))("agrees with every case of the objectives of %s", (_name, { rules, slos }) => {
    const names = slos.map(sloGroupName);
    expect(testedRules(rules.filter(({ name }) => names.includes(name)))).toBe("");
  });
});

it("knows the site it is on: rules name its cluster where a missing series must be noticed", () => {
  const absent = ALL.flatMap(([, { rules }]) => rules.flatMap((group) => group.rules)).filter(({ expr }) =>
    expr.includes("absent("),
  );
  expect(absent.length).toBeGreaterThan(0);
  for (const { expr } of absent) expect(expr).toContain(`cluster="${SITE.cluster}"`);
});
