import { App, DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { googleCloud } from "../../../constructs/clouds/google";
import { checkGoogle } from "../../../constructs/clouds/google/check";
import { resolveGoogle } from "../../../constructs/clouds/google/defaults";
import { googlePolicies } from "../../../constructs/clouds/google/policies";
import type { GoogleCluster } from "../../../constructs/clouds/google/props";
import type { ResolvedGoogleCluster } from "../../../constructs/clouds/google/resolved";
import type { ClusterContext, ClusterFacts, Tier } from "../../../constructs/clouds/contract";
import { failIfAny } from "../../../constructs/core/errors";
import { clusterNames, type Lifecycle, LIFECYCLES, stackName } from "../../../constructs/core/names";
import { localState } from "../../../constructs/core/state";
import { BaseStack } from "../../../constructs/terraform/base-stack";

/** One resource or data source as Terraform reads it. */
export type Block = Readonly<Record<string, unknown>>;

/** One synthesized stack. */
export class Configuration {
  constructor(readonly json: Readonly<Record<string, Record<string, Record<string, Block>>>>) {}

  /** Resources of a type by construct path: `network/subnetwork`. */
  resources(type: string): Record<string, Block> {
    return byPath(this.json.resource?.[type]);
  }

  data(type: string): Record<string, Block> {
    return byPath(this.json.data?.[type]);
  }

  /** The one resource of a type at a construct path. */
  resource(type: string, path: string): Block {
    const found = this.resources(type)[path];
    if (!found) throw new Error(`${type} ${path} is not among ${Object.keys(this.resources(type)).join(", ")}`);
    return found;
  }

  /** How many resources of each type there are. */
  inventory(): Record<string, number> {
    const types = Object.entries(this.json.resource ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(types.map(([type, all]) => [type, Object.keys(all).length]));
  }
}

/** The path of each construct without its stack, taken from the comment that cdktf leaves. */
function byPath(blocks: Record<string, Block> = {}): Record<string, Block> {
  return Object.fromEntries(
    Object.values(blocks).map((block) => {
      const { metadata } = block["//"] as { metadata: { path: string } };
      return [metadata.path.slice(metadata.path.indexOf("/") + 1), block];
    }),
  );
}

export interface SynthesizedCluster {
  readonly context: ClusterContext<ResolvedGoogleCluster>;
  readonly foundation: Configuration;
  readonly cluster: Configuration;
  readonly platform: Configuration;
  readonly facts: ClusterFacts;
  /** Host and certificate as expressions of Terraform. */
  readonly resolvedConnection: unknown;
}

/** All stacks of a cluster, with every policy checked, as an app writes them. */
export function synthesizeCluster(
  key: string,
  environment: string,
  tier: Tier,
  spec: GoogleCluster,
): SynthesizedCluster {
  failIfAny(checkGoogle(`${environment}.clusters.${key}`, spec, tier));
  const names = clusterNames("acme", environment, key);
  const context = { organization: "acme", environment, tier, names, spec: resolveGoogle(spec, tier) };
  let facts: ClusterFacts | undefined;
  let resolvedConnection: unknown;
  const fill: Record<Lifecycle, (stack: BaseStack) => void> = {
    foundation: (stack) => googleCloud.foundation(stack, context),
    cluster: (stack) => googleCloud.cluster(stack, context),
    platform: (stack) => {
      facts = googleCloud.locate(stack, context);
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
  const outdir = mkdtempSync(join(tmpdir(), "google-"));
  try {
    const app = new App({ outdir });
    for (const [name, fill] of stacks)
      fill(new BaseStack(app, name, { state: localState(), policies: googlePolicies }));
    app.synth();
    return stacks.map(([name]) => {
      const text = readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
      return new Configuration(JSON.parse(text) as Configuration["json"]);
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
