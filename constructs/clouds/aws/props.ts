import type { Duration } from "../../core/duration";
import type { Size } from "../../core/size";
import type { ApiAccess } from "../api-access";
import type { Existing } from "../network";
import type { Capacity, NodeTaint } from "../nodes";
import type { InstanceTypes } from "./instance-types";
import type { AwsRegion, AwsZone } from "./regions";
import type { Addon, ControlPlaneLog, InterfaceEndpoint, KubernetesVersion } from "./versions";

/** One EKS cluster, as an environment names it. Made by {@link aws}. */
export type AwsCluster<R extends AwsRegion = AwsRegion> = AwsProps<R> & {
  readonly cloud: "aws";
  /** Set on clusters that somebody else made. */
  readonly origin?: undefined;
};

/**
 * Describes an EKS cluster: `aws({ account, region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" })`.
 * The zones complete and are checked against the region. Everything else has a default per tier.
 */
export function aws<const R extends AwsRegion>(props: AwsProps<R>): AwsCluster<R> {
  return { ...props, cloud: "aws" };
}

/** What describes an EKS cluster: in a network of its own or an existing one, with nodes of ours or of AWS's. */
export type AwsProps<R extends AwsRegion = AwsRegion> = AwsClusterProps<R> &
  (NewNetworkProps<R> | ExistingNetworkProps) &
  (StandardProps | AutoModeProps);

/** What is said about the cluster itself. */
export interface AwsClusterProps<R extends AwsRegion> {
  /** The account that everything is made in: twelve digits. The provider refuses to work in any other. */
  readonly account: string;
  readonly region: R;
  /** @default "1.35" */
  readonly kubernetes?: KubernetesVersion;
  /**
   * Who may reach the API server: `privateApi()`, `publicApi({ from })`, `openApi({ because })`.
   * @default privateApi()
   */
  readonly api?: ApiAccess;
  /**
   * The role that applies the platform's stacks, and so must administer the cluster.
   * @default the role of the bootstrap stack
   */
  readonly deployer?: RoleArn;
  /** Roles that administer the cluster besides the deployer. @default none */
  readonly admins?: readonly RoleArn[];
  /**
   * Roles that may read everything in the cluster, Secrets included, as `terraform plan` of the platform must.
   * @default none
   */
  readonly readers?: readonly RoleArn[];
  /** Logs of the control plane that are kept. Fewer than all is a risk to accept. @default all */
  readonly controlPlaneLogs?: readonly ControlPlaneLog[];
  /** How long CloudWatch keeps control-plane and flow logs. @default 30 days, 90 in staging, 365 in production */
  readonly logRetention?: Duration;
  /** How long the stores keep what was deleted or overwritten, for repairs. @default 7 days */
  readonly deletedObjectRetention?: Duration;
  /** Existing bucket that receives the access logs of the stores. @default no access logs */
  readonly accessLogBucket?: string;
  /**
   * Makes Terraform refuse every plan that would destroy the stores, their keys or the network.
   * @default true in production
   */
  readonly preventDestroy?: boolean;
  /** Safeguards given up, each with the reason. @default none; in development the three about losing what is there */
  readonly accept?: AcceptedRisks;
}

/** Nodes that this library makes, with the add-ons that run on them. */
export interface StandardProps {
  readonly mode?: "standard";
  /** Nodes of the cluster's own parts, tainted so that nothing else runs there. @default by tier */
  readonly systemNodes?: SystemNodes;
  /** Nodes of everything else. `workload` is always there; other names add groups to it. @default by tier */
  readonly nodeGroups?: Readonly<Record<string, NodeGroup>>;
  /**
   * Fixed versions of add-ons, such as `v1.20.4-eksbuild.1`.
   * @default what EKS recommends for the Kubernetes version
   */
  readonly addonVersions?: Readonly<Partial<Record<Addon, string>>>;
}

/**
 * EKS Auto Mode: nodes that AWS makes when pods wait, and replaces every three weeks at the latest, for a fee on top of
 * each instance. It brings network, volumes, load balancers and name resolution along. Network policies are stored and
 * not enforced: that is a switch for everything in the cluster, which the platform does not turn.
 */
export interface AutoModeProps {
  readonly mode: "auto";
  readonly systemNodes?: undefined;
  readonly nodeGroups?: undefined;
  readonly addonVersions?: undefined;
}

/** A VPC of the cluster's own. */
export interface NewNetworkProps<R extends AwsRegion> {
  readonly network?: undefined;
  /**
   * Address range of the VPC, /16 to /20, disjoint from those of all clusters that exchange data. Three quarters become
   * private subnets, the last one holds the public ones.
   */
  readonly cidr: string;
  /** Letters of two or three zones. Their order is part of the address plan: append, never reorder. */
  readonly zones: AwsZones<NoInfer<R>>;
  /**
   * Gateways to the internet: `none` needs interface endpoints and mirrored images.
   * @default "one", "per-zone" in production
   */
  readonly nat?: Nat;
  /** AWS services reached without the NAT gateway. @default none; in production those that nodes use all the time */
  readonly interfaceEndpoints?: readonly InterfaceEndpoint[];
}

/** A VPC that somebody else made. Its routes, endpoints and flow logs are theirs. */
export interface ExistingNetworkProps {
  readonly network: Existing<ExistingVpc>;
  readonly cidr?: undefined;
  readonly zones?: undefined;
  readonly nat?: undefined;
  readonly interfaceEndpoints?: undefined;
}

export interface ExistingVpc {
  readonly vpcId: `vpc-${string}`;
  /** Subnets of nodes and pods, one per zone, in two zones at least, with a way to the internet or to endpoints. */
  readonly privateSubnetIds: readonly [SubnetId, SubnetId, ...SubnetId[]];
}

export type SubnetId = `subnet-${string}`;
export type RoleArn = `arn:${string}:iam::${string}:role/${string}`;

/** EKS wants two zones; three are enough for every quorum, and fit the address plan. */
export type AwsZones<R extends AwsRegion = AwsRegion> =
  readonly [AwsZone<R>, AwsZone<R>] | readonly [AwsZone<R>, AwsZone<R>, AwsZone<R>];

/** Ways out of the private subnets. */
export const NATS = ["one", "per-zone", "none"] as const;

export type Nat = (typeof NATS)[number];

/** Nodes that are alike. */
export interface NodeGroup {
  /**
   * Types of one architecture; several, where capacity is `spot`. One that does not complete is given with its facts:
   * `machine({ type: "p5.4xlarge", architecture: "x86_64", memory: gib(256) })`. Accelerators boot an image with their
   * drivers. @default by tier
   */
  readonly instanceTypes?: InstanceTypes;
  /** Fewest nodes: per zone where `placement` is `per-zone`. @default by tier */
  readonly min?: number;
  /** Most nodes, counted as `min` is. @default by tier */
  readonly max?: number;
  /**
   * `per-zone` makes one group in each zone, so that the autoscaler can add a node where the volume of a waiting pod
   * is. `across-zones` is for pods without volumes. @default "per-zone"
   */
  readonly placement?: Placement;
  /**
   * Spot nodes of other groups than `workload` are tainted (`belvedere.dev/capacity=spot`).
   * @default "on-demand"; for `workload` in development "spot"
   */
  readonly capacity?: Capacity;
  /** Root disk: images, logs and scratch space of pods. @default 50 GiB in development, else 100 GiB */
  readonly disk?: Size;
  /** Labels of the nodes, besides `belvedere.dev/node-group`. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly taints?: readonly NodeTaint[];
}

export type Placement = "per-zone" | "across-zones";

/** Never spot: they run name resolution and the autoscaler. */
export type SystemNodes = Pick<NodeGroup, "instanceTypes" | "min" | "max" | "disk" | "labels">;

/** Safeguards that can be given up. The value is the reason, or `false` to keep a safeguard that the tier gives up. */
export interface AcceptedRisks {
  /** Destroying the foundation deletes the stores with everything in them. @default false; given up in development */
  readonly dataLossOnDestroy?: string | false;
  /** One API call deletes the cluster: EKS's deletion protection is off. @default false; given up in development */
  readonly clusterDeletion?: string | false;
  /** Nothing records who talked to whom: the VPC has no flow logs. @default false; given up in development */
  readonly unrecordedTraffic?: string | false;
  /** Some of what the control plane did cannot be found out later: not all of its logs are kept. @default false */
  readonly auditGaps?: string | false;
}
