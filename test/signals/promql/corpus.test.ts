import { checkPromql } from "../../../constructs/signals/promql/check";
import type { PromqlOptions } from "../../../constructs/signals/promql/parse";
import { describeWith } from "../../support/programs";
import { promtool } from "../promtool";
import { corpus } from "./corpus";

/** The version of promtool that Debian ships, and that the tests of rules run. */
const PROMTOOL = { version: "2.42" } as const;
const ALL_FEATURES = {
  features: ["promql-binop-fill-modifiers", "promql-experimental-functions", "promql-extended-range-selectors"],
} as const;

const VALID = [...corpus("valid"), "sum(\n  up\n)", "up # a comment", "# a comment\nup\n+ up", "\tup\n"];
const INVALID = [...corpus("invalid"), "", " ", "# a comment", "sum(\n  up\n", '"a\nb"', 'up{job="a\nb"}'];
const NEWER = corpus("newer");

function refuses(expression: string, options: PromqlOptions): boolean {
  return checkPromql(expression, options).some(({ severity }) => severity === "error");
}

describe("the check of PromQL", () => {
  it("has seen enough of the language", () => {
    expect(VALID.length).toBeGreaterThan(250);
    expect(INVALID.length).toBeGreaterThan(150);
  });

  it("accepts what is valid, for promtool and for the Prometheus we deploy", () => {
    expect(VALID.filter((each) => refuses(each, PROMTOOL))).toEqual([]);
    expect(VALID.filter((each) => refuses(each, {}))).toEqual([]);
  });

  it("refuses what is not", () => {
    expect(INVALID.filter((each) => !refuses(each, PROMTOOL))).toEqual([]);
  });

  it.each([
    ["5.", "the grammar wants digits after the point"],
    ["offset", "to the grammar it is never a metric"],
    ["holt_winters(up[5m], 0.5, 0.5)", "Prometheus 3 has renamed it"],
    ['label_replace(up, "a", "$1", "b", "(")', "it fails when it runs"],
  ])("refuses %s, which promtool accepts: %s", (expression) => {
    expect(refuses(expression, PROMTOOL)).toBe(true);
  });

  it("knows what came later, and what needs a switch", () => {
    expect(NEWER.filter((each) => !refuses(each, PROMTOOL))).toEqual([]);
    expect(NEWER.filter((each) => refuses(each, ALL_FEATURES))).toEqual([]);
  });
});

describeWith("promtool", "promtool", () => {
  /** Verdicts of one run over a file with a rule for each expression: the places of those it refuses. */
  const refused = new Set<number>();

  beforeAll(() => {
    const rules = [...VALID, ...INVALID, ...NEWER].map((expr, index) => ({ record: `r${index}`, expr }));
    const file = { groups: [{ name: "g", rules }] };
    const told = promtool(["check", "rules", "--lint=none", "rules.json"], { "rules.json": file });
    for (const [, place] of told.matchAll(/rule \d+, "r(\d+)"/g)) refused.add(Number(place));
  });

  it("accepts what the corpus calls valid", () => {
    expect(VALID.filter((_, index) => refused.has(index))).toEqual([]);
  });

  it("refuses what the corpus calls invalid or newer", () => {
    expect([...INVALID, ...NEWER].filter((_, index) => !refused.has(VALID.length + index))).toEqual([]);
  });
});
