import type { Json } from "../../../constructs/core/json";
import { readSynthesized, type Stack } from "../../../tools/lib/synthesized";
import type { TerraformPlan } from "../../../tools/plan-guard/plan";
import { writeSynthesized } from "../../support/synthesized-output";

/** An environment of one cluster, cut down to what makes one stack wait for another. */
export function writeEnvironment(outdir: string): Stack[] {
  writeSynthesized(outdir, {
    "bootstrap-dev-aws": { resource: {} },
    "dev-eks-cluster": {
      dependencies: ["dev-eks-foundation"],
      data: {
        aws_vpc: { vpc: { filter: [{ name: "tag:Name", values: ["dev-eks"] }] } },
        aws_kms_alias: { secrets: { name: "alias/dev-eks-secrets" } },
      },
      resource: { aws_eks_cluster: { cluster: { name: "dev-eks", role_arn: "${aws_iam_role.role.arn}" } } },
    },
    "dev-eks-foundation": {
      resource: {
        aws_vpc: { vpc: { cidr_block: "10.0.0.0/16", tags: { Name: "dev-eks" } } },
        aws_kms_alias: { secrets: { name: "alias/dev-eks-secrets" }, volumes: { name: "alias/dev-eks-volumes" } },
      },
    },
    "dev-eks-platform": {
      dependencies: ["dev-eks-cluster"],
      data: {
        aws_eks_cluster: { cluster: { name: "dev-eks" } },
        aws_kms_alias: { volumes: { name: "alias/dev-eks-volumes" } },
      },
      resource: { helm_release: {} },
    },
    "dev-fleet": {
      dependencies: ["dev-eks-platform"],
      data: { aws_eks_cluster: { cluster: { name: "dev-eks" } } },
      resource: {},
    },
    "prod-fleet": { resource: {} },
  });
  return readSynthesized(outdir);
}

/** One change of a plan. */
export interface Change {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: object;
  readonly after?: object;
}

/** A plan as `terraform show -json` prints it. A change creates where it does not say what it does. */
export function planOf(...changes: readonly Change[]): TerraformPlan {
  return {
    format_version: "1.2",
    resource_changes: changes.map(({ address, actions = ["create"], before, after = {} }) => ({
      address,
      mode: address.startsWith("data.") ? "data" : "managed",
      type: address.split(".").at(-2) ?? "",
      change: { actions, before: before ?? null, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
    })),
  };
}

/** A state as `terraform show -json` prints it. */
export function stateOf(...addresses: readonly string[]): Json {
  return { format_version: "1.0", values: { root_module: { resources: addresses.map((address) => ({ address })) } } };
}
