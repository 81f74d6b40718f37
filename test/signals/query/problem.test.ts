import { describeProblem } from "../../../constructs/core/errors";
import { Findings, queryErrors, showQueryProblem } from "../../../constructs/signals/query/problem";

function found(query: string, from: number, to: number): Findings {
  const findings = new Findings(query);
  findings.error({ from, to }, "it is wrong", "Write it right");
  return findings;
}

describe("a problem of a query", () => {
  it.each([
    ["abc", 0, 1, { line: 1, column: 1, length: 1 }],
    ["abc\ndef", 4, 7, { line: 2, column: 1, length: 3 }],
    ["abc\ndef", 5, 6, { line: 2, column: 2, length: 1 }],
    ["abc\ndef", 1, 7, { line: 1, column: 2, length: 2 }],
    ["abc", 3, 3, { line: 1, column: 4, length: 1 }],
    ["abc\n", 4, 4, { line: 2, column: 1, length: 1 }],
  ])("in %j from %d to %d is at %j", (query, from, to, place) => {
    expect(found(query, from, to).problems).toMatchObject([place]);
  });

  it("is shown with carets, whatever the line is indented with", () => {
    const query = "sum(\n\t  rate(x)\n)";
    const [problem] = found(query, 13, 14).problems;
    expect(problem && showQueryProblem(query, problem)).toBe("\t  rate(x)\n\t       ^");
  });

  it("tells people its place in the data, the way out, and the line", () => {
    const findings = found("rate(up)", 5, 7);
    findings.warning({ from: 0, to: 1 }, "it is odd", "Think again");
    expect(queryErrors("shop.rules.g.Down.expr", "rate(up)", findings.problems).map(describeProblem)).toEqual([
      "shop.rules.g.Down.expr:1:6: it is wrong. Write it right.\n    rate(up)\n         ^^",
    ]);
  });
});
