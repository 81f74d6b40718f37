import type { Duration } from "../../core/duration";
import type { Size } from "../../core/size";
import type { ApiAccess } from "../api-access";
import type { Machine } from "../machine";
import type { Capacity, NodeTaint } from "../nodes";
import type { SubnetPlan } from "./address-plan";
import type {
  AcceptedRisks,
  ControlPlaneTier,
  CustomerKeys,
  DnsZoneId,
  Egress,
  MaintenanceWindow,
  NewNetworkEgress,
  Placement,
  SubnetId,
} from "./props";
import type { AzureRegion } from "./regions";
import type { ControlPlaneLog, KubernetesVersion, Replication, UpgradeChannel } from "./versions";

/** An AKS cluster with nothing left open. */
export interface ResolvedAzureCluster {
  readonly cloud: "azure";
  readonly origin?: undefined;
  readonly subscription: string;
  readonly region: AzureRegion;
  readonly zones: readonly string[];
  readonly kubernetes: KubernetesVersion;
  readonly upgradeChannel: UpgradeChannel;
  readonly maintenance: MaintenanceWindow;
  readonly api: ApiAccess;
  /** Object id; `bootstrap` is the identity that the bootstrap stack of the environment makes. */
  readonly deployer: string;
  readonly admins: readonly string[];
  readonly readers: readonly string[];
  readonly network: ResolvedNetwork;
  readonly podCidr: string;
  /** All groups by name, `system` first. */
  readonly nodeGroups: { readonly system: ResolvedNodeGroup } & Readonly<Record<string, ResolvedNodeGroup>>;
  readonly controlPlane: ControlPlaneTier;
  readonly controlPlaneLogs: readonly ControlPlaneLog[];
  readonly logRetention: Duration;
  readonly storeReplication: Replication;
  readonly deletedObjectRetention: Duration;
  readonly customerKeys: CustomerKeys | false;
  readonly preventDestroy: boolean;
  readonly accept: Required<AcceptedRisks>;
}

export type ResolvedNetwork = ResolvedNewNetwork | ResolvedExistingNetwork;

export interface ResolvedNewNetwork {
  readonly kind: "new";
  readonly cidr: string;
  readonly subnets: SubnetPlan;
  readonly egress: NewNetworkEgress;
}

export interface ResolvedExistingNetwork {
  readonly kind: "existing";
  readonly subnetId: SubnetId;
  readonly endpointSubnetId: SubnetId;
  readonly blobZoneId: DnsZoneId | "new";
  readonly egress: Egress;
}

export interface ResolvedNodeGroup {
  readonly vmSize: string | Machine;
  readonly min: number;
  readonly max: number;
  readonly placement: Placement;
  readonly capacity: Capacity;
  readonly disk: Size;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
}
