import { aws, environment, openApi, publicApi, s3State } from "../../../constructs";
import type { EnvironmentDeclaration } from "../../../constructs/environment/environment";
import { house } from "../../../environments/base";
import { readStacks, type SynthesizedStack } from "../../../tools/offline-plan/stacks";
import { planUpgrades } from "../../../tools/offline-plan/upgrade";
import { compareOutputs } from "../../../tools/plan-guard/compare";
import type { Finding } from "../../../tools/plan-guard/finding";
import { guardPlan } from "../../../tools/plan-guard/guard";
import type { TerraformPlan } from "../../../tools/plan-guard/plan";
import { describeWith } from "../../support/programs";
import { synthesize } from "../../support/synth";
import { temporaryFolder } from "../../support/terraform";

const folder = temporaryFolder();
const tier = "development";
const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"] } as const;
const office = { ...place, api: publicApi({ from: ["198.51.100.0/24"] }) };
const one = aws({ ...office, cidr: "10.16.0.0/16" });
const two = aws({ ...office, cidr: "10.17.0.0/16" });
const state = (bucket: string): ReturnType<typeof s3State> => s3State({ bucket, region: "eu-west-1" });

/** `dev` with two clusters, and `staging` with one. */
function output(differences: {
  readonly dev: Partial<EnvironmentDeclaration>;
  readonly staging: Partial<EnvironmentDeclaration>;
}): string {
  return synthesize([
    { ...environment("dev", house, { tier, clusters: { one, two }, hub: "one" }), ...differences.dev },
    { ...environment("staging", house, { tier, clusters: { one }, hub: "one" }), ...differences.staging },
  ]);
}

const base = output({ dev: {}, staging: {} });
const head = output({
  dev: {
    // Another account for one cluster, another name for the other.
    clusters: { one: aws({ ...office, cidr: "10.16.0.0/16", account: "210987654321" }), three: two },
  },
  staging: {
    // Names of buckets begin with the organization.
    organization: "acme2",
    state: state("acme2-state"),
    clusters: { one: aws({ ...place, cidr: "10.16.0.0/16", api: openApi({ because: "to see it refused" }) }) },
  },
});

/** The codes of findings, by stack. */
function codesByStack(findings: readonly Finding[]): Record<string, string[]> {
  const stacks = [...new Set(findings.map(({ stack }) => stack))];
  const codesOf = (name: string): string[] => findings.filter(({ stack }) => stack === name).map(({ code }) => code);
  return Object.fromEntries(stacks.map((name) => [name, [...new Set(codesOf(name))].sort()]));
}

describe("a change of environments whose plans show nothing but creates", () => {
  const found = compareOutputs(base, head);

  test("is refused when a cluster has another name, another account or its state in another bucket", () => {
    expect(codesByStack(found)).toMatchObject({
      "dev-one-foundation": ["provider-moved"],
      "dev-two-foundation": ["stack-vanished"],
      "dev-two-cluster": ["stack-vanished"],
      "dev-two-platform": ["stack-vanished"],
      "staging-one-foundation": ["backend-moved"],
      "staging-fleet": ["backend-moved"],
    });
  });

  test("tells what a vanished stack leaves behind", () => {
    expect(found.find(({ stack }) => stack === "dev-two-foundation")?.problem).toMatch(
      /aws_s3_bucket\.logs-store.*aws_vpc\.network/,
    );
  });

  test("passes when nothing changes", () => {
    expect(compareOutputs(base, base)).toEqual([]);
  });
});

describeWith("terraform", "a change of an environment, planned on the state that its base leaves", () => {
  const named = (outdir: string): SynthesizedStack[] =>
    readStacks(outdir).filter(({ name }) => /^staging-one-(foundation|cluster)$/.test(name));
  let found: readonly Finding[];

  beforeAll(async () => {
    const options = { folder, terraform: "terraform", parallelism: 2 };
    const plans = await planUpgrades({ ...options, base: named(base), head: named(head) });
    found = plans.flatMap(({ stack, plan }) => guardPlan(stack, JSON.parse(plan) as TerraformPlan));
  }, 60_000);

  test("is refused when it replaces buckets", () => {
    const replaced = found.filter(({ code }) => code === "state-replaced").map(({ problem }) => problem);
    expect(replaced).toEqual([
      expect.stringContaining('"acme-staging-one-logs" would be replaced because of bucket'),
      expect.stringContaining('"acme-staging-one-metrics" would be replaced because of bucket'),
      expect.stringContaining('"acme-staging-one-traces" would be replaced because of bucket'),
    ]);
  });

  test("is refused when it opens the API server", () => {
    expect(found.filter(({ code }) => code !== "state-replaced")).toMatchObject([
      { stack: "staging-one-cluster", code: "aws-eks-private-api", values: '"198.51.100.0/24" → "0.0.0.0/0"' },
    ]);
  });
});
