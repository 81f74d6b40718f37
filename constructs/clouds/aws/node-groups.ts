import { EksNodeGroup, type EksNodeGroupTaint } from "@cdktf/provider-aws/lib/eks-node-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { gib } from "../../core/size";
import type { ClusterContext } from "../contract";
import { type Architecture, machineName } from "../machine";
import { NODE_GROUP_LABEL, type NodeTaint, type TaintEffect, withSpotTaint } from "../nodes";
import { managedPolicyArn } from "./arn";
import { Role, serviceTrust } from "./iam";
import { type Accelerator, acceleratorOf } from "./instance-types";
import type { FoundSubnet } from "./lookup";
import type { ResolvedAwsCluster, ResolvedNodeGroup } from "./resolved";

export interface NodeGroupsProps {
  readonly clusterName: string;
  readonly subnets: readonly FoundSubnet[];
  /** What must run before a node can become ready: above all the network plugin. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** All nodes of a cluster. */
export class NodeGroups extends Construct {
  readonly groups: readonly EksNodeGroup[];

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: NodeGroupsProps) {
    super(scope, id);
    const role = nodeRole(this, context);
    this.groups = Object.entries(context.spec.nodeGroups).flatMap(([name, group]) => {
      const template = launchTemplate(this, context, name, group);
      return placements(name, group, props.subnets).map((placement) =>
        nodeGroup(this, group, { ...props, ...placement, name, role, template }),
      );
    });
  }
}

interface Placement {
  /** Construct id, and beginning of the name in EKS. */
  readonly id: string;
  readonly subnetIds: readonly string[];
}

/** A volume never leaves its zone; only a group in that zone alone can be made to grow for it. */
function placements(name: string, group: ResolvedNodeGroup, subnets: readonly FoundSubnet[]): readonly Placement[] {
  if (group.placement === "across-zones") return [{ id: name, subnetIds: subnets.map(({ id }) => id) }];
  return subnets.map(({ key, id }) => ({ id: `${name}-${key}`, subnetIds: [id] }));
}

interface NodeGroupWiring extends NodeGroupsProps, Placement {
  readonly name: string;
  readonly role: Role;
  readonly template: LaunchTemplate;
}

const PROCESSORS: Record<Architecture, string> = { x86_64: "x86_64", arm64: "ARM_64" };

const VARIANTS: Record<Accelerator, string> = { nvidia: "NVIDIA", neuron: "NEURON" };

/** All types of a group boot one image: checkAws refuses mixtures (EKS API, "CreateNodegroup", amiType). */
function amiType({ architecture, instanceTypes: [first] }: ResolvedNodeGroup): string {
  const accelerator = first === undefined ? undefined : acceleratorOf(first);
  return `AL2023_${PROCESSORS[architecture]}_${accelerator ? VARIANTS[accelerator] : "STANDARD"}`;
}

const TAINT_EFFECTS: Record<TaintEffect, string> = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
};

function nodeGroup(scope: Construct, group: ResolvedNodeGroup, wiring: NodeGroupWiring): EksNodeGroup {
  return new EksNodeGroup(scope, wiring.id, {
    clusterName: wiring.clusterName,
    nodeGroupNamePrefix: `${wiring.id}-`,
    nodeRoleArn: wiring.role.arn,
    subnetIds: [...wiring.subnetIds],
    amiType: amiType(group),
    capacityType: group.capacity === "spot" ? "SPOT" : "ON_DEMAND",
    instanceTypes: group.instanceTypes.map(machineName),
    launchTemplate: { id: wiring.template.id, version: Fn.tostring(wiring.template.latestVersion) },
    labels: { ...group.labels, [NODE_GROUP_LABEL]: wiring.name },
    taint: withSpotTaint(wiring.name, group, SPOT_TAINT).map(taint),
    // At least one at first: the add-ons wait for nodes, and the autoscaler comes after them.
    scalingConfig: { minSize: group.min, maxSize: group.max, desiredSize: Math.max(group.min, 1) },
    updateConfig: { maxUnavailablePercentage: 33 },
    nodeRepairConfig: { enabled: true },
    dependsOn: [...wiring.dependsOn, ...wiring.role.permissions],
    lifecycle: {
      // Names end in a number of AWS, so that a replacement can stand beside the old group while pods move.
      createBeforeDestroy: true,
      // The autoscaler's business once the group is there.
      ignoreChanges: ["scaling_config[0].desired_size"],
    },
  });
}

/**
 * Keeps off what cannot bear to be moved at two minutes' notice. EKS taints no spot nodes, and has no key for it: this
 * one is ours.
 */
const SPOT_TAINT: NodeTaint = { key: "belvedere.dev/capacity", value: "spot", effect: "NoSchedule" };

function taint({ key, value, effect }: NodeTaint): EksNodeGroupTaint {
  return { key, value, effect: TAINT_EFFECTS[effect] };
}

function launchTemplate(
  scope: Construct,
  { names }: ClusterContext<ResolvedAwsCluster>,
  name: string,
  { disk }: ResolvedNodeGroup,
): LaunchTemplate {
  const nodeName = names.resource(name);
  return new LaunchTemplate(scope, `${name}-template`, {
    name: nodeName,
    description: `Nodes of ${nodeName}`,
    updateDefaultVersion: true,
    // Pods are one hop further away than the node: they cannot get at its credentials, and do not need to.
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    // With the account's own key for EBS: a root disk holds images and scratch space, nothing that outlives the node.
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: disk.toBytes() / gib(1).toBytes(),
          encrypted: "true",
          deleteOnTermination: "true",
        },
      },
    ],
    // The default tags of the provider reach the group, not what the group launches.
    tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags: { Name: nodeName } })),
  });
}

/** Without the policy of the network plugin, whose add-on has a role of its own. */
function nodeRole(scope: Construct, { names, spec }: ClusterContext<ResolvedAwsCluster>): Role {
  return new Role(scope, "role", {
    name: names.resource("node"),
    description: `Nodes of ${names.cluster}`,
    trust: [serviceTrust("ec2.amazonaws.com")],
    managedPolicies: [
      managedPolicyArn(spec, "AmazonEKSWorkerNodePolicy"),
      managedPolicyArn(spec, "AmazonEC2ContainerRegistryPullOnly"),
    ],
  });
}
