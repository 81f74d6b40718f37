import type { ChartReference } from "../core/charts";
import type { Cloud } from "../core/cloud";
import type { Duration } from "../core/duration";
import type { Json } from "../core/json";
import type { Dashboard } from "../signals/dashboards/dashboard";
import type { Datasource } from "../signals/datasource";
import type { LintException } from "../signals/lints/exception";
import type { Metric } from "../signals/metric";
import type { Monitor, Probe } from "../signals/monitor";
import type { Needs } from "../signals/needs";
import type { LogPipeline, TraceSampling } from "../signals/pipelines/pipeline";
import type { Rollback } from "../signals/rollback";
import type { LogRuleGroup } from "../signals/rules/log-rule";
import type { RuleGroup } from "../signals/rules/rule";
import type { Slo } from "../signals/slo/slo";

/** What a pack may know about where it runs. */
export interface Site {
  /** Name of the environment, for example `dev`. */
  readonly environment: string;
  /** Value of the `cluster` label, for example `dev-eks-eu1`. */
  readonly cluster: string;
  /** Whose cluster it is. */
  readonly cloud: Cloud;
  /** Region in the words of its cloud, for example `eu-west-1`. */
  readonly region: string;
  /** Storage class for volumes of the pack's own releases. */
  readonly storageClass: string;
  /** Namespace of the platform: where Prometheus, Loki and the collectors run. */
  readonly platformNamespace: string;
  /** How long its Prometheus keeps samples. @default not known: objectives keep the period that they have */
  readonly metricsKept?: Duration;
}

/** A Helm release that a pack brings along, usually an exporter. */
export interface PackRelease {
  /** Release name, unique in the cluster. */
  readonly name: string;
  readonly namespace: string;
  readonly chart: ChartReference;
  /** Chart values; credentials only by the name of a Secret. */
  readonly values: Readonly<Record<string, Json>>;
}

/** The file that tells what to do about an alert. */
export interface Runbook {
  readonly alert: string;
  /** Path in the repository of the pack, for example `docs/runbooks/HttpErrorRatioHigh.md`. */
  readonly path: string;
}

/** Everything needed to observe one thing. Data only: no construct, no Terraform token. */
export interface Signals {
  /** Name of the pack, unique among the packs of a cluster: `[a-z0-9-]`. */
  readonly pack: string;
  /** Helm releases, such as exporters. */
  readonly releases: readonly PackRelease[];
  /** What Prometheus scrapes: ports of Services or pods. */
  readonly monitors: readonly Monitor[];
  /** What is asked from outside. */
  readonly probes: readonly Probe[];
  /** Rules in PromQL, with the cases that prove their alerts. */
  readonly rules: readonly RuleGroup[];
  /** Alerts in LogQL, evaluated by Loki. */
  readonly logRules: readonly LogRuleGroup[];
  /** What is made of its log lines on their way to Loki. */
  readonly pipelines: readonly LogPipeline[];
  /** Which of its traces are kept. */
  readonly traces: readonly TraceSampling[];
  /** What Grafana shows of it. */
  readonly dashboards: readonly Dashboard[];
  /** What Grafana may read beside Prometheus, Loki and Tempo. */
  readonly datasources: readonly Datasource[];
  /** Objectives; their rules and dashboards are among those above. */
  readonly slos: readonly Slo[];
  /** What it exposes. A pack that describes one scraped metric describes all that it reads: others are errors then. */
  readonly metrics: readonly Metric[];
  /** Findings of lints (docs/checks) that are no mistakes. */
  readonly exceptions: readonly LintException[];
  /** Namespaces, connections and Secrets that its releases need on a cluster. */
  readonly needs: Needs;
  /** Workloads whose newest deployment is undone while an alert fires. */
  readonly rollback: readonly Rollback[];
  /** One for each alert. */
  readonly runbooks: readonly Runbook[];
}

/**
 * A pure function of a site. `Inputs` is what the placement of a workload must say about a cluster, for example
 * the address of a broker.
 */
export type Pack<Inputs = unknown> = (site: Site, inputs: Inputs) => Signals;

/** Fills what a pack does not say with nothing: `signals("catalog", { monitors, rules })`. */
export function signals(pack: string, said: Partial<Omit<Signals, "pack">>): Signals {
  return {
    releases: [],
    monitors: [],
    probes: [],
    rules: [],
    logRules: [],
    pipelines: [],
    traces: [],
    dashboards: [],
    datasources: [],
    slos: [],
    metrics: [],
    exceptions: [],
    needs: {},
    rollback: [],
    runbooks: [],
    ...said,
    pack,
  };
}
