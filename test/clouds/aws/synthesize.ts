import { App, DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsCloud } from "../../../constructs/clouds/aws";
import { checkAws } from "../../../constructs/clouds/aws/check";
import { resolveAws } from "../../../constructs/clouds/aws/defaults";
import { awsPolicies } from "../../../constructs/clouds/aws/policies";
import type { AwsCluster } from "../../../constructs/clouds/aws/props";
import type { ResolvedAwsCluster } from "../../../constructs/clouds/aws/resolved";
import type { ClusterContext, ClusterFacts, Tier } from "../../../constructs/clouds/contract";
import { failIfAny } from "../../../constructs/core/errors";
import { clusterNames, type Lifecycle, LIFECYCLES, stackName } from "../../../constructs/core/names";
import { localState } from "../../../constructs/core/state";
import { BaseStack } from "../../../constructs/terraform/base-stack";
import { Configuration } from "../configuration";

/** A policy of IAM, KMS or S3 as it was written. */
export function policy(text: unknown): { Version: string; Statement: Record<string, unknown>[] } {
  return JSON.parse(text as string) as { Version: string; Statement: Record<string, unknown>[] };
}

/** The statement with an id. */
export function statement(text: unknown, sid: string): Record<string, unknown> | undefined {
  return policy(text).Statement.find(({ Sid }) => Sid === sid);
}

export interface SynthesizedCluster {
  readonly context: ClusterContext<ResolvedAwsCluster>;
  readonly foundation: Configuration;
  readonly cluster: Configuration;
  readonly platform: Configuration;
  readonly facts: ClusterFacts;
  /** Host and certificate as expressions of Terraform. */
  readonly resolvedConnection: unknown;
}

/** All stacks of a cluster, with every policy checked, as an app writes them. */
export function synthesizeCluster(key: string, environment: string, tier: Tier, spec: AwsCluster): SynthesizedCluster {
  failIfAny(checkAws(`${environment}.clusters.${key}`, spec, tier));
  const names = clusterNames("acme", environment, key);
  const context = { organization: "acme", environment, tier, names, spec: resolveAws(spec, tier) };
  let facts: ClusterFacts | undefined;
  let resolvedConnection: unknown;
  const fill: Record<Lifecycle, (stack: BaseStack) => void> = {
    foundation: (stack) => awsCloud.foundation(stack, context),
    cluster: (stack) => awsCloud.cluster(stack, context),
    platform: (stack) => {
      facts = awsCloud.locate(stack, context);
      const { host, certificateAuthority } = facts.connection;
      const resolver = new DefaultTokenResolver(new StringConcat());
      const options = { scope: stack, resolver, preparing: false };
      resolvedConnection = Tokenization.resolve({ host, certificateAuthority }, options);
    },
  };
  const stacks = synthesize(LIFECYCLES.map((lifecycle) => [stackName(environment, key, lifecycle), fill[lifecycle]]));
  const [foundation, cluster, platform] = stacks;
  if (!foundation || !cluster || !platform || !facts) throw new Error("a lifecycle is missing");
  return { context, foundation, cluster, platform, facts, resolvedConnection };
}

/** Writes stacks and reads them back. */
export function synthesize(stacks: readonly (readonly [string, (stack: BaseStack) => void])[]): Configuration[] {
  const outdir = mkdtempSync(join(tmpdir(), "aws-"));
  try {
    const app = new App({ outdir });
    for (const [name, fill] of stacks) fill(new BaseStack(app, name, { state: localState(), policies: awsPolicies }));
    app.synth();
    return stacks.map(([name]) => {
      const text = readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
      return new Configuration(JSON.parse(text) as Configuration["json"]);
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
