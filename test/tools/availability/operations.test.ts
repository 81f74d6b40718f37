import { join } from "node:path";
import { PROMETHEUS_SIZES } from "../../../constructs/platform/prometheus/sizes";
import { resolveLoki } from "../../../constructs/platform/loki/props";
import { PROFILES } from "../../../constructs/platform/sizing";
import { resolveTempo } from "../../../constructs/platform/tempo/props";
import { availabilityReport } from "../../../tools/availability/report";
import { availabilityOf } from "../../../tools/availability/stack";
import { codeBlocks, tableRows } from "../../support/markdown";
import { platformContext } from "../../support/platform-context";
import { ROOT } from "../../support/sources";
import { shippedStacks } from "./shipped-stacks";

const page = join(ROOT, "docs", "operations.md");

describe("the page for operators", () => {
  it("shows what the model prints, word for word", () => {
    const stacks = shippedStacks("production").map((stack) => availabilityOf(stack, 3));
    const printed = availabilityReport(stacks.filter(({ assessments }) => assessments.length > 0));
    const shown = codeBlocks(page).filter(({ language }) => language === "");
    expect(shown.map(({ text }) => text).join("\n")).toBe(`${printed}\n`);
  });

  it("gives the sizes of the profiles", () => {
    const sizes = PROFILES.map((profile) => {
      const context = platformContext({ profile });
      const { size, volume } = PROMETHEUS_SIZES[profile];
      const volumes = [volume, resolveLoki({}, context).volume, resolveTempo({}, context).volume];
      return [profile, ...[size.memory, ...volumes].map((each) => each.toKubernetes())];
    });
    const rows = tableRows(page).filter(([profile]) => PROFILES.some((known) => known === profile));
    expect(rows.map(([profile, , , ...rest]) => [profile, ...rest])).toEqual(sizes);
  });
});
