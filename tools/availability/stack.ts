import type { Stack } from "../lib/synthesized";
import { assess, type Assessment } from "./assessment";
import { workloadsOf } from "./read";
import { ROLES } from "./roles";

/** What the model says about one stack, and which of its releases it does not know. */
export interface StackAvailability {
  readonly stack: string;
  readonly assessments: readonly Assessment[];
  readonly unknown: readonly string[];
}

/** Charts without pods: definitions of custom resources, and lists of objects. */
const WITHOUT_PODS = ["prometheus-operator-crds"];

/** By signal, and along the way of the data. */
const ORDER = Object.keys(ROLES);

/** @param zones how many zones the nodes of the cluster are in */
export function availabilityOf({ name, releases }: Stack, zones: number): StackAvailability {
  const read = releases.map((release) => ({ release, workloads: workloadsOf(release) }));
  const assessments = read.flatMap(({ workloads = [] }) => workloads.map((workload) => assess(workload, zones)));
  return {
    stack: name,
    assessments: assessments.sort((a, b) => ORDER.indexOf(a.workload.name) - ORDER.indexOf(b.workload.name)),
    unknown: read
      .filter(({ release, workloads }) => !workloads && release.repository && !WITHOUT_PODS.includes(release.chart))
      .map(({ release }) => release.name),
  };
}
