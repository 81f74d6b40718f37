import { hours, minutes } from "../../core/duration";
import { m } from "../../signals/metrics/installed";
import { alert, group } from "../../signals/rules/builders";
import type { AlertingRule, RuleGroup } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { PLATFORM_TEAM } from "../team";
import * as cases from "./cases";
import { EVENTS } from "./events";
import { cannotStart, oomKilled, overdueCronJobs, OVERDUE, stuckAutoscalers } from "./queries";

/** How long one kill is told of: a container that is killed again and again in this time is one alert. */
const REMEMBERED = hours(1);

/** Events in half an hour from which on some should have arrived; in a quiet cluster there may be none. */
const A_FEW = 5;

/** What the rules of kube-prometheus-stack leave open. They know pods that are not ready, but not all reasons. */
export function kubernetesRules(site: Site): RuleGroup[] {
  return [
    group("kubernetes-containers", containerOomKilled(site), containerCannotStart(site)),
    group("kubernetes-workloads", cronJobOverdue(site), autoscalerStuck(site)),
    group("kubernetes-events", eventsNotCollected(site)),
  ];
}

/** The community's alert on crash loops needs a container that is not running; one that is killed now and then is. */
function containerOomKilled(site: Site): AlertingRule {
  return alert({
    alert: "ContainerOomKilled",
    expr: oomKilled(m, REMEMBERED.toPrometheus()),
    for: minutes(0),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "{{ $labels.namespace }}/{{ $labels.pod }} in {{ $labels.cluster }} was killed: {{ $labels.container }} ran out of memory",
    description: `Within the last ${REMEMBERED.toString()} the kernel ended the container because it had used all the memory that it may have. What it was doing is lost, and what uses more memory each time is killed again.`,
    cases: cases.containerOomKilled(site),
  });
}

/** The community tells of pods that are not ready after a quarter of an hour, of those of Jobs after one hour. */
function containerCannotStart(site: Site): AlertingRule {
  return alert({
    alert: "ContainerCannotStart",
    expr: cannotStart(m),
    for: minutes(10),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "{{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} in {{ $labels.cluster }} cannot start",
    description:
      "Its image cannot be pulled, or a Secret or ConfigMap that it asks for is not there. It has been tried for ten minutes and does not get better by itself; a new version is not rolled out meanwhile.",
    cases: cases.containerCannotStart(site),
  });
}

/** The community knows Jobs that fail or hang, but a Job that is never made does neither. */
function cronJobOverdue(site: Site): AlertingRule {
  return alert({
    alert: "CronJobOverdue",
    expr: overdueCronJobs(m),
    for: minutes(5),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "CronJob {{ $labels.namespace }}/{{ $labels.cronjob }} in {{ $labels.cluster }} should have run {{ $value | humanizeDuration }} ago",
    description: `A run is more than ${OVERDUE.toString()} late. No Job was made for it, so that none fails and no other alert notices: backups and clean-ups end in silence.`,
    cases: cases.cronJobOverdue(site),
  });
}

/** The community compares numbers of replicas, which look right while nobody computes the ones that are wanted. */
function autoscalerStuck(site: Site): AlertingRule {
  return alert({
    alert: "AutoscalerStuck",
    expr: stuckAutoscalers(m),
    for: minutes(15),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "Autoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} in {{ $labels.cluster }} does not scale",
    description:
      "It cannot read the metrics that it scales by, or cannot change what it scales. The number of replicas stays what it is, however much there is to do.",
    cases: cases.autoscalerStuck(site),
  });
}

/** A cluster in which nothing happens has no events, so the API server is asked whether there were any. */
function eventsNotCollected(site: Site): AlertingRule {
  const made = m.apiserver_request_total({ resource: "events", code: "201" });
  const sent = m.loki_write_sent_entries_total({ namespace: site.platformNamespace, service: EVENTS.collector });
  const counted = (counter: string): string => `sum by (cluster) (increase(${counter}[30m]))`;
  return alert({
    alert: "EventsNotCollected",
    expr: `${counted(made)} > ${A_FEW} unless ${counted(sent)} > 0`,
    for: minutes(15),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "Kubernetes' events of {{ $labels.cluster }} do not arrive",
    description:
      "The API server has taken events, and for half an hour their collector has sent none to Loki. Kubernetes forgets them after an hour or so, and with them why something happened.",
    cases: cases.eventsNotCollected(site),
  });
}
