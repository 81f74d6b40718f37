import type { Flow, Peer, PodPeer } from "../../signals/needs";

/** One side of a flow, or the refusal of everything else, as a NetworkPolicy. */
export interface PolicySpec {
  readonly name: string;
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly direction: "ingress" | "egress" | "both";
  /** Undefined for a policy that lets nothing through. */
  readonly peer?: Peer;
  readonly ports: Flow["ports"];
  readonly why: string;
}

/** Refuses all traffic of the namespaces, then opens what the flows name. */
export function networkPolicies(namespaces: readonly string[], flows: readonly Flow[]): PolicySpec[] {
  return [...namespaces.map(refuseAll), ...openings(namespaces, flows)];
}

/** Opens what the flows name, on each side that lies in one of the namespaces. */
export function openings(namespaces: readonly string[], flows: readonly Flow[]): PolicySpec[] {
  const governs = (peer: Peer): peer is PodPeer & { namespace: string } =>
    typeof peer === "object" &&
    "namespace" in peer &&
    peer.namespace !== undefined &&
    namespaces.includes(peer.namespace);
  return flows.flatMap((flow) => [
    ...(governs(flow.from) ? [opening(flow, "egress", flow.from, flow.to)] : []),
    ...(governs(flow.to) ? [opening(flow, "ingress", flow.to, flow.from)] : []),
  ]);
}

function refuseAll(namespace: string): PolicySpec {
  const why = "what no other policy names is refused";
  return { name: "default-deny", namespace, podLabels: {}, direction: "both", ports: [], why };
}

function opening(
  flow: Flow,
  direction: "ingress" | "egress",
  pods: PodPeer & { namespace: string },
  peer: Peer,
): PolicySpec {
  const { namespace, podLabels = {} } = pods;
  return { name: `${flow.name}-${direction}`, namespace, podLabels, direction, peer, ports: flow.ports, why: flow.why };
}
