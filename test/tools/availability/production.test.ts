import type { Json } from "../../../constructs/core/json";
import { environments } from "../../../environments";
import { type Assessment, assess, shortcomings } from "../../../tools/availability/assessment";
import { workloadsOf } from "../../../tools/availability/read";
import { availabilityOf } from "../../../tools/availability/stack";
import { readSynthesized, type Release, type Stack } from "../../../tools/lib/synthesized";
import { parsePath, without, withValue } from "../../../tools/lib/value-path";
import { production } from "../../support/production";
import { stacksOf, synthesize } from "../../support/synth";
import { shippedStacks } from "./shipped-stacks";

const ZONES = 3;

function assessmentsOf(stacks: readonly Stack[]): Assessment[] {
  return stacks.flatMap((stack) => availabilityOf(stack, ZONES).assessments);
}

const output = synthesize([production]);
const stacks = readSynthesized(output);
const assessments = assessmentsOf(stacks);

/** Every environment that promises to survive a zone: the one of the tests, and those that ship. */
const zonal: readonly (readonly [string, readonly Assessment[]])[] = [
  ["of the tests", assessments],
  ...environments
    .filter(({ availability }) => availability === "zonal")
    .map(({ name }) => [name, assessmentsOf(shippedStacks(name))] as const),
];

/** Pods whose absence delays something and stops nothing. */
const DELAYING = [
  "alloy-events",
  "kps-kube-state-metrics",
  "kps-operator",
  "kps-operator-webhook",
  "loki-chunks-cache",
  "loki-compactor",
  "loki-results-cache",
  "tempo-compactor",
  "tempo-memcached",
  "thanos-compact",
];

describe.each(zonal)("the environment %s, which is to survive a zone", (_name, all) => {
  it("keeps reading, writing and alerting without any zone, and while its nodes are drained", () => {
    expect(all.flatMap(shortcomings)).toEqual([]);
  });

  it("runs everything that is needed in more than one zone", () => {
    const alone = all.filter(({ workload, survives }) => workload.pods === 1 && Object.keys(survives).length > 0);
    expect(alone.map(({ workload }) => workload.name)).toEqual([]);
  });
});

describe("the model of production", () => {
  it("knows the parts that only delay by name", () => {
    const delaying = assessments.filter(({ survives }) => Object.keys(survives).length === 0);
    expect(delaying.map(({ workload }) => workload.name).sort()).toEqual(DELAYING);
  });

  it("covers every release but those of the cluster itself", () => {
    const unknown = stacks.flatMap((stack) => availabilityOf(stack, ZONES).unknown);
    expect(unknown).toEqual(["aws-load-balancer-controller", "cluster-autoscaler"]);
  });

  it("finds the priority class that the pods name", () => {
    const named = new Set(assessments.flatMap(({ workload }) => workload.priorityClass ?? []));
    const { resource = {} } = stacksOf(output)["production-eks-eu1-platform"] ?? {};
    const made = Object.values(resource.kubernetes_priority_class_v1 ?? {});
    expect(made).toEqual([expect.objectContaining({ metadata: { name: [...named].join() }, value: 1_000_000 })]);
  });

  it("counts on three zones: in two, the third ingester does not even start", () => {
    const two = stacks.flatMap((stack) => availabilityOf(stack, 2).assessments).flatMap(shortcomings);
    expect(two).toContain("loki-ingester: writes survive nothing, not a zone");
  });
});

function releaseOf(name: string): Release {
  const release = stacks.flatMap(({ releases }) => releases).find((candidate) => candidate.name === name);
  if (!release) throw new Error(`no release ${name}`);
  return release;
}

/** What the model finds in a release when one of its values is another one, or gone. */
function withChange(name: string, path: string, value?: Json): string[] {
  const release = releaseOf(name);
  const at = parsePath(path);
  const values = value === undefined ? without(release.values, at) : withValue(release.values, at, value);
  return (workloadsOf({ ...release, values }) ?? []).flatMap((workload) => shortcomings(assess(workload, ZONES)));
}

const WISH = [{ maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" }];
const TWO_ZONES = [{ ...WISH[0], whenUnsatisfiable: "DoNotSchedule", minDomains: 2 }];

describe("the model turns red", () => {
  it.each<[string, string, string, Json | undefined, string]>([
    [
      "a spread is gone",
      "loki",
      "ingester.topologySpreadConstraints",
      undefined,
      "loki-ingester: writes survive a node",
    ],
    [
      "a spread is a wish",
      "otlp-gateway",
      "controller.topologySpreadConstraints",
      WISH,
      "otlp-gateway: writes survive a pod",
    ],
    [
      "two zones are enough",
      "loki",
      "ingester.topologySpreadConstraints",
      TWO_ZONES,
      "loki-ingester: reads survive a node",
    ],
    [
      "a spread in text is a wish",
      "tempo",
      "querier.topologySpreadConstraints",
      JSON.stringify(WISH),
      "tempo-querier: reads survive a node",
    ],
    ["Prometheus is alone", "kps", "prometheus.prometheusSpec.replicas", 1, "kps-prometheus: alerting survive nothing"],
    [
      "Alertmanager is alone",
      "kps",
      "alertmanager.alertmanagerSpec.replicas",
      1,
      "kps-alertmanager: a drain never ends",
    ],
    [
      "a budget lets nobody go",
      "kps",
      "alertmanager.podDisruptionBudget.minAvailable",
      3,
      "kps-alertmanager: a drain never ends",
    ],
    [
      "a budget allows nothing",
      "loki",
      "querier.podDisruptionBudget.maxUnavailable",
      0,
      "loki-querier: a drain never ends",
    ],
    ["an ingester is missing", "tempo", "ingester.replicas", 2, "tempo-ingester: writes survive nothing"],
    ["there is one copy", "loki", "loki.commonConfig.replication_factor", 1, "loki-ingester: reads survive nothing"],
    [
      "a log has no volume",
      "tempo",
      "ingester.persistence.enabled",
      false,
      "tempo-ingester: keeps its data on no volume",
    ],
    [
      "metrics have no volume",
      "kps",
      "prometheus.prometheusSpec.storageSpec",
      undefined,
      "kps-prometheus: keeps its data on no volume",
    ],
    ["a priority is gone", "grafana", "priorityClassName", undefined, "grafana: has no priority class"],
  ])("when %s", (_, release, path, value, expected) => {
    expect(withChange(release, path, value)).toContainEqual(expect.stringContaining(expected));
  });
});
