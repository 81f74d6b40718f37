import type { RequiredSecret } from "../core/required-secret";
import type { Signals } from "../packs/pack";
import type { Routing } from "../signals/routing/routing";
import { alertmanagerSecrets } from "./alertmanager/secrets";
import { collectorSecrets } from "./collector/outside";
import type { PlatformComponents } from "./components";
import { type GrafanaProps, grafanaSecrets } from "./grafana/props";

/** What an environment says that decides which Secrets must exist. */
export interface SecretsProps {
  readonly routing: Routing;
  readonly grafana: GrafanaProps;
  readonly components: PlatformComponents;
  readonly clusters: readonly { readonly key: string; readonly signals: readonly Signals[] }[];
  readonly hub: { readonly key: string };
}

/** The Secrets that must exist in a cluster before its platform, and on the hub the fleet, is deployed. */
export function requiredSecrets(environment: SecretsProps, cluster: string): RequiredSecret[] {
  const { routing, grafana, components, clusters, hub } = environment;
  const here = clusters.filter(({ key }) => key === cluster).flatMap(({ signals }) => signals);
  const datasources = clusters.flatMap(({ signals }) => signals.flatMap((pack) => pack.datasources));
  return [
    ...alertmanagerSecrets(routing),
    ...(cluster === hub.key ? grafanaSecrets(grafana, datasources) : []),
    ...collectorSecrets(components.gateway ?? {}, here),
    ...here.flatMap(({ needs }) => needs.secrets ?? []),
  ];
}
