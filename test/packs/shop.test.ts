import { checkSignals } from "../../constructs/packs/check";
import { shop } from "../../workloads/shop";
import { testedRules } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { SITE } from "./shipped";

const packs = shop.on("eks-eu1").packs.map((pack) => pack(SITE, undefined));

describe("the shop", () => {
  it("is one service so far", () => {
    expect(packs.map(({ pack, monitors }) => `${pack} in ${monitors[0]?.namespace}`)).toEqual(["catalog in shop"]);
  });

  it("passes all checks", () => {
    expect(checkSignals("shop", packs)).toEqual([]);
  });
});

describeWith("promtool", "promtool", () => {
  it.each(packs.map((each) => [each.pack, each] as const))("agrees with every case of %s", (_name, { rules }) => {
    expect(testedRules(rules)).toBe("");
  });
});
