import type { Duration } from "../../core/duration";
import type { Size } from "../../core/size";
import type { Existing } from "../network";
import type { Machine } from "../machine";
import type { Capacity, NodeTaint } from "../nodes";
import type { GoogleApiAccess } from "./dns-api";
import type { MachineType } from "./machine-types";
import type { MaintenanceWindow } from "./maintenance";
import type { GoogleRegion, GoogleZone } from "./regions";
import type { ControlPlaneLog, ReleaseChannel } from "./versions";

/** One GKE cluster, as an environment names it. Made by {@link google}. */
export type GoogleCluster<R extends GoogleRegion = GoogleRegion> = GoogleProps<R> & {
  readonly cloud: "google";
  /** Set on clusters that somebody else made. */
  readonly origin?: undefined;
};

/**
 * Describes a GKE cluster: `google({ project, region: "europe-west1", zones: ["b", "c"], cidr: "10.32.0.0/16" })`.
 * The zones complete and are checked against the region. Everything else has a default per tier.
 */
export function google<const R extends GoogleRegion>(props: GoogleProps<R>): GoogleCluster<R> {
  return { ...props, cloud: "google" };
}

/** What describes a GKE cluster: in a network of its own or an existing one, with nodes of ours or of Google's. */
export type GoogleProps<R extends GoogleRegion = GoogleRegion> = GoogleClusterProps<R> &
  (NewNetworkProps | ExistingNetworkProps) &
  (StandardProps<R> | AutopilotProps);

/** What is said about the cluster itself. */
export interface GoogleClusterProps<R extends GoogleRegion> {
  /** Id of the project that everything is made in, and nothing outside of it. */
  readonly project: string;
  readonly region: R;
  /**
   * Who may reach the API server: `privateApi()`, `dnsApi()`, `publicApi({ from })`, `openApi({ because })`.
   * @default privateApi()
   */
  readonly api?: GoogleApiAccess;
  /** Who administers the cluster besides the deployer of the bootstrap stack. @default nobody */
  readonly admins?: readonly Principal[];
  /**
   * Who may read everything in the cluster, Secrets included, as `terraform plan` of the platform must. Takes a role
   * that the bootstrap stack makes in the project. @default nobody
   */
  readonly readers?: readonly Principal[];
  /**
   * The group whose member groups can be named in Kubernetes RBAC (GKE documentation, "Google Groups for RBAC").
   * @default none: RBAC knows single persons only
   */
  readonly rbacGroup?: `gke-security-groups@${string}`;
  /** How early the cluster gets new versions. @default "regular", "rapid" in development */
  readonly releaseChannel?: ReleaseChannel;
  /** When GKE may upgrade by itself. @default Saturday and Sunday, 02:00 to 08:00 UTC */
  readonly maintenance?: MaintenanceWindow;
  /** Logs of the control plane that are kept. Fewer than all is a risk to accept. @default all */
  readonly controlPlaneLogs?: readonly ControlPlaneLog[];
  /**
   * How long Cloud Logging keeps logs of the control plane, of system pods and flows.
   * @default 30 days, 90 in staging, 365 in production
   */
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
  /** Safeguards given up, each with the reason. @default none; in development those that keep what is there */
  readonly accept?: AcceptedRisks;
}

/** Whom IAM can admit. */
export type Principal = `user:${string}` | `group:${string}` | `serviceAccount:${string}`;

/** A VPC of the cluster's own. */
export interface NewNetworkProps {
  readonly network?: undefined;
  /**
   * Addresses of nodes, pods, Services and the control plane, /12 to /20, disjoint from those of all clusters that
   * exchange data. Half of them go to pods, a /24 for each node: a /16 has room for 128 nodes.
   */
  readonly cidr: string;
  /** Way to the internet: `none` leaves Google's own services only, and needs mirrored images. @default "cloud" */
  readonly nat?: Nat;
}

/** A VPC that somebody else made, also in another project. Its routes, NAT, firewall and flow logs are theirs. */
export interface ExistingNetworkProps {
  readonly network: Existing<ExistingVpc>;
  readonly cidr?: undefined;
  readonly nat?: undefined;
}

export interface ExistingVpc {
  /** Project of the network: the host project of a Shared VPC, which must let GKE use it. @default the cluster's own */
  readonly project?: string;
  readonly network: string;
  /** A subnetwork in the cluster's region, with Private Google Access. */
  readonly subnetwork: string;
  /** Name of the subnetwork's secondary range for pods. */
  readonly podsRange: string;
  /** Name of the subnetwork's secondary range for Services. */
  readonly servicesRange: string;
  /** A /28 that nothing else in the network uses, for the control plane. @default an address of the subnetwork */
  readonly controlPlaneCidr?: string;
}

export const NATS = ["cloud", "none"] as const;

export type Nat = (typeof NATS)[number];

/** Nodes that this library makes. */
export interface StandardProps<R extends GoogleRegion> {
  readonly mode?: "standard";
  /** Letters of one to three zones for nodes. The control plane spans the region in every case. */
  readonly zones: GoogleZones<NoInfer<R>>;
  /** Nodes of the cluster's own parts, tainted so that nothing else runs there. @default by tier */
  readonly systemNodes?: SystemNodes;
  /** Nodes of everything else. `workload` is always there; other names add groups to it. @default by tier */
  readonly nodeGroups?: Readonly<Record<string, NodeGroup>>;
}

/**
 * Nodes that Google makes, in all zones of the region, and bills by what pods ask for. Pods may not use host namespaces
 * or host paths: there is no node-exporter, and logs are read through the API server.
 */
export interface AutopilotProps {
  readonly mode: "autopilot";
  readonly zones?: undefined;
  readonly systemNodes?: undefined;
  readonly nodeGroups?: undefined;
}

/** Three are enough for every quorum. */
export type GoogleZones<R extends GoogleRegion = GoogleRegion> =
  | readonly [GoogleZone<R>]
  | readonly [GoogleZone<R>, GoogleZone<R>]
  | readonly [GoogleZone<R>, GoogleZone<R>, GoogleZone<R>];

/** Nodes that are alike, spread over the zones; the autoscaler adds one in the zone where a volume waits for it. */
export interface NodeGroup {
  /**
   * GKE taints Arm nodes and accelerators, so that `workload` cannot be of them. One that does not complete is given
   * with its facts: `machine({ type: "m3-ultramem-32", architecture: "x86_64", memory: gib(976) })`. @default by tier
   */
  readonly machineType?: MachineType | Machine;
  /** Fewest nodes in all zones together. @default by tier */
  readonly min?: number;
  /** Most nodes in all zones together. @default by tier */
  readonly max?: number;
  /**
   * Spot nodes of other groups than `workload` are tainted (`cloud.google.com/gke-spot=true`).
   * @default "on-demand"; for `workload` in development "spot"
   */
  readonly capacity?: Capacity;
  /** Boot disk: images, logs and scratch space of pods. @default 50 GiB in development, else 100 GiB */
  readonly disk?: Size;
  /** Labels of the nodes, besides `belvedere.dev/node-group`. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly taints?: readonly NodeTaint[];
}

/** Never spot: they run name resolution and the way from the control plane to pods. */
export type SystemNodes = Pick<NodeGroup, "machineType" | "min" | "max" | "disk" | "labels">;

/** Safeguards that can be given up. The value is the reason, or `false` to keep a safeguard that the tier gives up. */
export interface AcceptedRisks {
  /** Destroying the foundation deletes the stores with everything in them. @default false; given up in development */
  readonly dataLossOnDestroy?: string | false;
  /** One API call deletes the cluster: deletion protection is off. @default false; given up in development */
  readonly clusterDeletion?: string | false;
  /** Nothing records who talked to whom: the subnetwork has no flow logs. @default false; given up in development */
  readonly unrecordedTraffic?: string | false;
  /** Some of what the control plane did cannot be found out later: not all of its logs are kept. @default false */
  readonly auditGaps?: string | false;
  /**
   * Secrets, stores, disks and logs are encrypted with keys of Google alone: access cannot be taken back with a key. It
   * is what lets a foundation be made again under the same name, for Google never frees the name of a key.
   * @default false; given up in development
   */
  readonly googleKeys?: string | false;
}
