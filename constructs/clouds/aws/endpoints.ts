import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ClusterContext } from "../contract";
import type { ClusterNetwork, PrivateZone } from "./network";
import type { ResolvedAwsCluster, ResolvedNewNetwork } from "./resolved";

/** Ways to services of AWS that do not lead through the NAT gateway. */
export function addEndpoints(
  network: ClusterNetwork,
  context: ClusterContext<ResolvedAwsCluster>,
  { cidr, interfaceEndpoints }: ResolvedNewNetwork,
  zones: readonly PrivateZone[],
): void {
  const { names, spec } = context;
  // Free of charge, and the way of every chunk and block that Loki and Tempo write.
  new VpcEndpoint(network, "s3-endpoint", {
    vpcId: network.vpc.id,
    vpcEndpointType: "Gateway",
    serviceName: `com.amazonaws.${spec.region}.s3`,
    routeTableIds: zones.map(({ routeTableId }) => routeTableId),
    tags: { Name: names.resource("s3") },
  });
  if (interfaceEndpoints.length === 0) return;
  const securityGroup = addSecurityGroup(network, context, cidr);
  for (const service of interfaceEndpoints) {
    // Dots are not part of an id: `ecr.api` and `ecrapi` would be one.
    const id = service.replace(".", "-");
    new VpcEndpoint(network, `${id}-endpoint`, {
      vpcId: network.vpc.id,
      vpcEndpointType: "Interface",
      serviceName: `com.amazonaws.${spec.region}.${service}`,
      subnetIds: zones.map(({ subnetId }) => subnetId),
      securityGroupIds: [securityGroup.id],
      privateDnsEnabled: true,
      tags: { Name: names.resource(id) },
    });
  }
}

function addSecurityGroup(
  network: ClusterNetwork,
  { names }: ClusterContext<ResolvedAwsCluster>,
  cidr: string,
): SecurityGroup {
  const name = names.resource("endpoints");
  const securityGroup = new SecurityGroup(network, "endpoints-security-group", {
    name,
    description: "Endpoints of AWS services, from inside the VPC",
    vpcId: network.vpc.id,
    tags: { Name: name },
  });
  new VpcSecurityGroupIngressRule(network, "endpoints-https", {
    securityGroupId: securityGroup.id,
    description: "HTTPS from nodes and pods",
    cidrIpv4: cidr,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
  });
  return securityGroup;
}
