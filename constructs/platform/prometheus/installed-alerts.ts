import { isPlainMap } from "../../core/merge";
import type { ValuesOverride } from "../release";
import { LISTED_ALERTS, type ListedAlert } from "./upstream-alerts";

/** Groups whose alerts look at the nodes themselves, through node-exporter. */
const OF_NODES: readonly string[] = ["node-exporter", "node-network"];

/** Groups that come with a part of the control plane, which no cloud lets anybody scrape, by the chart's value. */
const OF_CONTROL_PLANE: Readonly<Record<string, string>> = {
  etcd: "kubeEtcd",
  "kubernetes-system-controller-manager": "kubeControllerManager",
  "kubernetes-system-scheduler": "kubeScheduler",
  "kubernetes-system-kube-proxy": "kubeProxy",
};

/** What decides which groups of alerts a cluster has. */
export interface InstalledParts {
  /** Whether pods may read the node, as node-exporter must. */
  readonly hostAccess: boolean;
  /** Chart values of the user, which may switch on parts of a control plane that is not managed. @default none */
  readonly values?: ValuesOverride;
}

/** The alerts of the chart that are there on a cluster, as long as nobody switches them off. */
export function installedAlerts(parts: InstalledParts): ListedAlert[] {
  return LISTED_ALERTS.filter(({ group }) => absence(group, parts) === undefined);
}

/** Why a cluster has no alerts of a group; undefined where it has them. */
export function absence(group: string, { hostAccess, values = {} }: InstalledParts): string | undefined {
  if (OF_NODES.includes(group)) return hostAccess ? undefined : "node-exporter, which needs access to the nodes";
  const part = OF_CONTROL_PLANE[group];
  if (part === undefined) return undefined;
  const said = values[part];
  return isPlainMap(said) && said.enabled === true ? undefined : `${part}, which is not scraped`;
}
