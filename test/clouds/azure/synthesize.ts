import { App, DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { azureCloud } from "../../../constructs/clouds/azure";
import { checkAzure } from "../../../constructs/clouds/azure/check";
import { resolveAzure } from "../../../constructs/clouds/azure/defaults";
import { azurePolicies } from "../../../constructs/clouds/azure/policies";
import type { AzureCluster } from "../../../constructs/clouds/azure/props";
import type { ResolvedAzureCluster } from "../../../constructs/clouds/azure/resolved";
import type { ClusterContext, ClusterFacts, Tier } from "../../../constructs/clouds/contract";
import { failIfAny } from "../../../constructs/core/errors";
import { clusterNames, type Lifecycle, LIFECYCLES, stackName } from "../../../constructs/core/names";
import { localState } from "../../../constructs/core/state";
import { BaseStack } from "../../../constructs/terraform/base-stack";
import { Configuration } from "../configuration";

export interface SynthesizedCluster {
  readonly context: ClusterContext<ResolvedAzureCluster>;
  readonly foundation: Configuration;
  readonly cluster: Configuration;
  readonly platform: Configuration;
  readonly facts: ClusterFacts;
  /** What of the facts only Terraform knows, as its expressions. */
  readonly resolved: Pick<ClusterFacts, "connection" | "identities">;
}

/** All stacks of a cluster, with every policy checked, as an app writes them. */
export function synthesizeCluster(
  key: string,
  environment: string,
  tier: Tier,
  spec: AzureCluster,
): SynthesizedCluster {
  failIfAny(checkAzure(`${environment}.clusters.${key}`, spec, tier));
  const names = clusterNames("acme", environment, key);
  const context = { organization: "acme", environment, tier, names, spec: resolveAzure(spec, tier) };
  let facts: ClusterFacts | undefined;
  let resolved: SynthesizedCluster["resolved"] | undefined;
  const fill: Record<Lifecycle, (stack: BaseStack) => void> = {
    foundation: (stack) => azureCloud.foundation(stack, context),
    cluster: (stack) => azureCloud.cluster(stack, context),
    platform: (stack) => {
      facts = azureCloud.locate(stack, context);
      const { connection, identities } = facts;
      const resolver = new DefaultTokenResolver(new StringConcat());
      const options = { scope: stack, resolver, preparing: false };
      resolved = Tokenization.resolve({ connection, identities }, options) as SynthesizedCluster["resolved"];
    },
  };
  const fills = LIFECYCLES.map((lifecycle) => [stackName(environment, key, lifecycle), fill[lifecycle]] as const);
  const [foundation, cluster, platform] = synthesize(fills);
  if (!foundation || !cluster || !platform || !facts || !resolved) throw new Error("a lifecycle is missing");
  return { context, foundation, cluster, platform, facts, resolved };
}

/** Writes stacks and reads them back. */
export function synthesize(stacks: readonly (readonly [string, (stack: BaseStack) => void])[]): Configuration[] {
  const outdir = mkdtempSync(join(tmpdir(), "azure-"));
  try {
    const app = new App({ outdir });
    for (const [name, fill] of stacks) fill(new BaseStack(app, name, { state: localState(), policies: azurePolicies }));
    app.synth();
    return stacks.map(([name]) => {
      const text = readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
      return new Configuration(JSON.parse(text) as Configuration["json"]);
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
