import { aws, environment, publicApi } from "../../constructs";
import type { EnvironmentDeclaration } from "../../constructs/environment/environment";
import { environments } from "../../environments";
import { house } from "../../environments/base";
import { shop } from "../../workloads/shop";
import { filesOf, synthesize } from "../support/synth";
import { shippedOutput } from "../support/shipped";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"] } as const;
const api = publicApi({ from: ["198.51.100.0/24"] });
const one = aws({ ...place, api, cidr: "10.16.0.0/16" });
const two = aws({ ...place, api, cidr: "10.17.0.0/16" });

/** The stacks of one cluster, byte by byte. */
function clusterOne(declaration: EnvironmentDeclaration): Record<string, string> {
  const files = Object.entries(filesOf(synthesize([declaration])));
  return Object.fromEntries(files.filter(([path]) => path.startsWith("stacks/test-one-")));
}

const alone = clusterOne(
  environment("test", house, {
    tier: "development",
    clusters: { one },
    hub: "one",
    workloads: [shop.on("one")],
  }),
);

describe("a synth", () => {
  it("gives the same bytes twice", () => {
    expect(filesOf(synthesize(environments))).toEqual(filesOf(shippedOutput()));
  });

  it("knows nothing of the machine it runs on", () => {
    const texts = Object.values(filesOf(shippedOutput())).join("\n");
    expect(texts).not.toContain(process.cwd());
    expect(texts).not.toContain(process.env.HOME ?? "no home");
  });
});

describe("the stacks of a cluster", () => {
  it("are all there", () => {
    expect(Object.keys(alone).filter((path) => path.endsWith("cdk.tf.json"))).toEqual([
      "stacks/test-one-cluster/cdk.tf.json",
      "stacks/test-one-foundation/cdk.tf.json",
      "stacks/test-one-platform/cdk.tf.json",
    ]);
  });

  it("do not change when a cluster is added", () => {
    const added = environment("test", house, {
      tier: "development",
      clusters: { one, two },
      hub: "one",
      workloads: [shop.on("one", "two")],
    });
    expect(clusterOne(added)).toEqual(alone);
  });

  it("do not change when clusters are reordered or the hub moves", () => {
    const reordered = environment("test", house, {
      tier: "development",
      clusters: { two, one },
      hub: "two",
      workloads: [shop.on("two", "one")],
    });
    expect(clusterOne(reordered)).toEqual(alone);
  });
});
