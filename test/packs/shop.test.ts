import { checkSignals } from "../../constructs/packs/check";
import { sloGroupName } from "../../constructs/signals/slo/rules";
import { shop } from "../../workloads/shop";
import { testedRules } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { SITE } from "./shipped";

const packs = shop.on("eks-eu1").packs.map((pack) => pack(SITE, undefined));

describe("the shop", () => {
  it("is one service so far", () => {
    expect(packs.map(({ pack, monitors }) => `${pack} in ${monitors[0]?.namespace}`)).toEqual(["catalog in shop"]);
  });

  it("promises to answer, and in time", () => {
    expect(packs.flatMap(({ slos }) => slos.map(({ title }) => title))).toEqual([
      "99.9 % of the events are good",
      "99 % of the events take at most 500ms",
    ]);
  });

  it("passes all checks", () => {
    expect(checkSignals("shop", packs)).toEqual([]);
  });
});

describeWith("promtool", "promtool", () => {
  // Those of objectives take long, and the same ones are tried with the shipped packs.
  it.each(packs.map((each) => [each.pack, each] as const))("agrees with every case of %s", (_name, { rules, slos }) => {
    const names = slos.map(sloGroupName);
    expect(testedRules(rules.filter(({ name }) => !names.includes(name)))).toBe("");
  });
});
