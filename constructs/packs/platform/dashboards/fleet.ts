import { hours } from "../../../core/duration";
import type { Dashboard, DashboardRow } from "../../../signals/dashboards/dashboard";
import { NAMESPACE } from "../../../signals/dashboards/picked";
import { VARIABLES } from "../../../signals/dashboards/variables";
import { type LabelCondition, matches, not } from "../../../signals/metrics/selector";
import { RECORDS } from "../../../signals/slo/series";
import { alarm, columns, growth, lines, stat, total } from "../../panels";
import { UIDS } from "../../uids";
import { picked } from "./picked";

/** Where to look first: which clusters there are, whether they are well, and what fires. */
export function fleetDashboard(): Dashboard {
  return {
    uid: UIDS.fleet,
    title: "Fleet",
    folder: "Platform",
    description: "All clusters of the environment at a glance: size, health, load and what fires.",
    tags: ["platform", "overview"],
    variables: [VARIABLES.namespace],
    timeRange: hours(6),
    links: [
      { title: "Kubernetes", dashboard: UIDS.kubernetes },
      { title: "Objectives", dashboard: UIDS.slos },
      { title: "Alert quality", dashboard: UIDS.alerts },
      { title: "Platform", dashboard: UIDS.platform },
      { title: "Cost of observability", dashboard: UIDS.cost },
    ],
    rows: [now(), byCluster(), load(), trouble()],
  };
}

/** Alerts that fire, of one severity or of all that somebody acts on. */
function firing(severity: LabelCondition = matches("critical|warning")): string {
  return picked.ALERTS({ alertstate: "firing", severity });
}

const USED_CPU = growth(picked.container_cpu_usage_seconds_total, [], { container: not("") }).expr;
const USED_MEMORY = total(picked.container_memory_working_set_bytes, [], { container: not("") }).expr;

function allocatable(resource: "cpu" | "memory"): string {
  return total(picked.kube_node_status_allocatable, [], { resource }).expr;
}

const CPU = `${USED_CPU} / ${allocatable("cpu")}`;
const MEMORY = `${USED_MEMORY} / ${allocatable("memory")}`;
const REACHED = `avg by (cluster) (${picked.up()})`;

function now(): DashboardRow {
  const panels = [
    stat(
      { title: "Clusters", description: "Clusters that send metrics. One fewer than expected is one that is silent." },
      "short",
      `count(count by (cluster) (${picked.up()}))`,
    ),
    stat({ title: "Nodes", description: "Nodes of all chosen clusters." }, "short", `sum(${picked.kube_node_info()})`),
    alarm(
      { title: "Critical alerts", description: "Alerts that page somebody and fire now." },
      "critical",
      firing("critical"),
    ),
    alarm({ title: "Warnings", description: "Alerts that make a ticket and fire now." }, "warning", firing("warning")),
    alarm(
      { title: "Targets out of reach", description: "What Prometheus should scrape and cannot." },
      "warning",
      `${picked.up()} == 0`,
    ),
    alarm(
      { title: "Objectives overspent", description: "Service level objectives without any budget left." },
      "warning",
      `${picked[RECORDS.budgetLeft]()} < 0`,
    ),
  ];
  return { title: "Now", panels: panels.map((panel) => ({ ...panel, width: 4 })) };
}

function byCluster(): DashboardRow {
  return {
    title: "By cluster",
    panels: [
      {
        ...columns(
          {
            title: "Clusters",
            description: "Size and load of each cluster; a click on a number leads to what is wrong in it.",
          },
          "short",
          {
            legend: "Firing alerts",
            expr: `count by (cluster) (${firing()})`,
          },
          { legend: "Nodes", expr: total(picked.kube_node_info).expr },
          { legend: "Running pods", expr: total(picked.kube_pod_status_phase, [], { phase: "Running" }).expr },
          { legend: "Targets reached", expr: REACHED, unit: "percentunit" },
          { legend: "CPU used", expr: CPU, unit: "percentunit" },
          { legend: "Memory used", expr: MEMORY, unit: "percentunit" },
          { legend: "Series", expr: `max by (cluster) (${picked.prometheus_tsdb_head_series()})` },
        ),
        links: [
          { title: "Kubernetes of this cluster", dashboard: UIDS.kubernetes, labels: ["cluster"] },
          { title: "Platform of this cluster", dashboard: UIDS.platform, labels: ["cluster"] },
        ],
      },
    ],
  };
}

function load(): DashboardRow {
  const legend = "{{cluster}}";
  return {
    title: "Load",
    panels: [
      lines(
        { title: "CPU", description: "Used by containers, as a share of what the nodes can give." },
        "percentunit",
        { expr: CPU, legend },
      ),
      lines(
        { title: "Memory", description: "Working set of containers, as a share of what the nodes can give." },
        "percentunit",
        { expr: MEMORY, legend },
      ),
      lines(
        { title: "Targets reached", description: "Share of the targets that Prometheus could scrape." },
        "percentunit",
        { expr: REACHED, legend },
      ),
    ],
  };
}

function trouble(): DashboardRow {
  return {
    title: "Trouble",
    panels: [
      lines(
        { title: "Firing alerts", description: "Alerts that fire, by severity. A step up that stays needs somebody." },
        "short",
        {
          expr: `count by (cluster, severity) (${firing()})`,
          legend: "{{severity}} {{cluster}}",
        },
      ),
      lines(
        { title: "Pods that do not run", description: "Pods that wait for a node, failed, or whose state is unknown." },
        "short",
        total(picked.kube_pod_status_phase, ["phase"], { phase: matches("Pending|Failed|Unknown"), ...NAMESPACE }),
      ),
      lines(
        {
          title: "Container restarts",
          description: "Restarts within the interval of the graph, in the ten namespaces with the most.",
        },
        "short",
        {
          expr: `topk(10, sum by (cluster, namespace) (increase(${picked.kube_pod_container_status_restarts_total(NAMESPACE)}[$__rate_interval])) > 0)`,
          legend: "{{namespace}} {{cluster}}",
        },
      ),
    ],
  };
}
