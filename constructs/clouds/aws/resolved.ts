import type { Duration } from "../../core/duration";
import type { Size } from "../../core/size";
import type { ApiAccess } from "../api-access";
import type { Architecture, Machine } from "../machine";
import type { Capacity, NodeTaint } from "../nodes";
import type { SubnetPlan } from "./address-plan";
import type { AcceptedRisks, ExistingVpc, Nat, Placement, RoleArn } from "./props";
import type { AwsPartition, AwsRegion } from "./regions";
import type { Addon, ControlPlaneLog, InterfaceEndpoint, KubernetesVersion } from "./versions";

/** An EKS cluster with nothing left open. */
export interface ResolvedAwsCluster {
  readonly cloud: "aws";
  readonly origin?: undefined;
  readonly mode: "standard" | "auto";
  readonly account: string;
  readonly region: AwsRegion;
  readonly partition: AwsPartition;
  readonly kubernetes: KubernetesVersion;
  readonly api: ApiAccess;
  /** `bootstrap` is the role that the bootstrap stack of the environment makes. */
  readonly deployer: RoleArn | "bootstrap";
  readonly admins: readonly RoleArn[];
  readonly readers: readonly RoleArn[];
  readonly network: ResolvedNetwork;
  /** All groups by name, `system` first; none where AWS makes the nodes. */
  readonly nodeGroups: Readonly<Record<string, ResolvedNodeGroup>>;
  readonly addonVersions: Readonly<Partial<Record<Addon, string>>>;
  readonly controlPlaneLogs: readonly ControlPlaneLog[];
  readonly logRetention: Duration;
  readonly deletedObjectRetention: Duration;
  readonly accessLogBucket: string | false;
  readonly preventDestroy: boolean;
  readonly accept: Required<AcceptedRisks>;
}

export type ResolvedNetwork = ResolvedNewNetwork | (ExistingVpc & { readonly kind: "existing" });

export interface ResolvedNewNetwork {
  readonly kind: "new";
  readonly cidr: string;
  readonly subnets: readonly SubnetPlan[];
  readonly nat: Nat;
  readonly interfaceEndpoints: readonly InterfaceEndpoint[];
}

export interface ResolvedNodeGroup {
  readonly architecture: Architecture;
  readonly instanceTypes: readonly (string | Machine)[];
  readonly min: number;
  readonly max: number;
  readonly placement: Placement;
  readonly capacity: Capacity;
  readonly disk: Size;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
}
