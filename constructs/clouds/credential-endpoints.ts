import type { Capabilities } from "./contract";

type Endpoints = Capabilities["credentialEndpoints"];

/** The agent of EKS Pod Identity on every node (EKS user guide, "Understand how EKS Pod Identity works"). */
export const EKS_CREDENTIALS: Endpoints = [{ cidr: "169.254.170.23/32", port: 80 }];

/**
 * The metadata server of GKE on every node, under Dataplane V2 and under the address that it listens on itself (GKE
 * documentation, "Workload Identity Federation for GKE", network policies).
 */
export const GKE_CREDENTIALS: Endpoints = [
  { cidr: "169.254.169.254/32", port: 80 },
  { cidr: "169.254.169.252/32", port: 988 },
];

/** Pods exchange their token at login.microsoftonline.com, which they reach like everything else in the internet. */
export const AZURE_CREDENTIALS: Endpoints = [];
