import { minutes } from "../../../constructs/core/duration";
import { describeProblem } from "../../../constructs/core/errors";
import { group } from "../../../constructs/signals/rules/builders";
import { checkLogRules, checkRules } from "../../../constructs/signals/rules/check";
import {
  ALERT_VARIABLES,
  LOG_ALERT_VARIABLES,
  checkTemplates,
  templateProblems,
} from "../../../constructs/signals/rules/check-templates";
import type { LogAlert } from "../../../constructs/signals/rules/log-rule";
import type { AlertingRule } from "../../../constructs/signals/rules/rule";
import { describeWith } from "../../support/programs";
import { promtool } from "../promtool";
import { exampleAlert } from "./examples";

const SOUND = [
  "no braces, } and { alone, }} closed",
  "{{ $labels.job }} of {{ $externalLabels.cluster }}: {{ $value }} {{ $externalURL }}",
  "{{ .Labels.job }} {{ .Value }} {{ $.Labels.job }}",
  '{{ $value | humanizePercentage }} {{ printf "%.2f" $value }} {{ printf `%s "x"` $labels.job | toUpper }}',
  '{{ if eq $labels.job "a" "}}" }}a{{ else if and $value (gt $value 1e3) }}b{{ else }}c{{ end }}',
  '{{ range $i, $e := query "up" }}{{ if $i }}{{ break }}{{ end }}{{ .Labels.job }}{{ else }}none{{ end }}',
  "{{- with $labels }} {{ .job }} {{ .Anything }} {{- end -}}",
  '{{ with query "up" | first }}{{ . | value | humanize }}{{ label "job" . }}{{ end }}',
  '{{ $x := index $labels "job" }}{{ $x = "b" }}{{ $x }}{{ (query "up" | first).Value }}',
  "{{/* a note }} with braces */}}{{- /* another */ -}}{{ -0x1F }}{{ 'x' }}{{ +1.5e-3 }}{{ 1_000 }}{{ .5 }}{{ 1+2i }}",
  '{{ define "a" }}{{ . }}{{ end }}{{ template "a" $labels.job }}{{ block "b" . }}x{{ end }}{{ template "a" }}',
  "{{ $value\n| humanize }} {{ nil | not }} {{ true }}",
];

const BROKEN: readonly (readonly [text: string, message: string, fix: string])[] = [
  [
    "{{ $value | humanizePercent }}",
    "templates of alerts have no function humanizePercent",
    "Write humanizePercentage",
  ],
  ["{{ $value | nope }}", "templates of alerts have no function nope", "See https://prometheus.io"],
  ["{{ $labels.job ", "these braces of the template are never closed", "Close them with }}"],
  ["{{ $lables.job }}", "there is no variable $lables", "Write $labels"],
  ["{{ $x }}{{ $x := 1 }}", "there is no variable $x", "Use one of "],
  ["{{ if $value }}{{ $x := 1 }}{{ end }}{{ $x }}", "there is no variable $x", "Use one of "],
  ['{{ define "a" }}{{ $labels.job }}{{ end }}', "there is no variable $labels", "Use one of $"],
  ["{{ if $value }}high", "this if of the template has no end", "Write {{ end }}"],
  ["{{ range $labels }}{{ with . }}x{{ end }}", "this range of the template has no end", "Write {{ end }}"],
  ["{{ end }}", "there is nothing that this end belongs to", "Take it out"],
  ["{{ else }}", "there is nothing that this else belongs to", "Begin with {{ if … }}"],
  ["{{ if $value }}{{ else }}{{ else }}{{ end }}", "there is nothing that this else belongs to", "Begin"],
  ["{{ range $labels }}{{ else if . }}{{ end }}", "if cannot stand here", "See https://"],
  ["{{ break }}", "break stands in no range", "Take it out"],
  ["{{ if $value }}{{ define `a` }}{{ end }}{{ end }}", "define stands in a block", "Write it outside"],
  ["{{ template $value }}", "a name is missing here", 'Write "name"'],
  ["{{ }}", "a value is missing here", "Write $value"],
  ["{{ if }}{{ end }}", "a value is missing here", "Write $value"],
  ["{{ humanize($value) }}", "( cannot stand here", "See https://"],
  ["{{ (humanize $value }}", "this parenthesis is never closed", "Close it with )"],
  ["{{ humanize $value) }}", ") cannot stand here", "See https://"],
  ['{{ $value | "a" }}', "a plain value takes nothing from the left of |", "Write a function"],
  ['{{ printf "%s }}', "this text in quotes is never closed", "Close it"],
  ['{{ match "\\d" $labels.job }}', "\\d is no escape sequence", "Write a backslash as two"],
  ["{{ printf '%s' $value }}", "single quotes hold one character", "Write a text in double quotes"],
  ["{{ 089 }}", "089 is no number", "Write it in digits"],
  ["{{ $value / 2 }}", "a template of Go has no /", "See https://"],
  ["{{ $labels.pod-name }}", "a template of Go has no .pod-", "See https://"],
];

describe("texts of alerts", () => {
  it.each(SOUND)("may be %j", (text) => {
    expect(templateProblems(text)).toEqual([]);
  });

  it.each(BROKEN)("cannot be %j", (text, message, fix) => {
    expect(templateProblems(text)).toEqual([
      expect.objectContaining({ message, fix: expect.stringContaining(fix) as string }),
    ]);
  });

  it("take nothing from an alert that it has not, which Prometheus says only once it fires", () => {
    expect(templateProblems("{{ .Lables.job }}")).toEqual([
      expect.objectContaining({ message: "an alert has no .Lables", fix: "Write .Labels" }),
    ]);
  });

  it("are told all that is wrong with them, with their place", () => {
    const text = "{{ $lables.job }}\n{{ $value | humanise }} {{ if $value }}";
    const [first, ...others] = checkTemplates("a.b", { summary: text, description: "" }, ALERT_VARIABLES);
    expect(others.map(({ at }) => at)).toEqual(["a.b.summary:2:13", "a.b.summary:2:25"]);
    expect(first && describeProblem(first)).toBe(
      "a.b.summary:1:4: there is no variable $lables. Write $labels.\n    {{ $lables.job }}\n       ^^^^^^^",
    );
  });
});

describe("alerts", () => {
  const logAlert = (changes: Partial<AlertingRule>): LogAlert => ({
    ...exampleAlert(changes),
    expr: 'sum by (cluster) (count_over_time({app="a"}[30m])) > 5',
    cases: [],
  });
  const places = (changes: Partial<AlertingRule>): string[][] => {
    const onLines = [{ name: "g", interval: minutes(1), rules: [logAlert(changes)] }];
    const all = [checkRules("r", [group("g", exampleAlert(changes))]), checkLogRules("r", onLines)];
    return all.map((problems) => problems.map(({ at, value }) => `${at} ${String(value)}`));
  };

  it.each<[string, Partial<AlertingRule>, string]>([
    ["summary", { summary: "{{" }, ".summary:1:1 undefined"],
    ["description", { description: "{{" }, ".description:1:1 undefined"],
    ["further texts", { annotations: { impact: "{{" } }, ".annotations.impact:1:1 undefined"],
    ["labels", { labels: { tier: "{{" } }, ".labels.tier:1:1 undefined"],
    ["names of labels", { labels: { "a-b": "c" } }, ".labels a-b"],
    ["names that are taken", { labels: { __name__: "c" } }, ".labels __name__"],
    ["names of texts", { annotations: { "1a": "c" } }, ".annotations 1a"],
  ])("on metrics and on lines are refused for their %s", (_what, changes, expected) => {
    expect(places(changes)).toEqual([[`r.g.InstanceDown${expected}`], [`r.g.InstanceDown${expected}`]]);
  });

  it("on lines know no address of a Prometheus", () => {
    expect(templateProblems("{{ $externalURL }}", LOG_ALERT_VARIABLES)).toHaveLength(1);
  });
});

describeWith("promtool", "promtool", () => {
  it("refuses the same texts", () => {
    const texts = [...SOUND, ...BROKEN.map(([text]) => text)];
    const rules = texts.map((summary, index) => ({ alert: `A${index}`, expr: "up", annotations: { summary } }));
    const said = promtool(["check", "rules", "rules.json"], { "rules.json": { groups: [{ name: "g", rules }] } });
    const refused = texts.filter((_text, index) => said.includes(`"A${index}"`));
    expect(refused).toEqual(BROKEN.map(([text]) => text));
  });
});
