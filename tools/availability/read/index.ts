import type { Release } from "../../lib/synthesized";
import type { Values } from "../../lib/value-path";
import type { Workload } from "../workload";
import { alloyWorkloads, grafanaWorkloads } from "./collection";
import { lokiWorkloads } from "./loki";
import { prometheusWorkloads } from "./prometheus";
import { thanosWorkloads } from "./thanos";
import { tempoDistributedWorkloads, tempoWorkloads } from "./tempo";

/** How the values of each chart say which pods there are. What they leave out is the chart's default. */
const READERS: Readonly<Record<string, (values: Values) => Workload[]>> = {
  "kube-prometheus-stack": prometheusWorkloads,
  thanos: thanosWorkloads,
  loki: lokiWorkloads,
  tempo: tempoWorkloads,
  "tempo-distributed": tempoDistributedWorkloads,
  alloy: alloyWorkloads,
  grafana: grafanaWorkloads,
};

/** The pods of a release that do not run on every node; undefined for a chart that the model does not know. */
export function workloadsOf({ chart, values }: Release): Workload[] | undefined {
  return READERS[chart]?.(values);
}
