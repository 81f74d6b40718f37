import type { AnnotationQuery } from "@grafana/schema";
import type { Dashboard, DashboardAnnotations } from "./dashboard";
import { datasourceOf } from "./variables";

/** What Grafana's Prometheus plugin reads beside the fields of every annotation (packages/grafana-prometheus). */
interface PrometheusAnnotation extends AnnotationQuery {
  readonly titleFormat: string;
  readonly textFormat: string;
  readonly tagKeys: string;
  readonly useValueForTime: boolean;
}

/** Those that only inform come and go by the dozen, and the heartbeat fires always: neither explains a graph. */
const WORTH_MARKING = 'severity=~"critical|warning"';

/** Queries of what is marked in the graphs, for the checks and for Grafana. */
export function annotationQueries({ annotations = {} }: Dashboard): string[] {
  const { alerts, deployments } = annotations;
  return [alertsQuery(alerts), ...(deployments === undefined ? [] : [deploymentsQuery(deployments)])];
}

/** Alerts while they fire, and Deployments where a new version begins. */
export function renderAnnotations({ annotations = {} }: Dashboard): AnnotationQuery[] {
  return [alerts(annotations), ...deployments(annotations)];
}

function alerts({ alerts }: DashboardAnnotations): PrometheusAnnotation {
  return {
    ...marked("Alerts", "red", alertsQuery(alerts)),
    titleFormat: "{{alertname}}",
    textFormat: "{{severity}} in {{cluster}}",
    tagKeys: "severity,team",
    useValueForTime: false,
  };
}

function deployments({ deployments }: DashboardAnnotations): PrometheusAnnotation[] {
  if (deployments === undefined) return [];
  return [
    {
      ...marked("Deployments", "blue", deploymentsQuery(deployments)),
      titleFormat: "{{replicaset}}",
      textFormat: "new version in {{namespace}}, {{cluster}}",
      tagKeys: "namespace",
      // The value is the moment, so that it is marked once and in its place however coarse the graph is.
      useValueForTime: true,
    },
  ];
}

function alertsQuery(matchers = WORTH_MARKING): string {
  return `max by (cluster, alertname, severity, team) (ALERTS{alertstate="firing", cluster=~"$cluster", ${matchers}})`;
}

/** Every change of a Deployment's pods makes a ReplicaSet; scaling does not. Moments in milliseconds. */
function deploymentsQuery(matchers: string): string {
  return `max by (cluster, namespace, replicaset) (kube_replicaset_created{cluster=~"$cluster", ${matchers}}) * 1000`;
}

function marked(name: string, iconColor: string, expr: string): AnnotationQuery {
  const datasource = datasourceOf("prometheus");
  // Grafana's types know only the target of its own annotations; a plugin's is a query of that plugin.
  const target = { refId: "Anno", expr, interval: "60s" } as unknown as AnnotationQuery["target"];
  return { name, datasource, enable: true, hide: false, iconColor, target };
}
