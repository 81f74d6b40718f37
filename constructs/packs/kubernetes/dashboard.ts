import { hours } from "../../core/duration";
import type { Dashboard, DashboardRow, Panel, SeriesLink } from "../../signals/dashboards/dashboard";
import { VARIABLES } from "../../signals/dashboards/variables";
import { matchers } from "../../signals/metrics/selector";
import { alarm, CLUSTER, columns, lines, type Words } from "../panels";
import { UIDS } from "../uids";
import { asked, CHOSEN, LEFT, WRONG } from "./conditions";
import { EVENTS } from "./events";

/** What is wrong in the clusters now, and where to read why. Of healthy ones it shows zeros and empty tables. */
export function kubernetesDashboard(): Dashboard {
  return {
    uid: UIDS.kubernetes,
    title: "Kubernetes health",
    folder: "Kubernetes",
    description:
      "What is wrong in the chosen clusters now: containers, workloads, nodes and volumes, with their events.",
    tags: ["kubernetes"],
    variables: [VARIABLES.namespace],
    timeRange: hours(3),
    links: [
      { title: "Fleet", tag: "overview" },
      { title: "In detail", tag: "kubernetes-mixin" },
    ],
    annotations: { deployments: matchers(CHOSEN) },
    rows: [now(), containers(), workloads(), nodes(), volumes(), events()],
  };
}

function now(): DashboardRow {
  const panels = [
    alarm(
      { title: "Nodes in trouble", description: "Nodes that are not ready, or short of memory, disk or process ids." },
      "critical",
      `count by (cluster, node) (${WRONG.nodes})`,
    ),
    alarm(
      { title: "Pods without a node", description: "Pods that no node has room for, or that none may take." },
      "warning",
      WRONG.unplaced,
    ),
    alarm(
      { title: "Short of pods", description: "Deployments, StatefulSets and DaemonSets with fewer pods than wanted." },
      "warning",
      `${WRONG.deployments} or ${WRONG.statefulSets} or ${WRONG.daemonSets}`,
    ),
    alarm(
      { title: "Cannot start", description: "Containers without their image, or without a Secret that they need." },
      "warning",
      WRONG.cannotStart,
    ),
    alarm(
      { title: "Out of memory", description: "Containers that were killed for it in the chosen time." },
      "warning",
      WRONG.oomKilled,
    ),
    alarm(
      { title: "Almost full", description: "Volumes that are more than four fifths full." },
      "warning",
      WRONG.volumes,
    ),
    alarm(
      { title: "CronJobs overdue", description: "CronJobs that should have run more than an hour ago." },
      "warning",
      WRONG.overdueCronJobs,
    ),
    alarm(
      { title: "Autoscalers stuck", description: "Autoscalers that cannot read their metrics, or cannot scale." },
      "warning",
      WRONG.stuckAutoscalers,
    ),
  ];
  return { title: "Now", panels: panels.map((panel) => ({ ...panel, width: 3 })) };
}

/** Where one goes from a row: the log of a pod. */
const LOG: SeriesLink = {
  title: "Its log",
  explore: "loki",
  expr: '{cluster="${cluster}", namespace="${namespace}", pod="${pod}"}',
};

/** Likewise: what Kubernetes said of an object whose name stands in a label. */
function eventsOf(label: string): SeriesLink {
  const lines = `{cluster="\${cluster}", namespace="\${namespace}", app="${EVENTS.app}"}`;
  return { title: "Its events", explore: "loki", expr: `${lines} |= "\${${label}}"` };
}

/** A table of what is wrong, empty when all is well. */
function table(words: Words, expr: string, width: number, ...links: readonly SeriesLink[]): Panel {
  return { ...columns(words, "short", { expr }), width, ...(links.length > 0 && { links }) };
}

function containers(): DashboardRow {
  return {
    title: "Containers",
    panels: [
      table(
        {
          title: "Waiting containers",
          description: "Why each does not run. ContainerCreating is normal for a minute, the other reasons are not.",
        },
        WRONG.waiting,
        12,
        eventsOf("pod"),
        LOG,
      ),
      table(
        {
          title: "Pods without a node",
          description: "Their events say what they ask for that no node has.",
        },
        WRONG.unplaced,
        12,
        eventsOf("pod"),
      ),
      table(
        {
          title: "Restarts after running out of memory",
          description: "Their limit is too low, or they use more and more. Their logs end without a word.",
        },
        WRONG.oomKilled,
        12,
        LOG,
      ),
      table(
        { title: "Most restarts", description: "The twenty containers that began anew most often in the chosen time." },
        WRONG.restarting,
        12,
        LOG,
        eventsOf("pod"),
      ),
    ],
  };
}

function workloads(): DashboardRow {
  const description = "How many pods are missing. During a rollout that is normal.";
  return {
    title: "Workloads",
    panels: [
      table({ title: "Deployments", description }, WRONG.deployments, 8, eventsOf("deployment")),
      table({ title: "StatefulSets", description }, WRONG.statefulSets, 8, eventsOf("statefulset")),
      table({ title: "DaemonSets", description }, WRONG.daemonSets, 8, eventsOf("daemonset")),
      {
        ...columns(
          { title: "CronJobs overdue", description: "How long ago each should have run, where that is over an hour." },
          "s",
          { expr: WRONG.overdueCronJobs },
        ),
        width: 12,
        links: [eventsOf("cronjob")],
      },
      table(
        { title: "Autoscalers stuck", description: "Their events say which metric is missing." },
        WRONG.stuckAutoscalers,
        12,
        eventsOf("horizontalpodautoscaler"),
      ),
    ],
  };
}

function nodes(): DashboardRow {
  const share = (title: string, resource: "cpu" | "memory"): Panel =>
    lines(
      {
        title,
        description:
          "Share of what the nodes can give that pods have asked for. Near all of it, new pods find no node.",
      },
      "percentunit",
      { expr: asked(resource), legend: "{{cluster}}" },
    );
  return {
    title: "Nodes",
    panels: [
      table(
        {
          title: "Nodes in trouble",
          description: "Ready stands for a node that is not; under pressure, the kubelet puts pods out.",
        },
        WRONG.nodes,
        8,
      ),
      share("CPU asked for", "cpu"),
      share("Memory asked for", "memory"),
    ],
  };
}

function volumes(): DashboardRow {
  return {
    title: "Volumes",
    panels: [
      columns(
        {
          title: "Volumes almost full",
          description: "More than four fifths of them is used. Make them larger in time.",
        },
        "bytes",
        { legend: "Used", unit: "percentunit", expr: WRONG.volumes },
        { legend: "Left", expr: LEFT },
      ),
    ],
  };
}

/** What Kubernetes itself says of all this, as log lines. */
function events(): DashboardRow {
  const warnings = `{${matchers({ ...CLUSTER, ...CHOSEN, app: EVENTS.app })}} | json | type="Warning"`;
  return {
    title: "Events",
    panels: [
      {
        ...lines(
          { title: "Warnings by reason", description: "Events of type Warning: what Kubernetes tried and failed at." },
          "short",
          {
            datasource: "loki",
            expr: `topk(10, sum by (cluster, reason) (count_over_time(${warnings} [$__auto])))`,
            legend: "{{reason}} {{cluster}}",
          },
        ),
      },
      {
        kind: "logs",
        title: "Warnings",
        description: "The reason, what it is about, and what happened. Open a line for all that is known.",
        width: 16,
        queries: [
          { datasource: "loki", expr: `${warnings} | line_format "{{.reason}} {{.kind}}/{{.name}}: {{.msg}}"` },
        ],
      },
    ],
  };
}
