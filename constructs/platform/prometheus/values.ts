import { WRITERS } from "../../core/names";
import { PLATFORM_TEAM } from "../../packs/team";
import { RELEASES } from "../addresses";
import { clusterParts, type ClusterPartsValues } from "./cluster-parts";
import { operatorValues, type OperatorValues } from "./operator";
import type { ResolvedPrometheus } from "./props";
import { prometheusSpec, type PrometheusSpecValues } from "./spec";
import { type AlertValues, alertValues } from "./tuning/values";

/** What we say to chart `kube-prometheus-stack`, without Alertmanager. */
export interface PrometheusValues extends ClusterPartsValues {
  readonly customRules?: AlertValues["customRules"];
  readonly fullnameOverride: string;
  readonly crds: { readonly enabled: false };
  readonly grafana: DashboardsValues;
  readonly defaultRules: DefaultRulesValues;
  readonly prometheusOperator: OperatorValues;
  readonly prometheus: {
    readonly podDisruptionBudget?: { readonly enabled: true };
    readonly serviceAccount: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
    /** Where Thanos finds the sidecars. */
    readonly thanosService: { readonly enabled: true };
    readonly thanosServiceMonitor: { readonly enabled: true };
    readonly prometheusSpec: PrometheusSpecValues;
  };
}

/** The chart's dashboards without its Grafana. */
interface DashboardsValues {
  readonly enabled: false;
  readonly forceDeployDashboards: true;
  readonly sidecar: {
    readonly dashboards: {
      readonly annotations: { readonly grafana_folder: string };
      readonly multicluster: { readonly global: { readonly enabled: true } };
    };
  };
}

interface DefaultRulesValues {
  readonly additionalRuleLabels: { readonly team: string };
  /** Groups of rules that are left out. */
  readonly rules?: typeof WITHOUT_NODE_EXPORTER;
  readonly disabled: AlertValues["disabled"];
}

/** Grafana folder of the chart's dashboards. */
const DASHBOARD_FOLDER = "Kubernetes";

export function prometheusValues(prometheus: ResolvedPrometheus): PrometheusValues {
  const { customRules, disabled } = alertValues(prometheus.upstreamAlerts);
  return {
    fullnameOverride: RELEASES.prometheus,
    // They are a release of their own.
    crds: { enabled: false },
    grafana: DASHBOARDS,
    defaultRules: {
      additionalRuleLabels: { team: PLATFORM_TEAM },
      ...(prometheus.hostAccess ? {} : { rules: WITHOUT_NODE_EXPORTER }),
      disabled,
    },
    ...(Object.keys(customRules).length > 0 ? { customRules } : {}),
    prometheusOperator: operatorValues(prometheus),
    prometheus: {
      ...(prometheus.availability === "zonal" ? { podDisruptionBudget: { enabled: true } } : {}),
      serviceAccount: {
        name: WRITERS.metrics.serviceAccounts.sidecar,
        annotations: prometheus.identity.serviceAccountAnnotations,
      },
      thanosService: { enabled: true },
      thanosServiceMonitor: { enabled: true },
      prometheusSpec: prometheusSpec(prometheus),
    },
    ...clusterParts(prometheus),
  };
}

/** The chart keeps the rules of node-exporter also without it: alerts that could never fire. */
const WITHOUT_NODE_EXPORTER = {
  kubePrometheusNodeRecording: false,
  network: false,
  node: false,
  nodeExporterAlerting: false,
  nodeExporterRecording: false,
} as const;

/** Config maps that the sidecar of the platform's own Grafana finds, with a drop-down list for the cluster. */
const DASHBOARDS: DashboardsValues = {
  enabled: false,
  forceDeployDashboards: true,
  sidecar: {
    dashboards: {
      annotations: { grafana_folder: DASHBOARD_FOLDER },
      multicluster: { global: { enabled: true } },
    },
  },
};
