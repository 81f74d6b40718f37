import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ChartReference } from "../core/charts";
import type { Json } from "../core/json";
import { type Duration, minutes } from "../core/duration";
import { merge } from "../core/merge";
import { terraformJson } from "../terraform/text";

/** Values of a chart that the library has no typed property for; merged last, so they win. */
export type ValuesOverride = Readonly<Record<string, Json>>;

export interface ChartReleaseProps {
  readonly chart: ChartReference | LocalChart;
  /** Name of the Helm release; Services and `job` labels derive from it. */
  readonly releaseName: string;
  readonly namespace: string;
  /** Typed chart values. */
  readonly values: object;
  /** Escape hatch: deep-merged over `values`. @default none */
  readonly overrides?: ValuesOverride;
  /** How long Kubernetes may take to become ready. @default 10 minutes */
  readonly timeout?: Duration;
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A chart that ships with this library, by the path of its asset. */
export interface LocalChart {
  readonly path: string;
  readonly version: string;
}

/** One Helm release, with the same careful settings for every chart. */
export class ChartRelease extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: ChartReleaseProps) {
    super(scope, id);
    this.release = new Release(this, "release", {
      name: props.releaseName,
      namespace: props.namespace,
      ...chartSource(props.chart),
      values: [terraformJson(merge(props.values, props.overrides ?? {}))],
      // A failed first install stays visible instead of being uninstalled; the next apply repairs it.
      atomic: false,
      cleanupOnFail: true,
      // Helm keeps every revision by default; one of kube-prometheus-stack is 400 kB in etcd.
      maxHistory: 10,
      timeout: (props.timeout ?? minutes(10)).toSeconds(),
      wait: true,
      waitForJobs: true,
      createNamespace: false,
      skipCrds: false,
      dependsOn: props.dependsOn ? [...props.dependsOn] : undefined,
    });
  }
}

function chartSource(chart: ChartReference | LocalChart): { chart: string; version: string; repository?: string } {
  if ("path" in chart) return { chart: chart.path, version: chart.version };
  return { chart: chart.chart, version: chart.version, repository: chart.repository };
}
