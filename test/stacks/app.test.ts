import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { existingEks } from "../../constructs/clouds/aws/existing/props";
import { aws } from "../../constructs/clouds/aws/props";
import { days } from "../../constructs/core/duration";
import { secret } from "../../constructs/core/secret-ref";
import { localState } from "../../constructs/core/state";
import { base, environment, type EnvironmentDeclaration } from "../../constructs/environment/environment";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes } from "../../constructs/signals/routing/routing";
import { belvedereApp } from "../../stacks/app";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;
const ops = slack("#ops", secret("alerting", "slack"));
const house = base({
  organization: "acme",
  tier: "development",
  state: localState(),
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes({ page: ops, ticket: ops }),
  runbookUrl: "https://runbooks.example.com",
});

function named(name: string): EnvironmentDeclaration {
  return environment(name, house, { clusters: { "eks-eu1": aws(place) }, hub: "eks-eu1" });
}

describe("an app", () => {
  const outdir = mkdtempSync(join(tmpdir(), "belvedere-app-"));
  afterAll(() => rmSync(outdir, { recursive: true }));

  it("has the stacks of all its environments", () => {
    const stacks = belvedereApp([named("dev"), named("staging")], { outdir }).node.children.map(({ node }) => node.id);
    expect(stacks).toEqual(
      ["dev", "staging"].flatMap((name) => [
        `${name}-eks-eu1-foundation`,
        `${name}-eks-eu1-cluster`,
        `${name}-eks-eu1-platform`,
        `${name}-fleet`,
      ]),
    );
  });

  it("refuses two environments of one name", () => {
    expect(() => belvedereApp([named("dev"), named("staging"), named("dev")], { outdir })).toThrow(
      /^environments: "dev" is declared twice\. Give each environment a name of its own\.$/,
    );
  });

  it("refuses two environments that share a cluster", () => {
    const where = { account: "123456789012", region: "eu-west-1", name: "payments", zones: ["a"] } as const;
    const payments = { payments: existingEks({ ...where, stores: "new" }) };
    const sharing = ["dev", "staging"].map((name) => environment(name, house, { clusters: payments, hub: "payments" }));
    expect(() => belvedereApp(sharing, { outdir })).toThrow(
      /^staging\.clusters\.payments: "123456789012 eu-west-1 payments" is the cluster of dev\.clusters\.payments already/,
    );
  });

  it("refuses an environment that has a problem", () => {
    expect(() => belvedereApp([named("dev"), { ...named("staging"), hub: "eks-eu9" }], { outdir })).toThrow(
      /^staging\.hub: "eks-eu9" is not a cluster of this environment/,
    );
  });
});
