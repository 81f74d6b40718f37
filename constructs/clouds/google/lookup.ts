import type { ClusterContext } from "../contract";
import { networkName, PODS_RANGE, SERVICES_RANGE, subnetworkName } from "./names";
import { networkPath, subnetworkPath } from "./resource-names";
import type { ResolvedGoogleCluster } from "./resolved";

/** The network of a cluster as a later stack sees it. */
export interface FoundNetwork {
  readonly network: string;
  readonly subnetwork: string;
  readonly podsRange: string;
  readonly servicesRange: string;
  readonly controlPlaneCidr: string | undefined;
}

/** Names the network that the foundation made, or that was there before: whole paths, so that a Shared VPC is found. */
export function findNetwork({ names, spec }: ClusterContext<ResolvedGoogleCluster>): FoundNetwork {
  const { network, project, region } = spec;
  if (network.kind === "existing") {
    return {
      network: networkPath(network.project, network.network),
      subnetwork: subnetworkPath(network.project, region, network.subnetwork),
      podsRange: network.podsRange,
      servicesRange: network.servicesRange,
      controlPlaneCidr: network.controlPlaneCidr,
    };
  }
  return {
    network: networkPath(project, networkName(names)),
    subnetwork: subnetworkPath(project, region, subnetworkName(names)),
    podsRange: PODS_RANGE,
    servicesRange: SERVICES_RANGE,
    controlPlaneCidr: network.plan.controlPlane,
  };
}
