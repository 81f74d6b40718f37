import { NAMESPACES } from "../../core/names";
import { mib } from "../../core/size";
import { RELEASES } from "../addresses";
import { PRIORITY_CLASS } from "../priority-class";
import { ZONE_SPREAD, type ZoneSpreadValues } from "../prometheus/zone-spread";
import { resources, type ResourcesValues } from "../sizing";
import { ADMIN_USER_KEY, type ResolvedGrafana } from "./props";
import {
  type DatasourceProvisioning,
  fromSecret,
  provisioning,
  type SecretEnvironment,
  secretVariables,
} from "./provisioning";

/** By this label the sidecar finds dashboards, ours and those of the charts. */
export const DASHBOARD_LABEL = { name: "grafana_dashboard", value: "1" } as const;

/** The annotation that names the folder of a dashboard. */
export const FOLDER_ANNOTATION = "grafana_folder";

/** What we say to chart `grafana`. */
export interface GrafanaValues {
  readonly fullnameOverride: string;
  readonly replicas: number;
  readonly priorityClassName: string;
  readonly admin: { readonly existingSecret: string; readonly userKey: string; readonly passwordKey: string };
  readonly envValueFrom: Readonly<Record<string, SecretEnvironment>>;
  readonly rbac: { readonly namespaced: true };
  readonly persistence: { readonly enabled: false };
  readonly serviceMonitor: { readonly enabled: true };
  readonly resources: ResourcesValues;
  readonly headlessService: boolean;
  readonly podDisruptionBudget: { readonly maxUnavailable?: number };
  readonly topologySpreadConstraints: readonly SpreadConstraint[];
  readonly sidecar: SidecarValues;
  readonly datasources: {
    readonly "datasources.yaml": {
      readonly apiVersion: 1;
      readonly prune: true;
      readonly datasources: readonly DatasourceProvisioning[];
    };
  };
  readonly "grafana.ini": GrafanaIni;
}

interface SpreadConstraint extends ZoneSpreadValues {
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

interface SidecarValues {
  readonly resources: ResourcesValues;
  readonly dashboards: {
    readonly enabled: true;
    readonly label: string;
    readonly labelValue: string;
    readonly searchNamespace: string;
    readonly resource: "configmap";
    readonly folderAnnotation: string;
    readonly provider: { readonly foldersFromFilesStructure: true };
  };
}

/** Sections and keys of Grafana's configuration file. */
interface GrafanaIni {
  readonly server?: { readonly root_url: string };
  readonly analytics: { readonly reporting_enabled: false; readonly check_for_updates: false };
  readonly users: { readonly allow_sign_up: false };
  readonly "auth.anonymous": { readonly enabled: false };
  readonly security: { readonly disable_gravatar: true; readonly cookie_secure: boolean };
  readonly database?: DatabaseIni;
  readonly unified_alerting: { readonly enabled: false };
}

interface DatabaseIni {
  readonly type: "postgres";
  readonly host: string;
  readonly name: string;
  readonly user: string;
  readonly ssl_mode: "verify-full";
}

export function grafanaValues(grafana: ResolvedGrafana): GrafanaValues {
  const several = grafana.replicas > 1;
  return {
    fullnameOverride: RELEASES.grafana,
    replicas: grafana.replicas,
    priorityClassName: PRIORITY_CLASS,
    // Without it the chart makes a Secret with another random password at every render.
    admin: {
      existingSecret: grafana.adminPassword.name,
      userKey: ADMIN_USER_KEY,
      passwordKey: grafana.adminPassword.key,
    },
    envValueFrom: environment(grafana),
    rbac: { namespaced: true },
    persistence: { enabled: false },
    serviceMonitor: { enabled: true },
    resources: resources(grafana.size),
    headlessService: several,
    podDisruptionBudget: several ? { maxUnavailable: 1 } : {},
    topologySpreadConstraints: several ? [zoneSpread()] : [],
    sidecar: sidecarValues(),
    datasources: {
      "datasources.yaml": { apiVersion: 1, prune: true, datasources: grafana.datasources.map(provisioning) },
    },
    "grafana.ini": grafanaIni(grafana),
  };
}

function environment({ database, datasources }: ResolvedGrafana): Record<string, SecretEnvironment> {
  return {
    ...(database && {
      GF_DATABASE_PASSWORD: fromSecret(database.password),
      // Without it Grafana uses a key that everybody can read in its source.
      GF_SECURITY_SECRET_KEY: fromSecret(database.encryptionKey),
    }),
    ...secretVariables(datasources),
  };
}

function zoneSpread(): SpreadConstraint {
  return { ...ZONE_SPREAD, labelSelector: { matchLabels: { "app.kubernetes.io/name": "grafana" } } };
}

function sidecarValues(): SidecarValues {
  return {
    resources: resources({ cpu: "20m", memory: mib(96) }),
    dashboards: {
      enabled: true,
      label: DASHBOARD_LABEL.name,
      labelValue: DASHBOARD_LABEL.value,
      searchNamespace: NAMESPACES.platform,
      resource: "configmap",
      folderAnnotation: FOLDER_ANNOTATION,
      provider: { foldersFromFilesStructure: true },
    },
  };
}

function grafanaIni({ url, database }: ResolvedGrafana): GrafanaIni {
  return {
    ...(url !== undefined && { server: { root_url: url } }),
    analytics: { reporting_enabled: false, check_for_updates: false },
    users: { allow_sign_up: false },
    "auth.anonymous": { enabled: false },
    // Without an address of its own Grafana is reached by port forwarding, over plain HTTP.
    security: { disable_gravatar: true, cookie_secure: url?.startsWith("https://") ?? false },
    ...(database && { database: databaseIni(database) }),
    // Alerts are Prometheus's and Loki's; a second place to look for them would be one too many.
    unified_alerting: { enabled: false },
  };
}

function databaseIni({ host, name, user }: NonNullable<ResolvedGrafana["database"]>): DatabaseIni {
  return { type: "postgres", host, name, user, ssl_mode: "verify-full" };
}
