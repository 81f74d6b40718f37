import { NODE_EXPORTER } from "../../../signals/metrics/node-exporter";
import { matches, not, notMatches, selectors } from "../../../signals/metrics/selector";
import { type Labels, series } from "../../../signals/rules/builders";
import { type Replacement, WHOLE } from "./replacement";
import type { TunableAlert } from "./thresholds";

const JOB = { job: "node-exporter" };

const NODE = { ...JOB, instance: "10.0.0.1:9100" };

/** Selectors of what node-exporter tells. */
const nodes = selectors(NODE_EXPORTER, JOB);

function node(metric: string, cluster: string, labels: Labels = {}): string {
  return series(metric, { cluster, ...NODE, ...labels });
}

const FILE_SYSTEM = { device: "/dev/vda1", fstype: "ext4", mountpoint: "/" };

/** Series about a file system: what is left, and what there is. */
const FILE_SYSTEM_METRICS = {
  space: ["node_filesystem_avail_bytes", "node_filesystem_size_bytes"],
  inodes: ["node_filesystem_files_free", "node_filesystem_files"],
} as const;

/** A file system that is almost full; where it fills up, only one that is predicted to be full soon. */
function fileSystem(kind: keyof typeof FILE_SYSTEM_METRICS, fillsUp: boolean): Replacement {
  const [free, all] = FILE_SYSTEM_METRICS[kind];
  const real = { fstype: not(""), mountpoint: not("") };
  const readOnly = (cluster: string): string => node("node_filesystem_readonly", cluster, FILE_SYSTEM);
  return {
    runbook: "node",
    summary: `{{ $labels.mountpoint }} of {{ $labels.instance }} has {{ $value | humanizePercentage }} of its ${kind} left in {{ $labels.cluster }}`,
    description: (limit) =>
      `The file system of {{ $labels.device }} has less than ${limit} of its ${kind} left` +
      (fillsUp ? ", and at the present rate none soon." : ". Once it has none, nothing can be written to it."),
    measured: `${nodes[free](real)} / ${nodes[all](real)}`,
    ...(fillsUp && { forecast: nodes[free](real) }),
    also: ` and ${nodes.node_filesystem_readonly(real)} == 0`,
    labels: { ...NODE, ...FILE_SYSTEM },
    series: ({ cluster, gauge, constant }) => ({
      [node(free, cluster, FILE_SYSTEM)]: gauge(WHOLE),
      [node(all, cluster, FILE_SYSTEM)]: constant(WHOLE),
      [readOnly(cluster)]: constant(0),
    }),
    spares: { "where nobody can write": ({ cluster, constant }) => ({ [readOnly(cluster)]: constant(1) }) },
  };
}

/** What a node counts, and how much of it there may be. */
type Counted = Extract<keyof typeof nodes, `node_filefd_${string}` | `node_nf_conntrack_${string}`>;

/** What is used of something that a node has so and so much of. */
function usedOf(used: Counted, all: Counted, what: string, consequence: string): Replacement {
  return {
    runbook: "node",
    summary: `{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its ${what} in {{ $labels.cluster }}`,
    description: (limit) => `A node uses more than ${limit} of its ${what}. ${consequence}`,
    measured: `${nodes[used]()} / (${nodes[all]()} > 0)`,
    labels: NODE,
    series: ({ cluster, gauge, constant }) => ({
      [node(used, cluster)]: gauge(WHOLE),
      [node(all, cluster)]: constant(WHOLE),
    }),
    spares: { "where there is no limit": ({ cluster, constant }) => ({ [node(all, cluster)]: constant(0) }) },
  };
}

const CORES = ["0", "1"];

/** Processors that are there, by a mode that each of them has. */
const CORE_COUNT = `count by (cluster, instance) (${nodes.node_cpu_seconds_total({ mode: "idle" })})`;

const cpuHighUsage: Replacement = {
  runbook: "node",
  summary:
    "The processors of {{ $labels.instance }} are busy for {{ $value | humanizePercentage }} in {{ $labels.cluster }}",
  description: (limit) => `A node has worked for more than ${limit} of the time. What runs on it may be slow.`,
  measured: `sum by (cluster, instance) (rate(${nodes.node_cpu_seconds_total({ mode: notMatches("idle|iowait") })}[2m])) / ${CORE_COUNT}`,
  labels: { instance: NODE.instance },
  series: ({ cluster, counter, constant, steady }) =>
    Object.fromEntries(
      CORES.flatMap((cpu) => [
        [node("node_cpu_seconds_total", cluster, { cpu, mode: "user" }), counter(60)],
        // Of their growth nothing is read.
        [node("node_cpu_seconds_total", cluster, { cpu, mode: "idle" }), constant(0)],
        [node("node_cpu_seconds_total", cluster, { cpu, mode: "iowait" }), steady(30)],
      ]),
    ),
};

const systemSaturation: Replacement = {
  runbook: "node",
  summary: "The load of {{ $labels.instance }} is {{ $value | humanize }} a processor in {{ $labels.cluster }}",
  description: (limit) =>
    `More than ${limit} programs have waited for each processor of a node. It may stop answering.`,
  measured: `max by (cluster, instance) (${nodes.node_load1()}) / ${CORE_COUNT}`,
  labels: { instance: NODE.instance },
  series: ({ cluster, gauge, constant }) => ({
    [node("node_load1", cluster)]: gauge(CORES.length),
    ...Object.fromEntries(
      CORES.flatMap((cpu) =>
        ["idle", "user"].map((mode) => [node("node_cpu_seconds_total", cluster, { cpu, mode }), constant(0)]),
      ),
    ),
  }),
};

const memoryHighUtilization: Replacement = {
  runbook: "node",
  summary: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory in {{ $labels.cluster }}",
  description: (limit) => `A node uses more than ${limit} of its memory. Soon the kernel kills what it can.`,
  labels: NODE,
  measured: `1 - ${nodes.node_memory_MemAvailable_bytes()} / ${nodes.node_memory_MemTotal_bytes()}`,
  series: ({ cluster, value, constant }) => ({
    [node("node_memory_MemAvailable_bytes", cluster)]: constant(WHOLE * (1 - value)),
    [node("node_memory_MemTotal_bytes", cluster)]: constant(WHOLE),
  }),
};

const majorPagesFaults: Replacement = {
  runbook: "node",
  summary:
    "{{ $labels.instance }} reads {{ $value | humanize }} pages a second back from disk in {{ $labels.cluster }}",
  description: (limit) => `There have been more than ${limit} major page faults a second: the node lacks memory.`,
  measured: `rate(${nodes.node_vmstat_pgmajfault()}[5m])`,
  labels: NODE,
  series: ({ cluster, counter }) => ({ [node("node_vmstat_pgmajfault", cluster)]: counter(60) }),
};

/** Disks that nodes have, without memory that looks like one: the devices of the chart's own rules. */
const DISKS = "(/dev/)?(mmcblk.p.+|nvme.+|rbd.+|sd.+|vd.+|xvd.+|dm-.+|md.+|dasd.+)";

const DISK = { device: "nvme0n1" };

const diskIoSaturation: Replacement = {
  runbook: "node",
  summary:
    "{{ $value | humanize }} requests wait for {{ $labels.device }} of {{ $labels.instance }} in {{ $labels.cluster }}",
  description: (limit) =>
    `More than ${limit} reads and writes have waited for a disk on average. All that uses it is slow.`,
  measured: `rate(${nodes.node_disk_io_time_weighted_seconds_total({ device: matches(DISKS) })}[5m])`,
  labels: { ...NODE, ...DISK },
  series: ({ cluster, counter, steady }) => ({
    [node("node_disk_io_time_weighted_seconds_total", cluster, DISK)]: counter(60),
    [node("node_disk_io_time_weighted_seconds_total", cluster, { device: "ram0" })]: steady(1_000_000),
  }),
};

/** Alerts on what nodes tell. */
export const NODE_REPLACEMENTS = {
  NodeFilesystemSpaceFillingUp: fileSystem("space", true),
  NodeFilesystemAlmostOutOfSpace: fileSystem("space", false),
  NodeFilesystemFilesFillingUp: fileSystem("inodes", true),
  NodeFilesystemAlmostOutOfFiles: fileSystem("inodes", false),
  NodeFileDescriptorLimit: usedOf(
    "node_filefd_allocated",
    "node_filefd_maximum",
    "file descriptors",
    "Once it has none left, programs can open neither files nor connections.",
  ),
  NodeHighNumberConntrackEntriesUsed: usedOf(
    "node_nf_conntrack_entries",
    "node_nf_conntrack_entries_limit",
    "tracked connections",
    "Once it has none left, it drops new connections.",
  ),
  NodeCPUHighUsage: cpuHighUsage,
  NodeSystemSaturation: systemSaturation,
  NodeMemoryHighUtilization: memoryHighUtilization,
  NodeMemoryMajorPagesFaults: majorPagesFaults,
  NodeDiskIOSaturation: diskIoSaturation,
} as const satisfies Partial<Record<TunableAlert, Replacement>>;
