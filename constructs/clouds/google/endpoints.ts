import type { ContainerClusterConfig } from "@cdktf/provider-google/lib/container-cluster";
import type { GoogleApiAccess } from "./dns-api";

/** The arguments of a cluster that decide who can open a connection to its API server. */
type Endpoints = Required<
  Pick<
    ContainerClusterConfig,
    "privateClusterConfig" | "masterAuthorizedNetworksConfig" | "controlPlaneEndpointsConfig"
  >
>;

/**
 * Private addresses, which come from the network and what is connected to it only. Named, because GKE lets no more than
 * the nodes' own subnetwork in where authorized networks are on and none is named.
 */
const INSIDE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Nodes and pods always take the private endpoint. Without endpoints that have an address there is none to place. */
export function endpoints(api: GoogleApiAccess, controlPlaneCidr: string | undefined): Endpoints {
  const hasAddress = api.kind !== "dns";
  return {
    privateClusterConfig: {
      enablePrivateNodes: true,
      enablePrivateEndpoint: api.kind === "private" || api.kind === "dns",
      masterIpv4CidrBlock: hasAddress ? controlPlaneCidr : undefined,
      // Connected networks may be in other regions, too.
      masterGlobalAccessConfig: hasAddress ? { enabled: true } : undefined,
    },
    // GKE refuses a private endpoint without authorized networks.
    masterAuthorizedNetworksConfig: {
      gcpPublicCidrsAccessEnabled: false,
      cidrBlocks: authorizedNetworks(api).map((cidrBlock) => ({ cidrBlock })),
    },
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: { allowExternalTraffic: !hasAddress },
      ipEndpointsConfig: { enabled: hasAddress },
    },
  };
}

function authorizedNetworks(api: GoogleApiAccess): readonly string[] {
  switch (api.kind) {
    case "private":
    case "dns":
      return INSIDE;
    case "public":
      return [...INSIDE, ...api.from];
    case "open":
      return ["0.0.0.0/0"];
  }
}
