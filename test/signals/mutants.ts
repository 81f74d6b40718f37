import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duration } from "../../constructs/core/duration";
import { alertLabels } from "../../constructs/signals/rules/labels";
import { promtoolRules, promtoolTests } from "../../constructs/signals/rules/promtool";
import type { AlertCase, AlertingRule, Rule, RuleGroup } from "../../constructs/signals/rules/rule";
import { edited, type Mutation, mutationsOf, renamings, seriesOf } from "./mutation";

/** A group of rules with one slip in it. */
export interface Mutant extends Mutation {
  /** The rule with the slip. */
  readonly rule: Rule;
  /** Name of the rule, and its labels where it shares the name. */
  readonly of: string;
  /** Ends the names of everything that the slip reaches. */
  readonly suffix: string;
  /** How long the alert waits, where the slip is there. */
  readonly hold?: Duration;
}

/** A slip that a test thinks of. */
export interface Slip {
  /** Continues "the cases notice". */
  readonly change: string;
  /** Name of the rule. */
  readonly name: string;
  readonly expr?: (expr: string) => string;
  readonly hold?: Duration;
}

/** All mutants of the rules of a group. */
export function mutantsOf({ rules }: RuleGroup): Mutant[] {
  return rules
    .flatMap((rule) => mutationsOf(rule.expr).map((mutation) => ({ ...mutation, rule, of: nameOf(rule) })))
    .map((mutant, index) => ({ ...mutant, suffix: `_m${index}` }));
}

/** Mutants of a group with slips that a test thinks of. */
export function mutantsWith({ rules }: RuleGroup, slips: readonly Slip[]): Mutant[] {
  return slips.map(({ change, name, expr, hold }, index) => {
    const rule = rules.find((each) => (each.kind === "alerting" ? each.alert : each.record) === name);
    const text = rule && (expr?.(rule.expr) ?? rule.expr);
    if (!rule || text === undefined || (text === rule.expr && !hold)) throw new Error(`${change} changes no ${name}`);
    return { change, edit: { from: 0, to: rule.expr.length, text }, rule, of: name, suffix: `_m${index}`, hold };
  });
}

/** The alerts of a group as they are, under other names: no case may notice these, or the names are to blame. */
export function controlsOf(group: RuleGroup): Mutant[] {
  // Beyond every number of a mutant.
  const taken = 1000;
  return group.rules
    .filter((rule) => rule.kind === "alerting")
    .map((rule, index) => ({
      change: "changes nothing",
      edit: { from: 0, to: 0, text: "" },
      rule,
      of: nameOf(rule),
      suffix: `_m${taken + index}`,
    }));
}

export function nameOf(rule: Rule): string {
  if (rule.kind === "alerting") return rule.alert;
  const labels = Object.entries(rule.labels ?? {}).map(([name, value]) => `${name}="${value}"`);
  return labels.length === 0 ? rule.record : `${rule.record}{${labels.join(", ")}}`;
}

/**
 * The mutants of a group that no case of an alert notices. All mutants of an alert are evaluated together, each under
 * names of its own, because starting a simulation costs more than a hundred rules.
 */
export async function survivors(group: RuleGroup, among = mutantsOf(group)): Promise<Mutant[]> {
  const mutants = [...among];
  const alerts = group.rules.filter((rule) => rule.kind === "alerting");
  const killed = await Promise.all(alerts.map((alert) => killedBy(group, alert, mutants)));
  return mutants.filter(({ suffix }) => !killed.some((suffixes) => suffixes.has(suffix)));
}

/** Suffixes of the mutants that turn a case of the alert red. */
async function killedBy(group: RuleGroup, alert: AlertingRule, mutants: readonly Mutant[]): Promise<Set<string>> {
  const base = upstream(group, alert);
  const killed = new Set<string>();
  let left = mutants.filter((mutant) => reached(group, mutant).has(alert));
  for (let failing = true; failing && left.length > 0;) {
    const copies = left.flatMap((mutant) => copiesOf(group, mutant, base, alert));
    const rules = [...base.filter((rule) => rule !== alert), ...copies];
    const output = await promtoolOutput({ ...group, rules }, casesOf(alert, left, recordNames(group)));
    if (!/SUCCESS|FAILED:/.test(output))
      throw new Error(`promtool cannot run the mutants of ${alert.alert}: ${output}`);
    // A rule that fails ends its simulation before anything is compared, for the other mutants as well.
    const failed = suffixesIn(output, /rule: [\w:]+?(_m\d+), time/g);
    for (const suffix of [...failed, ...suffixesIn(output, /alertname: \w+?(_m\d+),/g)]) killed.add(suffix);
    left = left.filter(({ suffix }) => !killed.has(suffix));
    failing = failed.length > 0;
  }
  return killed;
}

function suffixesIn(output: string, pattern: RegExp): string[] {
  return [...output.matchAll(pattern)].map(([, suffix]) => suffix ?? "");
}

function recordNames({ rules }: RuleGroup): string[] {
  return rules.flatMap((rule) => (rule.kind === "recording" ? [rule.record] : []));
}

/** The rules of a group that are evaluated with the slip: the one that has it, and those that read from such. */
function reached({ rules }: RuleGroup, { rule }: Mutant): Set<Rule> {
  const found = new Set<Rule>([rule]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    const names = [...found].flatMap((each) => (each.kind === "recording" ? [each.record] : []));
    for (const each of rules) {
      const shares = each.kind === "recording" && names.includes(each.record);
      if (shares || seriesOf(each.expr).some((name) => names.includes(name))) found.add(each);
    }
  }
  return found;
}

/** What an alert is computed from, and itself. */
function upstream({ rules }: RuleGroup, alert: AlertingRule): Rule[] {
  const needed = new Set<Rule>([alert]);
  for (let before = 0; before < needed.size;) {
    before = needed.size;
    const names = [...needed].flatMap(({ expr }) => seriesOf(expr));
    for (const rule of rules) if (rule.kind === "recording" && names.includes(rule.record)) needed.add(rule);
  }
  return rules.filter((rule) => needed.has(rule));
}

function copiesOf(group: RuleGroup, mutant: Mutant, base: readonly Rule[], alert: AlertingRule): Rule[] {
  const affected = base.filter((rule) => reached(group, mutant).has(rule));
  const names = affected.flatMap((rule) => (rule.kind === "recording" ? [rule.record] : []));
  return affected.map((rule) => {
    const slipped = rule === mutant.rule;
    const written = slipped ? edited(rule.expr, [mutant.edit]) : rule.expr;
    const expr = edited(
      written,
      renamings(written, names, (name) => name + mutant.suffix),
    );
    return rule === alert
      ? { ...alert, alert: alert.alert + mutant.suffix, expr, ...(slipped && mutant.hold && { for: mutant.hold }) }
      : { ...(rule as Exclude<Rule, AlertingRule>), record: nameWith(rule, mutant.suffix), expr };
  });
}

function nameWith(rule: Rule, suffix: string): string {
  return `${rule.kind === "recording" ? rule.record : rule.alert}${suffix}`;
}

/** The alert's cases, each asking about all mutants. */
function casesOf(alert: AlertingRule, mutants: readonly Mutant[], records: readonly string[]): object {
  const file = promtoolTests([{ name: "g", evaluator: "leaf", rules: [alert] }], "rules.json");
  return {
    ...file,
    tests: file.tests.map((test, index) => ({
      ...test,
      input_series: test.input_series.flatMap((input) => [input, ...forMutants(input, mutants, records)]),
      alert_rule_test: mutants.map(({ suffix }) => expectation(alert, alert.cases[index], suffix)),
      promql_expr_test: [],
    })),
  };
}

type Input = { readonly series: string; readonly values: string };

/** What a case says about recorded series holds for the mutants' as well. */
function forMutants(input: Input, mutants: readonly Mutant[], records: readonly string[]): Input[] {
  const [name = ""] = /^[\w:]+/.exec(input.series) ?? [];
  if (!records.includes(name)) return [];
  return mutants.map(({ suffix }) => ({ ...input, series: name + suffix + input.series.slice(name.length) }));
}

function expectation(alert: AlertingRule, alertCase: AlertCase | undefined, suffix: string): object {
  return {
    alertname: alert.alert + suffix,
    eval_time: alertCase?.at.toPrometheus(),
    exp_alerts: alertCase?.firing.map((labels) => ({ exp_labels: { ...labels, ...alertLabels(alert) } })),
  };
}

async function promtoolOutput(group: RuleGroup, tests: object): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  try {
    writeFileSync(join(folder, "rules.json"), JSON.stringify(promtoolRules([group])));
    writeFileSync(join(folder, "tests.json"), JSON.stringify(tests));
    return await output("promtool", ["test", "rules", "tests.json"], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function output(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // As test/signals/promtool.ts runs it.
    const env = { ...process.env, GOGC: "800", GOMAXPROCS: "1" };
    const child = spawn(program, args, { cwd, env });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(String(chunk)));
    child.on("error", reject);
    child.on("close", () => resolve(chunks.join("")));
  });
}
