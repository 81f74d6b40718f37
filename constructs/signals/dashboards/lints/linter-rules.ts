/** A rule of grafana/dashboard-linter and how it is held here, or why it is not. */
export interface LinterRule {
  /** Its name in the linter (docs/index.md). */
  readonly rule: string;
  readonly here: string;
}

/** All rules of grafana/dashboard-linter, as of June 2026. */
export const LINTER_RULES: readonly LinterRule[] = [
  {
    rule: "template-datasource-rule",
    here: "rendered: each source in use has a variable of the linter's name and label",
  },
  {
    rule: "template-job-rule",
    here: "left out: dashboards choose by cluster, and by namespace or service where they are about one; a job is how Prometheus finds a service, not what one looks for",
  },
  {
    rule: "template-instance-rule",
    here: "left out: objectives, services and fleets have no instance; panels that tell pods apart name them in the legend",
  },
  { rule: "template-label-promql-rule", here: "held: the metric of a variable is checked as a query" },
  { rule: "template-on-time-change-reload-rule", here: "rendered: lists are filled again when the time range changes" },
  { rule: "panel-datasource-rule", here: "rendered: panels and queries name the variable of their data source" },
  { rule: "panel-title-description-rule", here: "held by `description`, for panels of every kind" },
  { rule: "panel-units-rule", here: "held by `unit`" },
  { rule: "panel-no-targets-rule", here: "held: a panel without queries is refused" },
  { rule: "target-promql-rule", here: "held: PromQL is parsed and type-checked for the Prometheus that is deployed" },
  { rule: "target-logql-rule", here: "held: LogQL is parsed, and TraceQL as well" },
  { rule: "target-logql-auto-rule", here: "held by `rate-interval`; `$__range` is allowed for totals" },
  { rule: "target-rate-interval-rule", here: "held by `rate-interval`; `$__range` is allowed for totals" },
  {
    rule: "target-job-rule",
    here: "replaced by `cluster`: in a fleet that is the label without which a query mixes what differs",
  },
  { rule: "target-instance-rule", here: "replaced by `cluster`, for the same reason" },
  { rule: "target-counter-agg-rule", here: "held by `counter`" },
  { rule: "uneditable-dashboard-rule", here: "rendered: what comes from code is changed in code" },
];
