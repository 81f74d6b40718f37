/**
 * Public API of the library: describe environments and workloads with it, or compose the constructs yourself.
 * `belvedere/stacks` has the stacks and the app.
 */

// Values
export { type Duration, days, hours, minutes, ms, seconds } from "./core/duration";
export { type Size, gib, mib, tib } from "./core/size";
export { type SecretRef, secret } from "./core/secret-ref";
export { BelvedereError, type Problem } from "./core/errors";
export { type StateBackend, azureState, gcsState, localState, s3State } from "./core/state";
export type { Cloud } from "./core/cloud";
export { type ChartReference, CHARTS } from "./core/charts";
export type { RequiredSecret } from "./core/required-secret";

// Environments
export { base, environment, type EnvironmentDeclaration } from "./environment/environment";
export type { EnvironmentSettings } from "./environment/settings";
export { type Automation, github } from "./environment/automation";
export { resolveEnvironment } from "./environment/resolve";
export { alertRoutes } from "./environment/alerts";
export type { AlertRoute } from "./signals/routing/table";
export type { Environment, EnvironmentCluster } from "./environment/resolved";

// Clusters
export { aws, type AwsCluster } from "./clouds/aws/props";
export { existingEks, type ExistingEks } from "./clouds/aws/existing/props";
export { azure, type AzureCluster } from "./clouds/azure/props";
export { existingAks, type ExistingAks } from "./clouds/azure/existing/props";
export { google, type GoogleCluster } from "./clouds/google/props";
export { existingGke, type ExistingGke } from "./clouds/google/existing/props";
export { existing, type ExistingCluster } from "./clouds/existing/props";
export { azureStore, gcsStore, s3Store } from "./clouds/stores";
export { dnsApi } from "./clouds/google/dns-api";
export { type ApiAccess, openApi, privateApi, publicApi } from "./clouds/api-access";
export { existingNetwork } from "./clouds/network";
export { type Architecture, type Machine, machine } from "./clouds/machine";
export type { ClusterFacts, ObjectStore, Tier, WorkloadIdentity } from "./clouds/contract";

// Platform
export { Platform, type PlatformProps } from "./platform/platform";
export { Fleet, type FleetProps } from "./platform/fleet";
export type { PlatformComponents } from "./platform/components";
export type { PlatformContext } from "./platform/context";
export type { Retention } from "./platform/retention";
export type { Availability, ContainerSize, Profile } from "./platform/sizing";
export { asShipped, off, tune, type UpstreamTuning } from "./platform/prometheus/tuning/tuning";
export { UPSTREAM_ALERTS, type UpstreamAlert } from "./platform/prometheus/upstream-alerts";
export { requiredSecrets } from "./platform/required-secrets";
export type { OtlpSink } from "./platform/collector/sinks";

// Routing
export { routes, type Routing } from "./signals/routing/routing";
export type { Inhibition } from "./signals/routing/inhibition";
export type { Silence } from "./signals/routing/silence";
export { email } from "./signals/routing/receivers/email";
export { heartbeat } from "./signals/routing/receivers/heartbeat";
export { jira } from "./signals/routing/receivers/jira";
export { jiraServiceManagement } from "./signals/routing/receivers/jira-service-management";
export { msTeams } from "./signals/routing/receivers/ms-teams";
export { pagerDuty } from "./signals/routing/receivers/pager-duty";
export { slack } from "./signals/routing/receivers/slack";
export { webhook } from "./signals/routing/receivers/webhook";

// Workloads and packs
export { type Placement, type Workload, workload } from "./packs/workload";
export { type Pack, type Signals, signals, type Site } from "./packs/pack";
export { httpService, type HttpServiceProps } from "./packs/http-service";
export {
  service,
  type ServiceAlert,
  type ServiceAlertProps,
  type ServiceLogAlertProps,
  type ServiceLogs,
  type ServiceProps,
  type ServiceSignals,
  type ServiceTools,
} from "./packs/service";
export { withSlos } from "./packs/slos";

// Signals
export { alert, fires, group, record, silent } from "./signals/rules/builders";
export type { AlertingRule, RecordingRule, RuleGroup } from "./signals/rules/rule";
export { promtoolRules, type PromtoolTests, promtoolTests } from "./signals/rules/promtool";
export type { LogAlert, LogCase, LogRecord, LogRuleGroup } from "./signals/rules/log-rule";
export {
  countLines,
  firesOn,
  logAlert,
  logGroup,
  logRecord,
  shareOfLines,
  silentOn,
} from "./signals/rules/log-rule-builders";
export { checkLogCases } from "./signals/log-cases/check";
export type { LogPipeline, LogStage, TraceSampling } from "./signals/pipelines/pipeline";
export type { KafkaSource } from "./signals/pipelines/kafka";
export { redact, type Redaction } from "./signals/pipelines/redact";
export { type PipelineRun, runPipeline, type SampleLine } from "./signals/pipelines/run";
export {
  type Catalogue,
  catalogue,
  counter,
  gauge,
  histogram,
  info,
  limit,
  metricsOf,
  summary,
} from "./signals/metrics/catalogue";
export { INSTALLED, m } from "./signals/metrics/installed";
export {
  type LabelCondition,
  type LabelConditions,
  matchers,
  matches,
  not,
  notMatches,
  select,
  type Select,
  type Selectors,
  selectors,
} from "./signals/metrics/selector";
export { checkPromql, type PromqlUse } from "./signals/promql/check";
export { checkLogql, type LogqlUse } from "./signals/logql/check";
export { checkTraceql, type TraceqlOptions } from "./signals/traceql/check";
export type { QueryProblem } from "./signals/query/problem";
export type { LintException } from "./signals/lints/exception";
export { anomalyBand, type AnomalyProps } from "./signals/anomaly/band";
export { anomalyMetrics, anomalyRecords } from "./signals/anomaly/records";
export { availability, latency, type Objective, throughput, timeSlices } from "./signals/slo/objective";
export { events, type Indicator, lines } from "./signals/slo/indicator";
export type { Histogram } from "./signals/slo/histogram";
export type { MeasuredService, Measurements } from "./signals/slo/measurements";
export { spanMetrics } from "./signals/slo/span-metrics";
export { type Slo, slos } from "./signals/slo/slo";
export type { BurnWindow } from "./signals/slo/windows";
export { sloRules } from "./signals/slo/rules";
export { slothRules } from "./signals/slo/sloth";
export { monthlyReport, type ReportQuery } from "./signals/slo/report";
export { type OpenSloOptions, readOpenSlo } from "./signals/slo/openslo/read";
export type { OpenSloDocument } from "./signals/slo/openslo/document";
export { writeOpenSlo } from "./signals/slo/openslo/write";
export type {
  Dashboard,
  DashboardLink,
  DashboardRow,
  DashboardVariable,
  Panel,
  PanelQuery,
  SeriesLink,
} from "./signals/dashboards/dashboard";
export { withAlertThresholds } from "./signals/dashboards/alert-thresholds";
export { VARIABLES } from "./signals/dashboards/variables";
export type { Monitor, Probe } from "./signals/monitor";
export type { Severity } from "./signals/severity";
