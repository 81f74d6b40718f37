import { BelvedereError } from "../../constructs";
import type { PlatformComponents } from "../../constructs/platform/components";
import { dev } from "../../environments/dev";
import { releasesOf } from "../../tools/lib/synthesized";
import { synthesize } from "../support/synth";

function values(components: PlatformComponents, release: string): object | undefined {
  const outdir = synthesize([{ ...dev, components }]);
  return releasesOf(outdir).find(({ name }) => name === release)?.values;
}

describe("chart values of a user", () => {
  it.each(["prometheus-operator-crds", "alloy-events", "cluster-autoscaler", "aws-load-balancer-controller"])(
    "win over those of the library in %s",
    (name) => {
      const merged = values({ releases: { [name]: { nameOverride: "mine" } } }, name);
      expect(merged).toMatchObject({ nameOverride: "mine" });
      expect(Object.keys(merged ?? {}).length).toBeGreaterThan(1);
    },
  );

  it.each([
    ["kps", { prometheus: { values: { nameOverride: "mine" } } }],
    ["loki", { loki: { values: { nameOverride: "mine" } } }],
    ["tempo", { tempo: { values: { nameOverride: "mine" } } }],
    ["alloy-logs", { logs: { values: { nameOverride: "mine" } } }],
    ["otlp-gateway", { gateway: { values: { nameOverride: "mine" } } }],
  ])("win over those of the library in %s, said with its component", (name, components) => {
    expect(values(components, name)).toMatchObject({ nameOverride: "mine" });
  });

  it("are refused for a release that is not there, with the names of those that are", () => {
    const attempt = (): unknown => values({ releases: { walrus: {} } }, "walrus");
    expect(attempt).toThrow(BelvedereError);
    expect(attempt).toThrow(
      /"walrus" is no release .* Use one of: prometheus-operator-crds, alloy-events, cluster-autoscaler/,
    );
  });
});
