import type { RuleGroup } from "../../constructs/signals/rules/rule";
import { controlsOf, type Mutant, mutantsOf, survivors } from "../signals/mutants";
import { edited, mutationsOf } from "../signals/mutation";
import { describeWith } from "../support/programs";
import { EVERYWHERE, httpPack } from "./shipped";
import { availability } from "../../constructs/signals/slo/objective";
import { NOT_MUTATED, type Survivor, SURVIVORS } from "./surviving-mutants";

/** One dialect stands for all: they differ in names only. The same is true of objectives, of which there is one here. */
const GROUPS: readonly RuleGroup[] = [
  ...EVERYWHERE.flatMap(([, { rules }]) => rules),
  ...httpPack("fastapi", { slos: [availability(99.9)] }).rules,
];

describe("a mutation", () => {
  it.each([
    ["x > 5", ["x > 2 * (5)"]],
    ["x > 14.4 * 0.001", ["x > 2 * (14.4 * 0.001)"]],
    ["x == 0", []],
    ['x{a="1", b="2"}', ['x{b="2"}', 'x{a="1"}']],
    ['x{a="1"}', ["x{}"]],
    ["rate(x[5m])", ["rate(x[2m30s])"]],
    ["max_over_time(x[1h:1m])", ["max_over_time(x[30m])"]],
  ])("of %s is one of the slips", (expr, expected) => {
    expect(mutationsOf(expr).map(({ edit }) => edited(expr, [edit]))).toEqual(expected);
  });
});

describeWith("promtool", "the cases of our alerts", () => {
  const tried = GROUPS.map((group) => ({
    group,
    controls: controlsOf(group),
    mutants: mutantsOf(group).filter(({ of }) => !NOT_MUTATED.rules.test(of)),
  }));
  const surviving: Mutant[] = [];

  beforeAll(async () => {
    for (const { group, controls, mutants } of tried)
      surviving.push(...(await survivors(group, [...mutants, ...controls])));
  }, 120_000);

  const isListed = ({ rules, changes }: Survivor, { of, change }: Mutant): boolean =>
    rules.test(of) && changes.test(change);

  it("are not red without a slip", () => {
    const controls = tried.flatMap((each) => each.controls.map(({ of }) => of));
    expect(surviving.filter(({ change }) => change === "changes nothing").map(({ of }) => of)).toEqual(controls);
  });

  it("notice every slip but those listed with a reason", () => {
    const unlisted = surviving
      .filter(({ change }) => change !== "changes nothing")
      .filter((mutant) => !SURVIVORS.some((survivor) => isListed(survivor, mutant)));
    expect(unlisted.map(({ of, change }) => `${of}: ${change}`)).toEqual([]);
  });

  it("leave nothing in the list that they notice", () => {
    expect(SURVIVORS.filter((survivor) => !surviving.some((mutant) => isListed(survivor, mutant)))).toEqual([]);
  });

  it("are asked about more than a hundred slips", () => {
    expect(tried.flatMap(({ mutants }) => mutants).length).toBeGreaterThan(100);
  });
});
