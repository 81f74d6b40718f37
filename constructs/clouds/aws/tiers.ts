import { days, type Duration } from "../../core/duration";
import { gib } from "../../core/size";
import type { Tier } from "../contract";
import type { InstanceTypes } from "./instance-types";
import type { AcceptedRisks, Nat, NodeGroup } from "./props";
import type { InterfaceEndpoint } from "./versions";

/** What a tier decides. The only place where tiers differ on AWS. */
export interface TierDefaults {
  readonly nat: Nat;
  readonly interfaceEndpoints: readonly InterfaceEndpoint[];
  readonly logRetention: Duration;
  readonly preventDestroy: boolean;
  readonly accept: Required<AcceptedRisks>;
  readonly system: NodeGroupDefaults;
  readonly workload: NodeGroupDefaults;
}

export type NodeGroupDefaults = Required<Pick<NodeGroup, "min" | "max" | "capacity" | "disk">> & {
  instanceTypes: InstanceTypes;
};

const SAFE: Required<AcceptedRisks> = {
  dataLossOnDestroy: false,
  clusterDeletion: false,
  unrecordedTraffic: false,
  auditGaps: false,
};

/** Four similar types: the more pools of spot capacity, the rarer the interruptions (EC2 user guide, "Best practices for Spot"). */
const SPOT_TYPES: InstanceTypes = ["m6i.large", "m6a.large", "m5.large", "m7i.large"];

/**
 * A NAT gateway costs about 33 USD a month and 0.045 per GB, an interface endpoint 7.3 per zone; a gateway per zone
 * buys independence of zones, an endpoint in three zones pays off above some 630 GB a month (list prices of 2026).
 */
export const TIER_DEFAULTS: Record<Tier, TierDefaults> = {
  development: {
    nat: "one",
    interfaceEndpoints: [],
    logRetention: days(30),
    preventDestroy: false,
    accept: {
      dataLossOnDestroy: "development keeps no telemetry that anybody needs later",
      clusterDeletion: "a development cluster is made again from code",
      unrecordedTraffic: "development carries test data only",
      auditGaps: false,
    },
    system: { instanceTypes: ["t3.large"], min: 1, max: 3, capacity: "on-demand", disk: gib(50) },
    workload: { instanceTypes: SPOT_TYPES, min: 1, max: 3, capacity: "spot", disk: gib(50) },
  },
  staging: {
    nat: "one",
    interfaceEndpoints: [],
    logRetention: days(90),
    preventDestroy: false,
    accept: SAFE,
    system: { instanceTypes: ["m6i.large"], min: 2, max: 4, capacity: "on-demand", disk: gib(100) },
    workload: { instanceTypes: ["m6i.xlarge"], min: 1, max: 4, capacity: "on-demand", disk: gib(100) },
  },
  production: {
    nat: "per-zone",
    interfaceEndpoints: ["ec2", "ecr.api", "ecr.dkr", "eks-auth", "logs", "sts"],
    logRetention: days(365),
    preventDestroy: true,
    accept: SAFE,
    system: { instanceTypes: ["m6i.large"], min: 3, max: 6, capacity: "on-demand", disk: gib(100) },
    workload: { instanceTypes: ["m6i.2xlarge"], min: 1, max: 6, capacity: "on-demand", disk: gib(100) },
  },
};
