import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import { ComputeRouter } from "@cdktf/provider-google/lib/compute-router";
import { ComputeRouterNat } from "@cdktf/provider-google/lib/compute-router-nat";
import { ComputeSubnetwork } from "@cdktf/provider-google/lib/compute-subnetwork";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { networkName, PODS_RANGE, SERVICES_RANGE, subnetworkName } from "./names";
import type { ResolvedGoogleCluster, ResolvedNewNetwork } from "./resolved";

/** A VPC with one subnetwork for a cluster, whose nodes and pods have no public address. */
export class ClusterNetwork extends Construct {
  readonly network: ComputeNetwork;
  readonly subnetwork: ComputeSubnetwork;

  constructor(
    scope: Construct,
    id: string,
    private readonly context: ClusterContext<ResolvedGoogleCluster>,
    network: ResolvedNewNetwork,
    dependsOn: readonly ITerraformDependable[],
  ) {
    super(scope, id);
    const { names, spec } = context;
    this.network = new ComputeNetwork(this, "network", {
      name: networkName(names),
      autoCreateSubnetworks: false,
      routingMode: "REGIONAL",
      lifecycle: spec.preventDestroy ? { preventDestroy: true } : undefined,
      dependsOn: [...dependsOn],
    });
    this.subnetwork = this.addSubnetwork(network);
    this.refuseLogins();
    if (network.nat === "cloud") this.addNat();
  }

  private addSubnetwork({ plan }: ResolvedNewNetwork): ComputeSubnetwork {
    const { names, spec } = this.context;
    return new ComputeSubnetwork(this, "subnetwork", {
      name: subnetworkName(names),
      network: this.network.id,
      region: spec.region,
      ipCidrRange: plan.nodes,
      secondaryIpRange: [
        { rangeName: PODS_RANGE, ipCidrRange: plan.pods },
        { rangeName: SERVICES_RANGE, ipCidrRange: plan.services },
      ],
      // The way of every chunk and block to Cloud Storage: inside Google's network, past the NAT and free of charge.
      privateIpGoogleAccess: true,
      // Half of the flows in windows of five minutes: enough to tell who talked to whom, at a tenth of the volume.
      logConfig:
        spec.accept.unrecordedTraffic === false
          ? { aggregationInterval: "INTERVAL_5_MIN", flowSampling: 0.5, metadata: "INCLUDE_ALL_METADATA" }
          : undefined,
      lifecycle: spec.preventDestroy ? { preventDestroy: true } : undefined,
    });
  }

  /** A VPC admits nobody from outside as it is; the rule stands above the ones that somebody may add for a quick look. */
  private refuseLogins(): void {
    const { names } = this.context;
    new ComputeFirewall(this, "no-logins", {
      name: names.resource("no-logins", 63),
      description: "Nodes are debugged with kubectl; nobody logs in over SSH or RDP",
      network: this.network.name,
      direction: "INGRESS",
      priority: 100,
      sourceRanges: ["0.0.0.0/0"],
      deny: [{ protocol: "tcp", ports: ["22", "3389"] }],
    });
  }

  /** Regional, and so in no zone that could fail. Ports are handed out as nodes need them: fixed shares run out. */
  private addNat(): void {
    const { names, spec } = this.context;
    const router = new ComputeRouter(this, "router", {
      name: names.resource("router", 63),
      network: this.network.id,
      region: spec.region,
    });
    new ComputeRouterNat(this, "nat", {
      name: names.resource("nat", 63),
      router: router.name,
      region: spec.region,
      natIpAllocateOption: "AUTO_ONLY",
      sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS",
      subnetwork: [{ name: this.subnetwork.id, sourceIpRangesToNat: ["ALL_IP_RANGES"] }],
      enableDynamicPortAllocation: true,
      // The two exclude each other.
      enableEndpointIndependentMapping: false,
      minPortsPerVm: 64,
      maxPortsPerVm: 8192,
      logConfig: { enable: true, filter: "ERRORS_ONLY" },
    });
  }
}
