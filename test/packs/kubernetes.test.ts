import { kubernetesPack } from "../../constructs/packs/kubernetes";
import { EVENTS } from "../../constructs/packs/kubernetes/events";
import { RELEASES } from "../../constructs/platform/addresses";
import { isUpstreamAlert } from "../../constructs/platform/prometheus/upstream-alerts";
import { INSTALLED_METRICS } from "../../constructs/signals/metrics/installed";
import { type Expectation, testedValues } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { unknownSeries } from "./series";
import { SITE } from "./shipped";

const pack = kubernetesPack(SITE);

describe("the pack of Kubernetes", () => {
  const alerts = pack.rules.flatMap(({ rules }) => rules).filter((rule) => rule.kind === "alerting");

  it("makes tickets of what the community's rules leave open", () => {
    expect(alerts.map(({ alert, severity, team }) => `${alert} ${severity} ${team}`)).toEqual([
      "ContainerOomKilled warning platform",
      "ContainerCannotStart warning platform",
      "CronJobOverdue warning platform",
      "AutoscalerStuck warning platform",
      "EventsNotCollected warning platform",
    ]);
    expect(alerts.filter(({ alert }) => isUpstreamAlert(alert))).toEqual([]);
  });

  it("reads no series that not every cluster has", () => {
    expect(unknownSeries({ ...pack, metrics: INSTALLED_METRICS })).toEqual([]);
  });

  it("knows the collector of events by the name of its release", () => {
    expect(EVENTS.collector).toBe(RELEASES.events);
  });
});

describeWith("promtool", "the dashboard of Kubernetes", () => {
  const panels = pack.dashboards.flatMap(({ rows }) => rows.flatMap((row) => row.panels));

  /** The first query of a panel as Grafana asks it for the last half hour of everything. */
  function asked(title: string): string {
    const query = panels.find((panel) => panel.title === title)?.queries[0]?.expr ?? "";
    return query.replaceAll(/\$(cluster|namespace)/g, ".+").replaceAll("$__range", "30m");
  }

  function shows(expr: string, series: Expectation["series"], samples: Expectation["samples"]): string {
    return testedValues([], { series, at: "30m", expr, samples });
  }

  const count = (value: number): Expectation["samples"] => [{ labels: "{}", value }];
  const labels = 'cluster="one", namespace="shop"';
  const condition = (name: string, status: string, node = "a"): string =>
    `kube_node_status_condition{cluster="one", node="${node}", condition="${name}", status="${status}"}`;

  it("shows zeros while nothing is wrong", () => {
    const well = {
      [condition("Ready", "true")]: "1x40",
      [condition("Ready", "unknown")]: "0x40",
      [condition("MemoryPressure", "true")]: "0x40",
      [`kube_deployment_spec_replicas{${labels}, deployment="catalog"}`]: "2x40",
      [`kube_deployment_status_replicas_available{${labels}, deployment="catalog"}`]: "2x40",
      [`kube_pod_container_status_restarts_total{${labels}, pod="a", container="b"}`]: "3x40",
    };
    const numbers = panels.filter(({ kind }) => kind === "stat").map(({ title }) => `(${asked(title)})`);
    expect(numbers).toHaveLength(8);
    expect(shows(numbers.join(" + "), well, count(0))).toBe("");
  });

  it("counts a node once, whatever is wrong with it", () => {
    const trouble = {
      [condition("Ready", "unknown")]: "1x40",
      [condition("DiskPressure", "true")]: "1x40",
      [condition("MemoryPressure", "true", "b")]: "1x40",
      [condition("Ready", "false", "c")]: "1x40",
    };
    expect(shows(asked("Nodes in trouble"), trouble, count(3))).toBe("");
  });

  it("counts workloads of all kinds that are short of pods", () => {
    const short = {
      [`kube_deployment_spec_replicas{${labels}, deployment="catalog"}`]: "2x40",
      [`kube_deployment_status_replicas_available{${labels}, deployment="catalog"}`]: "1x40",
      [`kube_statefulset_replicas{${labels}, statefulset="orders"}`]: "3x40",
      [`kube_statefulset_status_replicas_available{${labels}, statefulset="orders"}`]: "0x40",
      [`kube_daemonset_status_desired_number_scheduled{${labels}, daemonset="agent"}`]: "9x40",
      [`kube_daemonset_status_number_available{${labels}, daemonset="agent"}`]: "9x40",
    };
    expect(shows(asked("Short of pods"), short, count(2))).toBe("");
  });

  it("leaves out what the pods of finished Jobs have asked for", () => {
    const pod = (name: string, phase: string, cores: number): Expectation["series"] => ({
      [`kube_pod_container_resource_requests{${labels}, pod="${name}", container="c", resource="cpu"}`]: `${cores}x40`,
      [`kube_pod_status_phase{${labels}, pod="${name}", phase="Running"}`]: phase === "Running" ? "1x40" : "0x40",
      [`kube_pod_status_phase{${labels}, pod="${name}", phase="Succeeded"}`]: phase === "Succeeded" ? "1x40" : "0x40",
    });
    const node = { 'kube_node_status_allocatable{cluster="one", node="a", resource="cpu"}': "8x40" };
    const series = { ...pod("web", "Running", 2), ...pod("done", "Succeeded", 4), ...node };
    expect(shows(asked("CPU asked for"), series, [{ labels: '{cluster="one"}', value: 0.25 }])).toBe("");
  });
});
