import type { KubernetesObject } from "../../core/kubernetes-object";
import { discoveredLabel, IDENTITY, POD_LABELS } from "../identity";
import type { Monitor, Probe } from "../monitor";
import { customResource, type Origin } from "./custom-resource";

/** Service of the blackbox exporter in the platform's namespace, without which a probe finds nobody to make it. */
export const BLACKBOX_EXPORTER = { service: "blackbox-exporter", port: 9115 } as const;

/** The ServiceMonitor or PodMonitor of a monitor. It lives in the platform's namespace and selects in the monitor's. */
export function monitorResource(monitor: Monitor, origin: Origin): KubernetesObject {
  const endpoints = [monitor.kind === "service" ? serviceEndpoint(monitor) : podEndpoint(monitor)];
  return customResource(monitor.kind === "service" ? "ServiceMonitor" : "PodMonitor", monitor.name, origin, {
    namespaceSelector: { matchNames: [monitor.namespace] },
    selector: { matchLabels: monitor.selector },
    ...(monitor.kind === "service" ? { endpoints } : { podMetricsEndpoints: endpoints }),
    ...(monitor.sampleLimit !== undefined && { sampleLimit: monitor.sampleLimit }),
  });
}

type Endpoint = {
  readonly port: string;
  readonly path: string;
  readonly interval?: string;
  readonly relabelings: readonly Relabeling[];
};

type Relabeling = { readonly targetLabel: string } & (
  { readonly replacement: string } | { readonly sourceLabels: readonly [string] }
);

/** The version of what runs in a pod, which also marks its log lines and traces. */
const VERSION: Relabeling = {
  sourceLabels: [discoveredLabel(POD_LABELS.version)],
  targetLabel: IDENTITY.version.metrics,
};

function serviceEndpoint({ port, path = "/metrics", interval }: Monitor): Endpoint {
  return { port, path, ...(interval && { interval: interval.toPrometheus() }), relabelings: [VERSION] };
}

/** Pods without a Service get the name of their monitor as `service`, so that rules and dashboards know one scheme. */
function podEndpoint(monitor: Monitor): Endpoint {
  const service = { targetLabel: IDENTITY.service.metrics, replacement: monitor.name };
  return { ...serviceEndpoint(monitor), relabelings: [service, VERSION] };
}

/** The Probe of a probe. */
export function probeResource({ name, module, targets, interval }: Probe, origin: Origin): KubernetesObject {
  const { service, port } = BLACKBOX_EXPORTER;
  return customResource("Probe", name, origin, {
    module,
    prober: { url: `${service}.${origin.namespace}.svc:${port}` },
    targets: { staticConfig: { static: targets } },
    ...(interval && { interval: interval.toPrometheus() }),
  });
}
