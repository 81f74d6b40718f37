import { days, ms } from "../../../constructs/core/duration";
import { checkAlloy } from "../../../constructs/platform/collector/alloy/check";
import { alloyConfiguration } from "../../../constructs/platform/collector/alloy/print";
import {
  type AlloyValue,
  block,
  component,
  environmentVariable,
  exported,
  POD_NAME,
} from "../../../constructs/platform/collector/alloy/syntax";

const write = component("loki.write", "default", {}, block("endpoint", { url: "http://loki" }));

function printed(value: AlloyValue): string {
  const [, text = ""] = /level = (.*)\n/.exec(alloyConfiguration("test", [block("logging", { level: value })])) ?? [];
  return text;
}

describe("an Alloy configuration", () => {
  it("is printed block by block, attributes before nested blocks", () => {
    const process = component("loki.process", "pods", { forward_to: [exported(write)] }, block("stage.cri"));
    expect(alloyConfiguration("test", [process, write])).toBe(
      [
        'loki.process "pods" {',
        "\tforward_to = [loki.write.default.receiver]",
        "\tstage.cri { }",
        "}",
        "",
        'loki.write "default" {',
        "\tendpoint {",
        '\t\turl = "http://loki"',
        "\t}",
        "}",
      ].join("\n"),
    );
  });

  it.each<[string, AlloyValue, string]>([
    ["durations as Go reads them, which knows no days", days(2), '"48h"'],
    ["parts of a second", ms(2500), '"2s500ms"'],
    ["numbers", 0.5, "0.5"],
    ["truth", false, "false"],
    ["lists", ["a", 1], '["a", 1]'],
    [
      "maps with sorted keys, quoted where they must be",
      { b: 1, "X-Scope-OrgID": "t" },
      '{ "X-Scope-OrgID" = "t", b = 1 }',
    ],
    ["empty maps", {}, "{ }"],
    ["the environment", environmentVariable("NODE"), 'sys.env("NODE")'],
    ["the pod's name", POD_NAME, "constants.hostname"],
    ["quotes and backslashes", 'a "b" \\d', '"a \\"b\\" \\\\d"'],
    ["line breaks and tabs", "a\n\tb\r", '"a\\n\\tb\\r"'],
    ["other characters by their code points", "é\u2028😀\u0000", '"\\u00e9\\u2028\\U0001f600\\u0000"'],
    ["dollars and percent signs as they are", "${a} %{b} $1", '"${a} %{b} $1"'],
  ])("has %s", (_, value, expected) => {
    expect(printed(value)).toBe(expected);
  });

  it.each(["{{ .Value }}", "{{{{", "a{{{b", '{{ include "x" . }}'])(
    "gives the chart's templates nothing to execute in %s, and means the same",
    (text) => {
      const literal = printed(text);
      expect(literal).not.toContain("{{");
      expect(JSON.parse(literal)).toBe(text);
    },
  );

  it("has no half of a character, for which Go knows no escape", () => {
    expect(() => printed("\ud800")).toThrow("contains half of a character");
    expect(() => printed({ "\udc00": 1 })).toThrow("contains half of a character");
  });

  it("keeps maps in maps and lists apart from double braces", () => {
    expect(printed([{ a: { b: {} } }])).toBe("[{ a = { b = { } } }]");
  });
});

describe("the check of an Alloy configuration", () => {
  it("finds references to what is not declared", () => {
    const process = component("loki.process", "pods", { forward_to: [exported(write)] });
    expect(checkAlloy("c", [process])).toEqual([
      expect.objectContaining({ at: "c.loki.process.pods.forward_to", value: "loki.write.default" }),
    ]);
  });

  it("finds components that are declared twice, once for each further one", () => {
    expect(checkAlloy("c", [write, write])).toEqual([
      expect.objectContaining({ value: "loki.write.default", problem: "is there twice" }),
    ]);
  });

  it.each([
    ["labels", component("loki.write", "my-loki", {}), "my-loki"],
    ["attributes", block("logging", { "log-level": "info" }), "log-level"],
    ["blocks", block("Logging"), "Logging"],
  ])("finds names of %s that Alloy does not take", (_, wrong, value) => {
    expect(checkAlloy("c", [wrong])).toEqual([expect.objectContaining({ value })]);
  });

  it("finds halves of characters and what is no number, at any depth", () => {
    const wrong = block("logging", { level: [{ a: "\ud83d" }], other: { b: Number.NaN } });
    expect(checkAlloy("c", [wrong]).map(({ at }) => at)).toEqual(["c.logging.level.a", "c.logging.other.b"]);
  });

  it("stops the printer with all that it finds", () => {
    const wrong = component("loki.process", "a-b", { forward_to: [exported(write)] });
    expect(() => alloyConfiguration("c", [wrong])).toThrow(/a-b.*\n.*loki\.write\.default/);
  });
});
