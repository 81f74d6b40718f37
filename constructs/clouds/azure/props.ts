import type { Duration } from "../../core/duration";
import type { Size } from "../../core/size";
import type { ApiAccess } from "../api-access";
import type { Existing } from "../network";
import type { Machine } from "../machine";
import type { Capacity, NodeTaint } from "../nodes";
import type { AzureRegion, AzureZone } from "./regions";
import type { ControlPlaneLog, KubernetesVersion, Replication, UpgradeChannel, Weekday } from "./versions";
import type { VmSize } from "./vm-sizes";

/** One AKS cluster, as an environment names it. Made by {@link azure}. */
export type AzureCluster = AzureProps & {
  readonly cloud: "azure";
  /** Set on clusters that somebody else made. */
  readonly origin?: undefined;
};

/**
 * Describes an AKS cluster: `azure({ subscription, region: "westeurope", zones: ["1", "2"], cidr: "10.32.0.0/16" })`.
 * Everything else has a default per tier.
 */
export function azure(props: AzureProps): AzureCluster {
  return { ...props, cloud: "azure" };
}

/** What describes an AKS cluster: in a network of its own, or in one that is there already. */
export type AzureProps = AzureClusterProps & (NewNetworkProps | ExistingNetworkProps);

/** What is said about the cluster itself. */
export interface AzureClusterProps {
  /** Id of the subscription that everything is made in. The provider works in no other. */
  readonly subscription: string;
  readonly region: AzureRegion;
  /** Zones of the nodes. Appending one adds nodes there; the network spans all of them anyway. */
  readonly zones: AzureZones;
  /** @default "1.35" */
  readonly kubernetes?: KubernetesVersion;
  /** What AKS upgrades by itself. @default "patch" */
  readonly upgradeChannel?: UpgradeChannel;
  /** When it does. @default Sunday from 02:00 UTC, for six hours */
  readonly maintenance?: MaintenanceWindow;
  /**
   * Who may reach the API server: `privateApi()`, `publicApi({ from })`, `openApi({ because })`. AKS lets the nodes
   * through by itself unless they leave an existing network by a gateway or routes of it: name its address then.
   * @default privateApi()
   */
  readonly api?: ApiAccess;
  /**
   * Object id of the identity that applies the platform's stacks, and so must administer the cluster.
   * @default the identity of the bootstrap stack
   */
  readonly deployer?: string;
  /** Object ids of groups or identities that administer the cluster besides the deployer. @default none */
  readonly admins?: readonly string[];
  /**
   * Object ids of groups or identities that may read everything in the cluster, Secrets included, as `terraform plan`
   * of the platform must. Their role comes from the bootstrap stack. @default none
   */
  readonly readers?: readonly string[];
  /**
   * Range of the pods' addresses, /12 to /20; a node takes a /24 of it. Clusters may share it: pods leave with the
   * address of their node.
   * @default "192.168.0.0/16"
   */
  readonly podCidr?: string;
  /** Nodes of the cluster's own parts, tainted so that nothing else runs there. @default by tier */
  readonly systemNodes?: SystemNodes;
  /** Nodes of everything else. `workload` is always there; other names add pools to it. @default by tier */
  readonly nodeGroups?: Readonly<Record<string, NodeGroup>>;
  /**
   * Control plane with an uptime guarantee (`Standard`), or without and free of charge.
   * @default "Free" in development, else "Standard"
   */
  readonly controlPlane?: ControlPlaneTier;
  /**
   * Logs of the control plane that are kept. Without `guard` and one of the two audits it is a risk to accept.
   * @default kube-audit-admin, guard, kube-apiserver, cluster-autoscaler
   */
  readonly controlPlaneLogs?: readonly ControlPlaneLog[];
  /** How long Log Analytics keeps them: 30 to 730 days. @default 30 days, 90 in staging, 365 in production */
  readonly logRetention?: Duration;
  /** Copies of what is stored. @default "LRS" in development, else "ZRS" */
  readonly storeReplication?: Replication;
  /** How long the stores keep what was deleted or overwritten, for repairs: up to 365 days. @default 7 days */
  readonly deletedObjectRetention?: Duration;
  /** Keys of yours that encrypt besides Azure's own. @default none */
  readonly customerKeys?: CustomerKeys;
  /** Makes Terraform refuse every plan that would destroy the network. @default true in production */
  readonly preventDestroy?: boolean;
  /** Safeguards given up, each with the reason. @default none; in development the two about losing what is there */
  readonly accept?: AcceptedRisks;
}

/** A virtual network of the cluster's own. */
export interface NewNetworkProps {
  readonly network?: undefined;
  /**
   * Address range of the network, /16 to /24, disjoint from those of all clusters that exchange data. Half of it is for
   * nodes.
   */
  readonly cidr: string;
  /** How nodes reach the internet. @default "load-balancer" */
  readonly egress?: NewNetworkEgress;
}

/** A virtual network that somebody else made. Its routes and its name resolution are theirs. */
export interface ExistingNetworkProps {
  readonly network: Existing<ExistingSubnet>;
  readonly cidr?: undefined;
  /**
   * How nodes reach the internet; what this names beside the load balancer must be there already.
   * @default "load-balancer"
   */
  readonly egress?: Egress;
}

export interface ExistingSubnet {
  /**
   * Subnet of the nodes, in the region of the cluster. In another subscription the deployer must be able to join it,
   * and to give roles on it.
   */
  readonly subnetId: SubnetId;
  /** Subnet of the private endpoint of the stores, in the same network. @default the subnet of the nodes */
  readonly endpointSubnetId?: SubnetId;
  /**
   * Private DNS zone `privatelink.blob.core.windows.net` that the network is linked to.
   * @default a new one, linked to it
   */
  readonly blobZoneId?: DnsZoneId;
}

type NetworkResourceId<Path extends string> =
  `/subscriptions/${string}/resourceGroups/${string}/providers/Microsoft.Network/${Path}`;
export type SubnetId = NetworkResourceId<`virtualNetworks/${string}/subnets/${string}`>;
export type DnsZoneId = NetworkResourceId<`privateDnsZones/${string}`>;
export type KeyVaultId =
  `/subscriptions/${string}/resourceGroups/${string}/providers/Microsoft.KeyVault/vaults/${string}`;

export type AzureZones =
  readonly [AzureZone] | readonly [AzureZone, AzureZone] | readonly [AzureZone, AzureZone, AzureZone];

/**
 * `load-balancer`: the one AKS makes; survives the loss of a zone, and has some thousand connections for each node.
 * `nat-gateway`: 64 512 connections for all nodes together (Azure NAT Gateway documentation), but stands in one zone.
 * `routes`: to a firewall, for example.
 */
export const EGRESSES = ["load-balancer", "nat-gateway", "routes"] as const;

export type Egress = (typeof EGRESSES)[number];
export type NewNetworkEgress = Exclude<Egress, "routes">;

export const CONTROL_PLANE_TIERS = ["Free", "Standard"] as const;

export type ControlPlaneTier = (typeof CONTROL_PLANE_TIERS)[number];

export interface MaintenanceWindow {
  readonly day: Weekday;
  /** Full hour in UTC, 0 to 23. */
  readonly hour: number;
}

/**
 * Names of keys in a Key Vault that is there already, with purge protection and roles (not access policies). Terraform
 * only names them: it needs no right on the vault but to give the users of a key theirs, as the deployer of the
 * bootstrap may in its own subscription.
 */
export interface CustomerKeys {
  readonly vaultId: KeyVaultId;
  /** Encrypts the storage account; new versions are taken up by Azure. @default Azure's key */
  readonly stores?: string;
  /** Encrypts the volumes of pods; new versions are taken up by Azure. @default Azure's key */
  readonly volumes?: string;
  /**
   * `name/version` of the key that encrypts Kubernetes Secrets in etcd. AKS follows no rotation, and reaches the vault
   * over its public address: a vault behind a firewall will not do. Without the key the cluster does not start.
   * @default Azure's key
   */
  readonly secrets?: `${string}/${string}`;
}

/** Nodes that are alike: one node pool of AKS, or one per zone. */
export interface NodeGroup {
  /**
   * One that does not complete is given with its facts:
   * `machine({ type: "Standard_NC8as_T4_v3", architecture: "x86_64", memory: gib(56) })`. @default by tier
   */
  readonly vmSize?: VmSize | Machine;
  /** Fewest nodes: per zone where `placement` is `per-zone`. @default by tier */
  readonly min?: number;
  /** Most nodes, counted as `min` is. @default by tier */
  readonly max?: number;
  /**
   * `per-zone` makes one pool in each zone, so that the autoscaler can add a node where the volume of a waiting pod
   * is. `across-zones` is for pods without volumes. @default "per-zone"
   */
  readonly placement?: Placement;
  /**
   * AKS taints spot nodes (`kubernetes.azure.com/scalesetpriority=spot`), so that `workload` cannot be one.
   * @default "on-demand"
   */
  readonly capacity?: Capacity;
  /**
   * Root disk: images, logs and scratch space of pods. On the local disk of the machine where it has one that AKS takes
   * (fourth and fifth generation with a `d`), else a remote one, which is billed.
   * @default 50 GiB in development, else 100 GiB
   */
  readonly disk?: Size;
  /** Labels of the nodes, besides `belvedere.dev/node-group`. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly taints?: readonly NodeTaint[];
}

export type Placement = "per-zone" | "across-zones";

/** Never spot: they run name resolution. AKS wants four processors or more. */
export type SystemNodes = Pick<NodeGroup, "vmSize" | "min" | "max" | "disk" | "labels">;

/** Safeguards that can be given up. The value is the reason, or `false` to keep a safeguard that the tier gives up. */
export interface AcceptedRisks {
  /** Terraform may destroy the stores, with everything in them. @default false; given up in development */
  readonly dataLossOnDestroy?: string | false;
  /** Terraform may destroy or replace the cluster. @default false; given up in development */
  readonly clusterDeletion?: string | false;
  /** Who did what, or who logged in, cannot be found out later: not both logs are kept. @default false */
  readonly auditGaps?: string | false;
  /**
   * Local disks and caches of nodes are not encrypted: the subscription lacks the feature `EncryptionAtHost`.
   * @default false
   */
  readonly plainNodeDisks?: string | false;
}
