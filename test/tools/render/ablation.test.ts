import { checkAblation } from "../../../tools/render/checks/ablation";
import type { Values } from "../../../tools/lib/value-path";

/** A chart that prints `size` (3 unless given), `name` unless it is the release's own, and a password of its own. */
function template(values: Values): string {
  const lines = [`size: ${JSON.stringify(values.size ?? 3)}`, `password: ${Math.random()}`];
  return [
    ...lines,
    ...(values.name === undefined || values.name === "release" ? [] : [`name: ${JSON.stringify(values.name)}`]),
  ].join("\n");
}

async function ablate(values: Values): Promise<string[]> {
  const { summary, findings } = await checkAblation({
    values,
    defaults: { size: 3, dead: 1, name: null },
    renders: [template(values), template(values)],
    render: (changed) => Promise.resolve({ manifest: template(changed) }),
  });
  return [summary, ...findings.map(({ severity, at, message }) => `${severity} ${at}: ${message}`)];
}

const RANDOM = "note password: is different in every render, so that every upgrade of the release changes it";

describe("a value is left out and the chart rendered again", () => {
  test("one that changes the output is left alone, in spite of what the chart makes up", async () => {
    expect(await ablate({ size: 5, name: "other" })).toEqual(["2 leaves, 0 dead", RANDOM]);
  });

  test("one that says what the chart says anyway is a note", async () => {
    expect(await ablate({ size: 3 })).toContain("note size: says what the chart's default says");
    expect(await ablate({ name: "release" })).toContain("note name: says what the chart comes to by itself");
  });

  test("one that nobody reads is an error, and whether the chart knows it is told", async () => {
    expect(await ablate({ dead: 2, sise: { deep: [1] } })).toEqual([
      "2 leaves, 2 dead",
      "error dead: has no effect, although the chart knows it (default 1)",
      "error sise.deep: has no effect: it is not in the chart's values.yaml",
      RANDOM,
    ]);
  });

  test("one without which the chart does not render has an effect", async () => {
    const { findings } = await checkAblation({
      values: { needed: 1 },
      defaults: {},
      renders: ["a: 1", "a: 1"],
      render: () => Promise.resolve({ error: "needed is required" }),
    });
    expect(findings).toEqual([]);
  });
});

test("an output that changes beyond single lines cannot be compared, which is an error", async () => {
  const { summary, findings } = await checkAblation({
    values: { a: 1 },
    defaults: {},
    renders: ["a: 1\nb: 2", "a: 1"],
    render: () => Promise.resolve({ manifest: "" }),
  });
  expect(summary).toBe("1 leaves, unstable");
  expect(findings).toMatchObject([{ severity: "error", at: "release" }]);
});
