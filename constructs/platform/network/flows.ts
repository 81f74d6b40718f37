import type { Capabilities } from "../../clouds/contract";
import { NAMESPACES } from "../../core/names";
import type { Flow, FlowPort, PodPeer } from "../../signals/needs";
import { RELEASES } from "../addresses";

const EVERY_POD: PodPeer = {};
const PLATFORM: PodPeer = { namespace: NAMESPACES.platform };
const HOST_AGENTS: PodPeer = { namespace: NAMESPACES.host };
const PROMETHEUS: PodPeer = { ...PLATFORM, podLabels: { "app.kubernetes.io/name": "prometheus" } };
const ALERTMANAGER: PodPeer = { ...PLATFORM, podLabels: { "app.kubernetes.io/name": "alertmanager" } };
const GRAFANA: PodPeer = { ...PLATFORM, podLabels: { "app.kubernetes.io/name": "grafana" } };
const GATEWAY: PodPeer = { ...PLATFORM, podLabels: { "app.kubernetes.io/instance": RELEASES.gateway } };

const HTTPS: readonly FlowPort[] = [{ port: 443 }, { port: 6443 }];
const DNS: readonly FlowPort[] = [{ port: 53 }, { port: 53, protocol: "UDP" }];

/** Ports on which mail servers take messages: relays, implicit TLS, submission and its usual alternative. */
const MAIL: readonly FlowPort[] = [{ port: 25 }, { port: 465 }, { port: 587 }, { port: 2525 }];

/** Every port on which applications may send traces, logs and metrics. */
const RECEIVERS: readonly FlowPort[] = [
  { port: 4317 },
  { port: 4318 },
  { port: 14250 },
  { port: 14268 },
  { port: 9411 },
  { port: 6831, protocol: "UDP" },
  { port: 6832, protocol: "UDP" },
];

/** The connections the platform itself needs; everything else in its namespaces is refused. */
export function platformFlows(capabilities: Capabilities): Flow[] {
  return [
    ...agentFlows(PLATFORM, "platform", capabilities),
    ...scrapeFlows(),
    ...inboundFlows(),
    ...(capabilities.hostAccess ? hostFlows(capabilities) : []),
    ...credentialFlows(capabilities),
  ];
}

/** What both namespaces need: names, the API server, object stores and notification services, all over TLS. */
function agentFlows(pods: PodPeer, id: string, { nameServer }: Capabilities): Flow[] {
  return [
    { name: `${id}-dns`, from: pods, to: { namespace: "kube-system" }, ports: DNS, why: "resolve names" },
    ...(nameServer === "node" ? [nodeNameServerFlow(pods, id)] : []),
    {
      name: `${id}-node-local-dns`,
      from: pods,
      // Address of the node-local DNS cache add-on of Kubernetes.
      to: { cidr: "169.254.20.10/32" },
      ports: DNS,
      why: "resolve names through the cache of the node, where there is one",
    },
    { name: `${id}-https`, from: pods, to: "anywhere", ports: HTTPS, why: "API server, object stores, notifications" },
  ];
}

/** A name server on the node is no pod, and what has no pod has no label to name it by. */
function nodeNameServerFlow(pods: PodPeer, id: string): Flow {
  return {
    name: `${id}-node-dns`,
    from: pods,
    // Cloud DNS for GKE (GKE documentation, "Using Cloud DNS for GKE").
    to: { cidr: "169.254.169.254/32" },
    ports: DNS,
    why: "resolve names where the node answers for the cloud's DNS",
  };
}

/** Of the agents that read the node. */
function hostFlows(capabilities: Capabilities): Flow[] {
  return [
    ...agentFlows(HOST_AGENTS, "host", capabilities),
    { name: "scrape-host-agents", from: PROMETHEUS, to: HOST_AGENTS, ports: [], why: "metrics of the log collector" },
    { name: "logs", from: HOST_AGENTS, to: PLATFORM, ports: [{ port: 8080 }], why: "log lines go to Loki's gateway" },
  ];
}

function scrapeFlows(): Flow[] {
  return [
    { name: "scrape-pods", from: PROMETHEUS, to: EVERY_POD, ports: [], why: "Prometheus scrapes pods on any port" },
    {
      name: "scrape-nodes",
      from: PROMETHEUS,
      to: "anywhere",
      ports: [{ port: 10250 }, { port: 9100 }],
      why: "kubelet and node-exporter listen on the node's own address",
    },
  ];
}

function inboundFlows(): Flow[] {
  return [
    { name: "inside", from: PLATFORM, to: PLATFORM, ports: [], why: "the parts of the platform talk to each other" },
    {
      name: "telemetry",
      from: EVERY_POD,
      to: GATEWAY,
      ports: RECEIVERS,
      why: "applications send OTLP, Jaeger, Zipkin",
    },
    {
      name: "admission",
      from: "anywhere",
      to: PLATFORM,
      ports: [{ port: 10250 }],
      why: "the API server asks the operator's webhook whether a rule is valid",
    },
    { name: "mail", from: ALERTMANAGER, to: "anywhere", ports: MAIL, why: "notifications by e-mail" },
  ];
}

function credentialFlows({ credentialEndpoints }: Capabilities): Flow[] {
  return credentialEndpoints.map(({ cidr, port }, index) => ({
    name: `credentials-${index}`,
    from: PLATFORM,
    to: { cidr },
    ports: [{ port }],
    why: "pods exchange their service account for a cloud identity",
  }));
}

/** What Grafana needs beside the platform's own flows: its database, at `host:port`. */
export function grafanaFlows(database: string): Flow[] {
  const port = Number(database.split(":")[1]);
  const why = "users, stars and annotations of Grafana";
  return [{ name: "grafana-database", from: GRAFANA, to: "anywhere", ports: [{ port }], why }];
}
