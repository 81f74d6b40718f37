import { hours } from "../../core/duration";
import type { Dashboard, DashboardRow, Panel, SeriesLink } from "../../signals/dashboards/dashboard";
import { CLUSTER, NAMESPACE } from "../../signals/dashboards/picked";
import type { Unit } from "../../signals/dashboards/units";
import { VARIABLES } from "../../signals/dashboards/variables";
import { matchers } from "../../signals/metrics/selector";
import { alarm, columns, lines, type Words } from "../panels";
import { percent } from "../percent";
import { UIDS } from "../uids";
import { EVENTS } from "./events";
import { ALMOST_FULL, asked, LEFT, WRONG } from "./panel-queries";

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
    annotations: { deployments: matchers(NAMESPACE) },
    rows: [now(), containers(), workloads(), nodes(), volumes(), events()],
  };
}

/** Numbers that should be zero: title, description, how bad another is, and what is counted. */
const COUNTED = [
  [
    "Nodes in trouble",
    "Nodes that are not ready, or short of memory, disk or process ids.",
    "critical",
    `count by (cluster, node) (${WRONG.nodes})`,
  ],
  ["Pods without a node", "Pods that no node has room for, or that none may take.", "warning", WRONG.unplaced],
  [
    "Short of pods",
    "Deployments, StatefulSets and DaemonSets with fewer pods than wanted.",
    "warning",
    `${WRONG.deployments} or ${WRONG.statefulSets} or ${WRONG.daemonSets}`,
  ],
  ["Cannot start", "Containers without their image, or without a Secret that they need.", "warning", WRONG.cannotStart],
  ["Out of memory", "Containers that were killed for it in the chosen time.", "warning", WRONG.oomKilled],
  ["Almost full", `Volumes that are more than ${percent(ALMOST_FULL)} full.`, "warning", WRONG.volumes],
  ["CronJobs overdue", "CronJobs that should have run more than an hour ago.", "warning", WRONG.overdueCronJobs],
  [
    "Autoscalers stuck",
    "Autoscalers that cannot read their metrics, or cannot scale.",
    "warning",
    WRONG.stuckAutoscalers,
  ],
] as const;

function now(): DashboardRow {
  const panels = COUNTED.map(([title, description, level, counted]) => alarm({ title, description }, level, counted));
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

/** What a table shows beside its words and its query. */
interface TableProps {
  /** Columns of 24. @default 12 */
  readonly width?: number;
  /** @default "short" */
  readonly unit?: Unit;
  /** @default none */
  readonly links?: readonly SeriesLink[];
}

/** A table of what is wrong, empty when all is well. */
function table(words: Words, expr: string, { width = 12, unit = "short", links = [] }: TableProps = {}): Panel {
  return { ...columns(words, unit, { expr }), width, ...(links.length > 0 && { links }) };
}

/** What is wrong with pods and their containers, and where the reader goes from there. */
const CONTAINERS = [
  [
    "Waiting containers",
    "Why each does not run. ContainerCreating is normal for a minute, the other reasons are not.",
    WRONG.waiting,
    [eventsOf("pod"), LOG],
  ],
  ["Pods without a node", "Their events say what they ask for that no node has.", WRONG.unplaced, [eventsOf("pod")]],
  [
    "Restarts after running out of memory",
    "Their limit is too low, or they use more and more. Their logs end without a word.",
    WRONG.oomKilled,
    [LOG],
  ],
  [
    "Most restarts",
    "The twenty containers that began anew most often in the chosen time.",
    WRONG.restarting,
    [LOG, eventsOf("pod")],
  ],
] as const;

function containers(): DashboardRow {
  return {
    title: "Containers",
    panels: CONTAINERS.map(([title, description, expr, links]) => table({ title, description }, expr, { links })),
  };
}

function workloads(): DashboardRow {
  const missing = (title: string, expr: string, label: string): Panel => {
    const description = "How many pods are missing. During a rollout that is normal.";
    return table({ title, description }, expr, { width: 8, links: [eventsOf(label)] });
  };
  return {
    title: "Workloads",
    panels: [
      missing("Deployments", WRONG.deployments, "deployment"),
      missing("StatefulSets", WRONG.statefulSets, "statefulset"),
      missing("DaemonSets", WRONG.daemonSets, "daemonset"),
      table(
        { title: "CronJobs overdue", description: "How long ago each should have run, where that is over an hour." },
        WRONG.overdueCronJobs,
        { unit: "s", links: [eventsOf("cronjob")] },
      ),
      table(
        { title: "Autoscalers stuck", description: "Their events say which metric is missing." },
        WRONG.stuckAutoscalers,
        { links: [eventsOf("horizontalpodautoscaler")] },
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
        { width: 8 },
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
          description: `More than ${percent(ALMOST_FULL)} of them is used. Make them larger in time.`,
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
  const warnings = `{${matchers({ ...CLUSTER, ...NAMESPACE, app: EVENTS.app })}} | json | type="Warning"`;
  return {
    title: "Events",
    panels: [
      lines(
        { title: "Warnings by reason", description: "Events of type Warning: what Kubernetes tried and failed at." },
        "short",
        {
          datasource: "loki",
          expr: `topk(10, sum by (cluster, reason) (count_over_time(${warnings} [$__auto])))`,
          legend: "{{reason}} {{cluster}}",
        },
      ),
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
