import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promtoolRules, promtoolTests } from "../../constructs/signals/rules/promtool";
import type { RuleGroup } from "../../constructs/signals/rules/rule";

const RULES = "rules.json";
const TESTS = "tests.json";

/** What promtool says about files: nothing when they are right. JSON is YAML, so nothing needs a YAML writer. */
export function promtool(command: readonly string[], files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), "promtool-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
    // Two test files run at a time: collecting garbage rarely, and on one processor, saves a fifth of promtool's time.
    const env = { ...process.env, GOGC: "800", GOMAXPROCS: "1" };
    const { status, stdout, stderr } = spawnSync("promtool", command, { cwd: folder, encoding: "utf8", env });
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Complaints of `promtool check rules` about a rule file; duplicates count. */
export function checkedRules(rules: unknown): string {
  return promtool(["check", "rules", "--lint=all", "--lint-fatal", RULES], { [RULES]: rules });
}

/** Complaints of `promtool test rules` about the cases of the alerts. */
export function testedRules(groups: readonly RuleGroup[], rules?: unknown): string {
  if (rules === undefined)
    return related(groups)
      .map((set) => testedRules(set, promtoolRules(set)))
      .join("");
  return promtool(["test", "rules", TESTS], { [RULES]: rules, [TESTS]: promtoolTests(groups, RULES) });
}

/** Groups that read what others record, together. For a case promtool evaluates every rule it is given, needed or not. */
function related(groups: readonly RuleGroup[]): RuleGroup[][] {
  return groups.reduce<RuleGroup[][]>((sets, group) => {
    const near = sets.filter((set) => set.some((other) => reads(group, other) || reads(other, group)));
    return [...sets.filter((set) => !near.includes(set)), [...near.flat(), group]];
  }, []);
}

function reads(group: RuleGroup, other: RuleGroup): boolean {
  const recorded = other.rules.flatMap((rule) => (rule.kind === "recording" ? [rule.record] : []));
  return group.rules.some(({ expr }) => recorded.some((name) => expr.includes(name)));
}

/** One value that an expression must have after the rules were evaluated. */
export interface Expectation {
  readonly series: Readonly<Record<string, string>>;
  readonly at: string;
  /** How often the rules are evaluated; for a course of days seldom, or it takes long. @default 30 seconds */
  readonly every?: string;
  readonly expr: string;
  readonly samples: readonly { readonly labels: string; readonly value: number }[];
}

/** Complaints of `promtool test rules` about values that recorded series must have. */
export function testedValues(
  groups: readonly RuleGroup[],
  { series, at, every = "30s", expr, samples }: Expectation,
): string {
  const input = Object.entries(series).map(([name, values]) => ({ series: name, values }));
  const tests = {
    rule_files: [RULES],
    evaluation_interval: every,
    tests: [{ interval: "1m", input_series: input, promql_expr_test: [{ expr, eval_time: at, exp_samples: samples }] }],
  };
  return promtool(["test", "rules", TESTS], { [RULES]: promtoolRules(groups), [TESTS]: tests });
}
