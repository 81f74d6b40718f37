import type { Policy } from "../../../terraform/policies";
import { attached, block, resources, texts, unless } from "../../policy-rules";

export const subnetworkFlowLogs: Policy = {
  code: "google-subnetwork-flow-logs",
  title: "a subnetwork records its connections (CKV_GCP_26)",
  reason: "After an incident nobody can tell who talked to whom.",
  check: resources("google_compute_subnetwork", (attributes) =>
    unless(Object.keys(block(attributes, "log_config")).length > 0, {
      attribute: "log_config",
      problem: "is missing",
      fix: "Keep flow logs, or accept the risk unrecordedTraffic with a reason",
    }),
  ),
};

export const privateGoogleAccess: Policy = {
  code: "google-subnetwork-google-access",
  title: "Google's services are reached from inside (CKV_GCP_74)",
  reason: "Every chunk that is stored would go through NAT, and without NAT nothing would work at all.",
  check: resources("google_compute_subnetwork", ({ private_ip_google_access: access }) =>
    unless(access === true, {
      attribute: "private_ip_google_access",
      value: access,
      problem: "sends traffic to Google through the internet",
      fix: "Set it to true",
    }),
  ),
};

export const plannedSubnetworks: Policy = {
  code: "google-network-planned",
  title: "a network has the subnetworks that code gives it, and a firewall rule (CKV2_GCP_18)",
  reason: "Automatic subnetworks take the same ranges in every network, so that no two can ever be connected.",
  check: resources("google_compute_network", ({ auto_create_subnetworks: automatic }, network, all) =>
    unless(automatic === false && attached(network, "google_compute_firewall", "network", all).length > 0, {
      attribute: "auto_create_subnetworks",
      value: automatic,
      problem: "makes subnetworks by itself, or no rule says who may connect",
      fix: "Set it to false, and add a firewall rule",
    }),
  ),
};

export const closedFirewall: Policy = {
  code: "google-no-open-ingress",
  title: "no firewall rule admits the whole internet (CKV_GCP_2, CKV_GCP_3)",
  reason: "Every port scanner of the internet reaches what is behind it.",
  check: resources("google_compute_firewall", (attributes) => {
    const { allow, direction, source_ranges: from } = attributes;
    const admits = Array.isArray(allow) && allow.length > 0 && direction !== "EGRESS";
    return unless(!admits || !texts(from).some((cidr) => cidr.endsWith("/0")), {
      attribute: "source_ranges",
      value: from,
      problem: "admits everybody",
      fix: "Name the networks",
    });
  }),
};

export const networkSafeguards: readonly Policy[] = [
  subnetworkFlowLogs,
  privateGoogleAccess,
  plannedSubnetworks,
  closedFirewall,
];
