import type { ApiAccess } from "../api-access";

/** Who may open a connection to the API server of a GKE cluster. */
export type GoogleApiAccess = ApiAccess | DnsApi;

export interface DnsApi {
  readonly kind: "dns";
}

/**
 * From anywhere, through the front end of Google's own APIs: it asks IAM for the permission `container.clusters.connect`
 * before a request comes near the API server, which has no address of its own then. Whoever deploys needs neither a VPN
 * nor a runner inside the network (GKE documentation, "DNS-based endpoint").
 */
export function dnsApi(): DnsApi {
  return { kind: "dns" };
}
