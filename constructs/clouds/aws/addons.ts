import { DataAwsEksAddonVersion } from "@cdktf/provider-aws/lib/data-aws-eks-addon-version";
import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { terraformJson } from "../../terraform/text";
import type { ClusterContext } from "../contract";
import { managedPolicyArn } from "./arn";
import type { Role } from "./iam";
import { podRole } from "./identity";
import { volumeKeyStatements } from "./permissions/volumes";
import type { ResolvedAwsCluster } from "./resolved";
import { only, SYSTEM_ACCOUNTS } from "./service-accounts";
import type { Addon } from "./versions";

export interface AddonsProps {
  readonly clusterName: string;
}

interface AddonSettings {
  /** What the add-on is told, as its schema has it (`aws eks describe-addon-configuration`). */
  readonly configuration?: object;
  readonly identity?: { readonly role: Role; readonly serviceAccount: string };
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * What must run before the first node: the agent that hands out credentials, the network plugin that uses them, and
 * kube-proxy. Nodes that come before the network plugin never become ready.
 */
export class NetworkAddons extends Construct {
  readonly addons: readonly EksAddon[];

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: AddonsProps) {
    super(scope, id);
    const { names, spec } = context;
    const agent = addon(this, context, props, "eks-pod-identity-agent");
    const { serviceAccount } = SYSTEM_ACCOUNTS.networkPlugin;
    const role = podRole(this, "vpc-cni-role", context, only(SYSTEM_ACCOUNTS.networkPlugin), {
      name: names.resource("vpc-cni"),
      description: `Gives addresses to the pods of ${names.cluster}`,
      managedPolicies: [managedPolicyArn(spec, "AmazonEKS_CNI_Policy")],
    });
    const network = addon(this, context, props, "vpc-cni", {
      // The schema wants text. Without it network policies are stored and nobody enforces them.
      configuration: { enableNetworkPolicy: "true" },
      identity: { role, serviceAccount },
      dependsOn: [agent],
    });
    this.addons = [agent, network, addon(this, context, props, "kube-proxy")];
  }
}

export interface NodeAddonsProps extends AddonsProps {
  /** ARN of the key that encrypts volumes. */
  readonly volumesKeyArn: string;
  /** The nodes that the add-ons run on: without any, EKS reports them degraded and the apply fails. */
  readonly nodes: readonly ITerraformDependable[];
}

/** What needs nodes to run on: name resolution, volumes, and the measurements that autoscaling goes by. */
export class NodeAddons extends Construct {
  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: NodeAddonsProps) {
    super(scope, id);
    const { names, spec } = context;
    const dependsOn = props.nodes;
    addon(this, context, props, "coredns", { dependsOn });
    const { serviceAccount } = SYSTEM_ACCOUNTS.volumes;
    const role = podRole(this, "volumes-role", context, only(SYSTEM_ACCOUNTS.volumes), {
      name: names.resource("volumes"),
      description: `Makes the volumes of ${names.cluster}`,
      managedPolicies: [managedPolicyArn(spec, "service-role/AmazonEBSCSIDriverPolicy")],
      statements: volumeKeyStatements(props.volumesKeyArn),
    });
    addon(this, context, props, "aws-ebs-csi-driver", { identity: { role, serviceAccount }, dependsOn });
    addon(this, context, props, "metrics-server", { dependsOn });
  }
}

/** What Auto Mode does not bring along itself (EKS user guide, "Install Amazon EKS add-ons", considerations for Auto Mode). */
export class AutoModeAddons extends Construct {
  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: AddonsProps) {
    super(scope, id);
    addon(this, context, props, "metrics-server");
  }
}

function addon(
  scope: Construct,
  { spec }: ClusterContext<ResolvedAwsCluster>,
  { clusterName }: AddonsProps,
  addonName: Addon,
  { configuration, identity, dependsOn = [] }: AddonSettings = {},
): EksAddon {
  return new EksAddon(scope, addonName, {
    clusterName,
    addonName,
    addonVersion: spec.addonVersions[addonName] ?? recommendedVersion(scope, spec, addonName),
    configurationValues: configuration && terraformJson(configuration),
    podIdentityAssociation: identity && [{ roleArn: identity.role.arn, serviceAccount: identity.serviceAccount }],
    // What is written here wins over what was changed in the cluster by hand.
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "OVERWRITE",
    dependsOn: [...dependsOn, ...(identity?.role.permissions ?? [])],
  });
}

/** What EKS installs by default for the Kubernetes version: tested, and not the latest. */
function recommendedVersion(scope: Construct, { kubernetes }: ResolvedAwsCluster, addonName: Addon): string {
  return new DataAwsEksAddonVersion(scope, `${addonName}-version`, {
    addonName,
    kubernetesVersion: kubernetes,
    mostRecent: false,
  }).version;
}
