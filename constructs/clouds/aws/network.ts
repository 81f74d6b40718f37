import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { addEndpoints } from "./endpoints";
import { addInternet } from "./internet";
import { subnetName, vpcName } from "./names";
import type { ResolvedAwsCluster, ResolvedNewNetwork } from "./resolved";

/** The private side of one zone. */
export interface PrivateZone {
  readonly zone: string;
  readonly subnetId: string;
  readonly routeTableId: string;
}

/** A VPC whose nodes and pods have no public address; later stacks find it and its subnets by their `Name` tags. */
export class ClusterNetwork extends Construct {
  readonly vpc: Vpc;

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, network: ResolvedNewNetwork) {
    super(scope, id);
    const { names, spec } = context;
    this.vpc = new Vpc(this, "vpc", {
      cidrBlock: network.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: vpcName(names) },
      lifecycle: spec.preventDestroy ? { preventDestroy: true } : undefined,
    });
    // Adopts the group that every VPC comes with and takes all its rules away, so that nothing can rely on it.
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: this.vpc.id,
      tags: { Name: names.resource("default-unused") },
    });
    const zones = network.subnets.map(({ zone, privateCidr }) => this.addPrivateZone(context, zone, privateCidr));
    if (network.nat !== "none") addInternet(this, context, network, zones);
    addEndpoints(this, context, network, zones);
  }

  /** A route table per zone, so that a zone can get a gateway of its own later without moving its subnet. */
  private addPrivateZone(context: ClusterContext<ResolvedAwsCluster>, zone: string, cidrBlock: string): PrivateZone {
    const Name = subnetName(context.names, "private", zone);
    const subnet = new Subnet(this, `private-${zone}`, {
      vpcId: this.vpc.id,
      availabilityZone: `${context.spec.region}${zone}`,
      cidrBlock,
      mapPublicIpOnLaunch: false,
      // Where the load balancer controller puts internal load balancers.
      tags: { Name, "kubernetes.io/role/internal-elb": "1" },
    });
    const routeTable = new RouteTable(this, `private-${zone}-routes`, { vpcId: this.vpc.id, tags: { Name } });
    new RouteTableAssociation(this, `private-${zone}-association`, {
      subnetId: subnet.id,
      routeTableId: routeTable.id,
    });
    return { zone, subnetId: subnet.id, routeTableId: routeTable.id };
  }
}
