import type { RuleGroup } from "../../constructs/signals/rules/rule";
import { type Mutant, mutantsOf, survivors } from "../signals/mutants";
import { edited, mutationsOf } from "../signals/mutation";
import { describeWith } from "../support/programs";
import { httpPack, SITE } from "./shipped";
import { platformPack } from "../../constructs/packs/platform";
import { availability } from "../../constructs/signals/slo/objective";
import { NOT_MUTATED, SURVIVORS } from "./surviving-mutants";

/** One dialect stands for all: they differ in names only. The same is true of objectives, of which there is one here. */
const GROUPS: readonly RuleGroup[] = [
  ...platformPack(SITE).rules,
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
  const run = GROUPS.map((group) => {
    const mutants = mutantsOf(group).filter(({ of }) => !NOT_MUTATED.rules.test(of));
    return { mutants, surviving: survivors(group, mutants) };
  });
  const listed = (mutant: Mutant, index: number): boolean =>
    SURVIVORS[index]?.rules.test(mutant.of) === true && SURVIVORS[index].changes.test(mutant.change);

  it("notice every slip but those listed with a reason", async () => {
    const surviving = (await Promise.all(run.map((each) => each.surviving))).flat();
    const unlisted = surviving.filter((mutant) => !SURVIVORS.some((_, index) => listed(mutant, index)));
    expect(unlisted.map(({ of, change }) => `${of}: ${change}`)).toEqual([]);
    const idle = SURVIVORS.filter((_, index) => !surviving.some((mutant) => listed(mutant, index)));
    expect(idle).toEqual([]);
  }, 60_000);

  it("are asked about more than a hundred slips", () => {
    expect(run.flatMap(({ mutants }) => mutants).length).toBeGreaterThan(100);
  });
});
