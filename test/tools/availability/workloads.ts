import type { Workload } from "../../../tools/availability/workload";

/** Three pods that nothing keeps apart; what a test is about, it says itself. */
export function workload(differences: Partial<Workload> = {}): Workload {
  return { name: "loki-ingester", pods: 3, onePerNode: false, onePerZone: false, volume: false, ...differences };
}

/** What the platform asks of Kubernetes where replicas span zones. */
export const STRICT = { maxSkew: 1, minDomains: 3 };
