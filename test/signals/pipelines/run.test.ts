import type { LogPipeline, LogStage } from "../../../constructs/signals/pipelines/pipeline";
import { RE2JS } from "re2js";
import { redact, type Redaction, redactionOf } from "../../../constructs/signals/pipelines/redact";
import { type PipelineRun, runPipeline } from "../../../constructs/signals/pipelines/run";

const STREAM = { namespace: "shop", app: "catalog" };
const SELECTOR = '{namespace="shop", app="catalog"}';

function run(lines: readonly string[], ...stages: LogStage[]): PipelineRun {
  return runPipeline({ name: "catalog", selector: SELECTOR, stages }, lines);
}

function texts(lines: readonly string[], ...stages: LogStage[]): string[] {
  return run(lines, ...stages).kept.map(({ text }) => text);
}

/** The labels that some stages take from one line. */
function labels(line: string, stage: LogStage, ...fields: string[]): Readonly<Record<string, string>> {
  const { namespace, app, ...made } = run([line], stage, { kind: "labels", fields }).kept[0]?.labels ?? {};
  expect({ namespace, app }).toEqual(STREAM);
  return made;
}

describe("a pipeline on sample lines", () => {
  it("makes labels and metadata of what it reads, and leaves the line as it was", () => {
    const line = '{"level":"error","trace":{"id":"4bf9"},"msg":"failed payment"}';
    const stages: LogStage[] = [
      { kind: "json", fields: { level: "level", trace_id: "trace.id" } },
      { kind: "labels", fields: ["level"] },
      { kind: "structured-metadata", fields: ["trace_id"] },
    ];
    expect(run([line], ...stages)).toEqual({
      kept: [{ text: line, labels: { ...STREAM, level: "error" }, metadata: { trace_id: "4bf9" } }],
      dropped: [],
    });
  });

  it("leaves lines of other streams alone", () => {
    const pipeline: LogPipeline = {
      name: "p",
      selector: `${SELECTOR} |= "debug"`,
      stages: [{ kind: "drop", reason: "d" }],
    };
    const other = { text: "debug", labels: { ...STREAM, app: "checkout" } };
    const { kept, dropped } = runPipeline(pipeline, ["debug x", "info", other]);
    expect(kept.map(({ text }) => text)).toEqual(["info", "debug"]);
    expect(dropped).toEqual([{ text: "debug x", reason: "d" }]);
  });

  it("needs the labels of lines that its selector does not tell", () => {
    const stages: LogStage[] = [{ kind: "drop", reason: "d" }];
    const pipeline: LogPipeline = { name: "p", selector: '{app=~"cat.+"}', stages };
    expect(() => runPipeline(pipeline, ["a"])).toThrow(/Give each line its own/);
    expect(runPipeline(pipeline, [{ text: "a", labels: { app: "catalog" } }]).dropped).toHaveLength(1);
    expect(runPipeline(pipeline, [{ text: "a", labels: { app: "the catalog" } }]).kept).toHaveLength(1);
  });

  it("gives messages of Kafka the labels of their source", () => {
    const { kept } = runPipeline(
      {
        name: "messages",
        source: { kind: "kafka", brokers: ["k:9093"], topics: ["t"], labels: { app: "ingestion" } },
        stages: [
          { kind: "json", fields: { level: "level" } },
          { kind: "labels", fields: ["level"] },
        ],
      },
      ['{"level":"info"}'],
    );
    expect(kept[0]?.labels).toEqual({ app: "ingestion", service_name: "ingestion", level: "info" });
  });
});

describe("the stage", () => {
  it("json takes values of every kind, by keys, quoted keys and indices", () => {
    const line = '{"n":1.50,"b":true,"none":null,"o":{"a-b":"x","l":[1,{"k":"v"}]},"t":"x\\ny"}';
    const fields = {
      n: "n",
      b: "b",
      none: "none",
      dash: "o.a-b",
      item: "o.l[1].k",
      last: "o.l[-1]",
      gone: "o.x.y",
      t: "t",
    };
    expect(labels(line, { kind: "json", fields }, ...Object.keys(fields))).toEqual({
      n: "1.5",
      b: "true",
      dash: "x",
      item: "v",
      last: '{"k":"v"}',
      t: "x\ny",
    });
  });

  it("json finds nothing in what is no object, and says so when only Alloy can run its expression", () => {
    const of = (path: string): LogStage => ({ kind: "json", fields: { a: path } });
    for (const line of ["plain", "[1]", '"a"', '{"a":']) expect(labels(line, of("a"), "a")).toEqual({});
    expect(() => labels('{"a":[]}', of("length(a)"), "a")).toThrow(/only Alloy runs/);
  });

  it("logfmt reads keys, values in quotes and keys alone", () => {
    const stage: LogStage = {
      kind: "logfmt",
      fields: { level: "lvl", msg: "msg", empty: "e", flag: "flag", gone: "x" },
    };
    expect(labels('ts=1 lvl=warn msg="a \\"b\\" c=d" e= flag', stage, "level", "msg", "empty", "flag")).toEqual({
      level: "warn",
      msg: 'a "b" c=d',
      empty: "",
      flag: "",
    });
  });

  it("regex takes the named groups of the first match, empty ones too", () => {
    const stage: LogStage = { kind: "regex", expression: "status=(?P<status>\\d+)(?P<slow> slow)?" };
    expect(labels("status=200 status=500 slow", stage, "status", "slow")).toEqual({ status: "200", slow: "" });
    expect(labels("none", stage, "status")).toEqual({});
  });

  it("multiline joins what does not begin a line, apart for each stream", () => {
    const pipeline: LogPipeline = {
      name: "p",
      selector: '{app!=""}',
      stages: [{ kind: "multiline", firstLine: "^\\d" }],
    };
    const of = (app: string, text: string): { text: string; labels: { app: string } } => ({ text, labels: { app } });
    const lines = [
      of("a", "early"),
      of("a", "1 x"),
      of("b", "2 y"),
      of("a", "  at z"),
      of("a", "3"),
      of("b", "  at w"),
    ];
    const { kept } = runPipeline(pipeline, lines);
    expect(kept.map(({ text }) => text)).toEqual(["early", "1 x\n  at z", "2 y\n  at w", "3"]);
  });

  it("multiline ends a line after 128 lines", () => {
    const lines = ["1", ...Array.from({ length: 200 }, () => "x")];
    const counts = texts(lines, { kind: "multiline", firstLine: "^1" }).map((text) => text.split("\n").length);
    expect(counts).toEqual([128, 73]);
  });

  it.each<[string, Omit<Extract<LogStage, { kind: "drop" }>, "kind" | "reason">, string[]]>([
    ["a value of a field", { field: "status", value: "20" }, ["status=200", "status=500", "other"]],
    ["an expression within a field", { field: "status", expression: "^2" }, ["status=500", "other"]],
    ["an expression within the line", { expression: "t.*0$" }, ["other"]],
    ["a field that is there", { field: "status" }, ["other"]],
    ["all", {}, []],
  ])("drop drops by %s", (_, what, left) => {
    const status: LogStage = { kind: "logfmt", fields: { status: "status" } };
    expect(texts(["status=200", "status=500", "other"], status, { kind: "drop", reason: "r", ...what })).toEqual(left);
  });

  it("match works on some lines, by labels that were made before, and keeps their order", () => {
    const stages: LogStage[] = [
      { kind: "logfmt", fields: { level: "level" } },
      { kind: "labels", fields: ["level"] },
      {
        kind: "match",
        selector: '{level="debug"} != "keep"',
        stages: [{ kind: "replace", expression: "(a)", replacement: "b" }],
      },
    ];
    const lines = ["level=debug a", "level=info a", "level=debug keep a"];
    expect(texts(lines, ...stages)).toEqual(["level=debug b", "level=info a", "level=debug keep a"]);
  });

  it("replace changes the groups of every match and nothing around them", () => {
    const stage: LogStage = { kind: "replace", expression: "(?P<who>\\w+)@(\\w+)", replacement: "*" };
    expect(texts(["a@b, c@d, e"], stage)).toEqual(["*@*, *@*, e"]);
    expect(labels("a@b", stage, "who")).toEqual({ who: "*" });
    expect(texts(["ab"], { kind: "replace", expression: "((a)b)", replacement: "*" })).toEqual(["*"]);
  });

  it("structured-metadata takes a label away from the stream", () => {
    const { kept } = run(["a"], { kind: "structured-metadata", fields: ["app", "gone"] });
    expect(kept).toEqual([{ text: "a", labels: { namespace: "shop" }, metadata: { app: "catalog" } }]);
  });

  it("sample leaves every line, because tests are not random", () => {
    expect(texts(["a", "b"], { kind: "sample", percentage: 1, reason: "r" })).toEqual(["a", "b"]);
  });
});

describe("redaction", () => {
  it.each<[Redaction, string, string]>([
    ["email", "from jane.doe+x@mail.example.com ok", "from <email> ok"],
    ["iban", "to DE89 3704 0044 0532 0130 00, GB29NWBK60161331926819", "to <iban>, <iban>"],
    ["card-number", "4111 1111 1111 1111 and 3782-822463-10005", "<card-number> and <card-number>"],
    [
      "card-number",
      "card=4111111111111111 ts=1763712345678 id=4111111111111112",
      "card=<card-number> ts=1763712345678 id=4111111111111112",
    ],
    ["ip-address", "10.0.0.1 version 1.2.3", "<ip-address> version 1.2.3"],
    ["bearer-token", "Authorization: Bearer eyJh.b-c_d==, x", "Authorization: Bearer <bearer-token>, x"],
    [
      "secret",
      'password=hunter2 "api_key": "abc" ?token=t&x=1',
      'password=<secret> "api_key": "<secret>" ?token=<secret>&x=1',
    ],
  ])("blots out %s: %s", (what, line, redacted) => {
    expect(texts([line], ...redact(what))).toEqual([redacted]);
  });

  it.each<[Redaction, string, string]>([
    ["email", "from jane.doe+x@mail.example.com ok", "from <email> ok"],
    ["secret", "password=hunter2&x=1", "password=<secret>&x=1"],
    ["bearer-token", "Bearer eyJh.b-c", "Bearer <bearer-token>"],
    ["card-number", "4111111111111111, 4111 1111 1111 1111", "<card-number>, <card-number>"],
  ])("finds %s also where whole matches are replaced: %s", (what, text, redacted) => {
    const { expression, replacement } = redactionOf(what);
    expect(RE2JS.compile(expression).matcher(text).replaceAll(replacement)).toBe(redacted);
  });

  it("comes before fields are taken, so that none of them tells more", () => {
    const stages: LogStage[] = [...redact("email", "secret"), { kind: "logfmt", fields: { user: "user" } }];
    expect(
      run(["user=a@b.example token=x"], ...stages, { kind: "structured-metadata", fields: ["user"] }).kept,
    ).toEqual([{ text: "user=<email> token=<secret>", labels: STREAM, metadata: { user: "<email>" } }]);
  });
});
