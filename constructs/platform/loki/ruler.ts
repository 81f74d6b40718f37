import { addresses } from "../addresses";
import type { ResolvedLoki } from "./props";
import { RULES_FOLDER } from "./rules";

/** `loki.rulerConfig`: where rules come from, and where alerts and recorded series go. */
export interface LokiRulerValues {
  readonly rule_path: string;
  readonly storage: { readonly type: "local"; readonly local: { readonly directory: string } };
  readonly alertmanager_url: string;
  readonly enable_alertmanager_discovery: true;
  readonly external_labels: OriginLabels;
  readonly remote_write: {
    readonly enabled: true;
    readonly clients: Readonly<Record<string, RemoteWriteClientValues>>;
  };
  readonly enable_sharding?: true;
  readonly ring?: { readonly kvstore: { readonly store: "memberlist" } };
}

interface OriginLabels {
  readonly cluster: string;
  readonly environment: string;
}

export interface RemoteWriteClientValues {
  readonly url: string;
  readonly write_relabel_configs: readonly { readonly target_label: string; readonly replacement: string }[];
}

/** Where the ruler keeps its working copy of the rules: not in their folder, which it would read again as tenants. */
const RULE_PATH = "/var/loki/rules-temp";

export function lokiRuler({ availability, origin }: ResolvedLoki): LokiRulerValues {
  const { alertmanagerReplicas, prometheusReplicas } = addresses(availability);
  const clients = prometheusReplicas.map((url, index) => [`prometheus-${index}`, remoteWrite(url, origin)] as const);
  return {
    rule_path: RULE_PATH,
    storage: { type: "local", local: { directory: RULES_FOLDER } },
    alertmanager_url: alertmanagerReplicas,
    enable_alertmanager_discovery: true,
    external_labels: origin,
    remote_write: { enabled: true, clients: Object.fromEntries(clients) },
    // Two rulers share the groups between them, and take over each other's.
    ...(availability === "zonal" && { enable_sharding: true, ring: { kvstore: { store: "memberlist" } } }),
  };
}

/** The ruler's external labels reach alerts only, so recorded series are labelled on their way out. */
function remoteWrite(prometheus: string, origin: OriginLabels): RemoteWriteClientValues {
  return {
    url: `${prometheus}/api/v1/write`,
    write_relabel_configs: [
      { target_label: "cluster", replacement: origin.cluster },
      { target_label: "environment", replacement: origin.environment },
    ],
  };
}
