import { secret } from "../../../constructs/core/secret-ref";
import { checkPipelines, checkTraceSampling } from "../../../constructs/signals/pipelines/check";
import { groupsOf } from "../../../constructs/signals/pipelines/groups";
import { isJmesPath } from "../../../constructs/signals/pipelines/jmes-path";
import type { KafkaSource } from "../../../constructs/signals/pipelines/kafka";
import type { LogStage } from "../../../constructs/signals/pipelines/pipeline";

const SELECTOR = '{namespace="shop", app=~"cat.*"}';
const FIELDS: LogStage = { kind: "json", fields: { level: "level", status: "status", trace_id: "trace_id", a: "a" } };

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
    '{app="a"} |= "b" or "c"',
    '{app="a"} |> "<_> b"',
    'count_over_time({app="a"}[5m])',
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
    { kind: "drop", expression: "GET /healthz", reason: "probe" },
    { kind: "drop", field: "status", expression: "^2", reason: "fine" },
    { kind: "drop", field: "pod", expression: "-canary-", reason: "noise" },
    { kind: "drop", expression: "^\\s*$", reason: "empty" },
    { kind: "sample", percentage: 10, reason: "many" },
    { kind: "match", selector: '{app="a"} |= "b"', stages: [{ kind: "drop", reason: "noise" }] },
    { kind: "replace", expression: "token=(\\S+)", replacement: "" },
    { kind: "card-numbers", replacement: "<card>" },
  ])("may be $kind", (stage) => {
    const stages = stage.kind === "multiline" ? [stage, FIELDS] : [FIELDS, stage];
    expect(problems(SELECTOR, ...stages)).toEqual([]);
  });

  it.each<[string, LogStage]>([
    ["a drop without a condition takes every line", { kind: "drop", reason: "noise" }],
    ["so does an expression of anything", { kind: "drop", expression: ".*", reason: "noise" }],
    ["and one with an empty alternative", { kind: "drop", expression: "debug|", reason: "noise" }],
    ["the field of a drop, which no stage took", { kind: "drop", field: "nope", value: "1", reason: "noise" }],
    ["a label of what no stage took", { kind: "labels", fields: ["nope"] }],
    ["the same beside the line", { kind: "structured-metadata", fields: ["nope"] }],
    ["a label with a value for each trace", { kind: "labels", fields: ["trace_id"] }],
    ["a share of nothing", { kind: "sample", percentage: 0, reason: "many" }],
    ["a group that holds nothing", { kind: "replace", expression: "a()b", replacement: "" }],
    ["a group around a mere place", { kind: "replace", expression: "a(?P<b>\\b)c", replacement: "" }],
    ["a group of the empty text", { kind: "replace", expression: "(\\d*)", replacement: "" }],
    ["a place in JSON that is none", { kind: "json", fields: { b: "x[" } }],
    ["no place in JSON", { kind: "json", fields: { b: "" } }],
    ["no key of logfmt", { kind: "logfmt", fields: { b: "" } }],
    ["half of a character", { kind: "match", selector: '{app="\ud800"}', stages: [FIELDS] }],
    ["an expression without a group replaces nothing", { kind: "replace", expression: "token=\\S+", replacement: "" }],
    ["an escaped parenthesis is no group", { kind: "replace", expression: "\\(a\\)", replacement: "" }],
    ["an empty value drops every line with the field", { kind: "drop", field: "a", value: "", reason: "b" }],
    ["groups without a name", { kind: "regex", expression: "(a)(?P<b>c)" }],
    ["no groups at all", { kind: "regex", expression: "a" }],
    ["a label that says where the line comes from", { kind: "labels", fields: ["namespace"] }],
    ["the same beside the line", { kind: "structured-metadata", fields: ["app"] }],
    ["names that are none", { kind: "json", fields: { "a-b": "c" } }],
    ["no fields", { kind: "labels", fields: [] }],
    ["an expression that RE2 does not know", { kind: "replace", expression: "(?=a)(b)", replacement: "" }],
    ["a value of nothing", { kind: "drop", value: "a", reason: "b" }],
    ["a value and an expression", { kind: "drop", field: "a", value: "b", expression: "c", reason: "d" }],
    ["an expression that a missing field matches", { kind: "drop", field: "a", expression: "b*", reason: "c" }],
    ["more than all", { kind: "sample", percentage: 101, reason: "many" }],
    ["a label that no stage made", { kind: "match", selector: '{level="debug"}', stages: [FIELDS] }],
    ["nothing to do for what is matched", { kind: "match", selector: '{app="a"}', stages: [] }],
  ])("are refused: %s", (_, stage) => {
    expect(problems(SELECTOR, FIELDS, stage)).toHaveLength(1);
  });

  it.each(["trace_id", "spanId", "x_request_id", "user_id", "session_id", "pod_uid", "ip", "error_message"])(
    "make no label of %s, but may store it beside the line",
    (field) => {
      const json: LogStage = { kind: "json", fields: { [field]: field } };
      expect(problems(SELECTOR, json, { kind: "labels", fields: [field] })).toEqual([
        "stages[1].fields has too many values for a label: each would be a stream",
      ]);
      expect(problems(SELECTOR, json, { kind: "structured-metadata", fields: [field] })).toEqual([]);
    },
  );

  it.each(["level", "status", "provider", "region_id", "grid", "user_type"])("may make a label of %s", (field) => {
    const json: LogStage = { kind: "json", fields: { [field]: field } };
    expect(problems(SELECTOR, json, { kind: "labels", fields: [field] })).toEqual([]);
  });

  it("may drop all that comes where something has chosen the lines", () => {
    const drop: LogStage = { kind: "drop", reason: "noise" };
    expect(problems(`${SELECTOR} |= "GET /healthz"`, drop)).toEqual([]);
    expect(problems(SELECTOR, { kind: "match", selector: '{app="catalog"}', stages: [drop] })).toEqual([]);
  });

  it("know what a stage before them took, also inside of a match and by a replacement", () => {
    const inside: LogStage = {
      kind: "match",
      selector: '{app="a"}',
      stages: [FIELDS, { kind: "labels", fields: ["a"] }],
    };
    const debug: LogStage = { kind: "match", selector: '{a="debug"}', stages: [{ kind: "drop", reason: "debug" }] };
    const replaced: LogStage = { kind: "replace", expression: "user=(?P<name>\\S+)", replacement: "?" };
    expect(problems(SELECTOR, inside, debug, { kind: "drop", field: "status", value: "200", reason: "fine" })).toEqual(
      [],
    );
    expect(problems(SELECTOR, replaced, { kind: "labels", fields: ["name"] })).toEqual([]);
    expect(problems(SELECTOR, { kind: "labels", fields: ["level"] }, FIELDS)).toHaveLength(1);
    expect(
      problems(
        SELECTOR,
        FIELDS,
        { kind: "labels", fields: ["a"] },
        { kind: "structured-metadata", fields: ["a"] },
        debug,
      ),
    ).toHaveLength(1);
  });

  it("are of a kind that there is, also without types", () => {
    // @ts-expect-error no such kind
    expect(problems(SELECTOR, { kind: "jsn", fields: { b: "b" } })).toEqual(["stages[0].kind is no kind of stage"]);
  });

  it("cannot begin an entry with every line, or with nothing", () => {
    expect(problems(SELECTOR, { kind: "multiline", firstLine: "" })).toHaveLength(1);
    expect(problems(SELECTOR, { kind: "multiline", firstLine: ".*" })).toEqual([
      "stages[0].firstLine is found in every line, so that none is joined",
    ]);
  });

  it("join lines before they look at each", () => {
    expect(problems(SELECTOR, FIELDS, { kind: "multiline", firstLine: "^\\d" })).toEqual([
      "stages[1] joins lines after an earlier stage has looked at each alone",
    ]);
  });

  it("may tell lines apart by labels that an earlier one has made", () => {
    const debug: LogStage = {
      kind: "match",
      selector: '{level="debug"}',
      stages: [{ kind: "drop", reason: "debug" }],
    };
    expect(problems(SELECTOR, FIELDS, { kind: "labels", fields: ["level"] }, debug)).toEqual([]);
  });

  it("are at least one", () => {
    expect(problems(SELECTOR)).toEqual(["stages are none, which Alloy refuses"]);
  });
});

describe("a pipeline of messages", () => {
  const source: KafkaSource = {
    kind: "kafka",
    brokers: ["kafka.data.svc:9093"],
    topics: ["app-logs"],
    labels: { app: "ingestion" },
  };

  function of(differences: Partial<KafkaSource>, ...stages: LogStage[]): string[] {
    const pipeline = { name: "messages", source: { ...source, ...differences }, stages };
    return checkPipelines("p", [pipeline]).map(({ at, problem }) => `${at.replace("p.messages.", "")} ${problem}`);
  }

  it("needs no stage, and may say itself where each message comes from", () => {
    expect(of({})).toEqual([]);
    const fields = { app: "service", service_name: "service" };
    expect(of({}, { kind: "json", fields }, { kind: "labels", fields: ["app", "service_name"] })).toEqual([]);
    expect(of({}, { kind: "json", fields }, { kind: "labels", fields: ["app"] })).toHaveLength(1);
    expect(of({}, { kind: "labels", fields: ["cluster"] })).toHaveLength(1);
    expect(of({}, { kind: "drop", reason: "all" })).toHaveLength(1);
  });

  const login = { user: secret("kafka", "user"), password: secret("kafka", "password") };

  it.each<[string, Partial<KafkaSource>]>([
    ["brokers are host:port", { brokers: ["kafka.data.svc"] }],
    ["ports end at 65535", { brokers: ["kafka.data.svc:70000"] }],
    ["topics have names", { topics: ["app logs"] }],
    ["lines come from somewhere", { labels: { app: "" } }],
    ["a password is not sent in the open", { tls: false, login: { ...login, mechanism: "PLAIN" } }],
    ["an authority is for TLS", { tls: false, ca: secret("kafka", "ca") }],
  ])("is refused: %s", (_, differences) => {
    expect(of(differences)).toHaveLength(1);
  });
});

describe("a place in JSON", () => {
  it.each([
    "a",
    "a.b",
    '"a-b".c',
    "a[0]",
    "a[-1].b[*].c",
    "a[1:2]",
    "a[::2]",
    "[0]",
    "*.b",
    "a[]",
    "a[?b == 'x' && !c].d | [0]",
    "a[?b > `5`]",
    "{b: c, d: e.f}",
    "a.[b, c]",
    "[a, b]",
    "length(a)",
    "max_by(a, &b.c)",
    "now()",
    "(a || b).c",
    "@",
  ])("may be %s", (path) => {
    expect(isJmesPath(path)).toBe(true);
  });

  it.each([
    "",
    "x[",
    "x]",
    "a.",
    ".a",
    "a..b",
    "a b",
    "a[?b",
    "a[b",
    "{a}",
    "{a: }",
    "f(a",
    "f(a,)",
    "a ||",
    "'a",
    "#",
    "(a, b)",
    "a[1",
    "1",
  ])("cannot be %j", (path) => {
    expect(isJmesPath(path)).toBe(false);
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
