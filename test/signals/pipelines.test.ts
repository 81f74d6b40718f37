import { checkPipelines, checkTraceSampling } from "../../constructs/signals/pipelines/check";
import { groupsOf } from "../../constructs/signals/pipelines/groups";
import type { LogStage } from "../../constructs/signals/pipelines/pipeline";

const SELECTOR = '{namespace="shop", app=~"cat.*"}';
const FIELDS: LogStage = { kind: "json", fields: { level: "level" } };

function problems(selector: string, ...stages: LogStage[]): string[] {
  return checkPipelines("pack.pipelines", [{ name: "catalog", selector, stages }]).map(
    ({ at, problem }) => `${at.replace("pack.pipelines.catalog.", "")} ${problem}`,
  );
}

describe("a selector of lines", () => {
  it.each([SELECTOR, '{ pod!="a" }', '{app=`a`} |= `b` != "c"', '{container="}"} |~ "x{2}"', '{service_name!~"a|b"}'])(
    "may be %s",
    (selector) => {
      expect(problems(selector, FIELDS)).toEqual([]);
    },
  );

  it.each([
    "",
    "{}",
    'app="a"',
    '{app="a"',
    '{app="a",}',
    '{app=~"("}',
    '{app="a"} |~ "["',
    "{app=a}",
    '{app="a"} | json',
    '{app="a"} | level="x"',
  ])("cannot be %s", (selector) => {
    expect(problems(selector, FIELDS)).toEqual(["selector is not a stream selector with line filters"]);
  });

  it("knows only the labels that a line has by then: the cluster is added on the way out", () => {
    expect(problems('{cluster="a", app="b", level="c"}', FIELDS)).toHaveLength(2);
  });
});

describe("the stages of a pipeline", () => {
  it.each<LogStage>([
    { kind: "multiline", firstLine: "^\\d" },
    { kind: "logfmt", fields: { a: "b" } },
    { kind: "regex", expression: "(?i)(?:a|b) (?P<c>[(]x[)])" },
    { kind: "labels", fields: ["level"] },
    { kind: "structured-metadata", fields: ["trace_id"] },
    { kind: "drop", field: "status", value: "200", reason: "fine" },
    { kind: "replace", expression: "token=(\\S+)", replacement: "" },
  ])("may be $kind", (stage) => {
    expect(problems(SELECTOR, stage)).toEqual([]);
  });

  it.each<[string, LogStage]>([
    ["an expression without a group replaces nothing", { kind: "replace", expression: "token=\\S+", replacement: "" }],
    ["an escaped parenthesis is no group", { kind: "replace", expression: "\\(a\\)", replacement: "" }],
    ["an empty value drops every line with the field", { kind: "drop", field: "a", value: "", reason: "b" }],
    ["groups without a name", { kind: "regex", expression: "(a)(?P<b>c)" }],
    ["no groups at all", { kind: "regex", expression: "a" }],
    ["a label that says where the line comes from", { kind: "labels", fields: ["namespace"] }],
    ["the same beside the line", { kind: "structured-metadata", fields: ["app"] }],
    ["names that are none", { kind: "json", fields: { "a-b": "c" } }],
    ["no fields", { kind: "labels", fields: [] }],
    ["an empty first line", { kind: "multiline", firstLine: "" }],
  ])("are refused: %s", (_, stage) => {
    expect(problems(SELECTOR, stage)).toHaveLength(1);
  });

  it("join lines before they look at each", () => {
    expect(problems(SELECTOR, FIELDS, { kind: "multiline", firstLine: "^\\d" })).toEqual([
      "stages[1] joins lines after an earlier stage has looked at each alone",
    ]);
  });

  it("are at least one", () => {
    expect(problems(SELECTOR)).toEqual(["stages are none, which Alloy refuses"]);
  });
});

test("the groups of an expression are found among parentheses that are none", () => {
  expect(groupsOf(String.raw`\((a)[(](?P<b>c(?:d)(?i)(?<e>f))[^]()]`)).toEqual([undefined, "b", "e"]);
});

describe("the share of a service's traces", () => {
  it("is a percentage, said once", () => {
    expect(checkTraceSampling("t", [{ service: "a", percentage: 0 }])).toEqual([]);
    const wrong = [
      { service: "a", percentage: 101 },
      { service: "b", percentage: 1 },
      { service: "b", percentage: 2 },
      { service: "", percentage: 3 },
    ];
    expect(checkTraceSampling("t", wrong).map(({ value }) => value)).toEqual([101, "b", ""]);
  });
});
