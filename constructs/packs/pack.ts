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
  readonly environment: string;
  /** Value of the `cluster` label, for example `dev-eks-eu1`. */
  readonly cluster: string;
  readonly cloud: Cloud;
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
  readonly releases: readonly PackRelease[];
  readonly monitors: readonly Monitor[];
  readonly probes: readonly Probe[];
  readonly rules: readonly RuleGroup[];
  readonly logRules: readonly LogRuleGroup[];
  readonly pipelines: readonly LogPipeline[];
  readonly traces: readonly TraceSampling[];
  readonly dashboards: readonly Dashboard[];
  readonly datasources: readonly Datasource[];
  readonly slos: readonly Slo[];
  /** What it exposes. A pack that describes one scraped metric describes all that it reads: others are errors then. */
  readonly metrics: readonly Metric[];
  /** Findings of lints (docs/checks) that are no mistakes. */
  readonly exceptions: readonly LintException[];
  readonly needs: Needs;
  readonly rollback: readonly Rollback[];
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
