import {
  NetworkPolicyV1,
  type NetworkPolicyV1SpecEgress,
  type NetworkPolicyV1SpecEgressTo,
} from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { LABEL } from "../../core/labels";
import type { Peer } from "../../signals/needs";
import type { PolicySpec } from "./policies";

/** NetworkPolicies of our own; those of the charts are incomplete and stay off. */
export class NetworkPolicies extends Construct {
  constructor(
    scope: Construct,
    id: string,
    policies: readonly PolicySpec[],
    dependsOn: readonly ITerraformDependable[],
  ) {
    super(scope, id);
    for (const policy of policies) {
      new NetworkPolicyV1(this, `${policy.namespace}-${policy.name}`, {
        metadata: {
          name: policy.name,
          namespace: policy.namespace,
          labels: { [LABEL.managedBy]: "belvedere", [LABEL.partOf]: "belvedere" },
          annotations: { "belvedere.dev/why": policy.why },
        },
        spec: {
          podSelector: { matchLabels: { ...policy.podLabels } },
          policyTypes: policy.direction === "both" ? ["Ingress", "Egress"] : [titleCase(policy.direction)],
          ...(policy.direction === "egress" ? { egress: [egressRule(policy)] } : {}),
          ...(policy.direction === "ingress" ? { ingress: [ingressRule(policy)] } : {}),
        },
        dependsOn: [...dependsOn],
      });
    }
  }
}

function titleCase(direction: "ingress" | "egress"): string {
  return direction === "ingress" ? "Ingress" : "Egress";
}

function egressRule({ ports, peer }: PolicySpec): NetworkPolicyV1SpecEgress {
  return { ports: policyPorts(ports), to: peerBlocks(peer) };
}

function ingressRule({ ports, peer }: PolicySpec): { ports: PolicyPort[]; from: NetworkPolicyV1SpecEgressTo[] } {
  return { ports: policyPorts(ports), from: peerBlocks(peer) };
}

interface PolicyPort {
  readonly port: string;
  readonly protocol: string;
}

function policyPorts(ports: PolicySpec["ports"]): PolicyPort[] {
  return ports.map(({ port, protocol = "TCP" }) => ({ port: String(port), protocol }));
}

/** A rule that names nobody admits everybody. */
function peerBlocks(peer: Peer | undefined): NetworkPolicyV1SpecEgressTo[] {
  return peer === undefined || peer === "anywhere" ? [] : [peerBlock(peer)];
}

function peerBlock(peer: Exclude<Peer, "anywhere">): NetworkPolicyV1SpecEgressTo {
  if ("cidr" in peer) return { ipBlock: { cidr: peer.cidr } };
  return {
    // Without labels the selector is empty and matches every namespace, or every pod.
    namespaceSelector: peer.namespace ? { matchLabels: { "kubernetes.io/metadata.name": peer.namespace } } : {},
    podSelector: { matchLabels: { ...peer.podLabels } },
  };
}
