import { type Duration, minutes } from "../../core/duration";
import { fires, type Labels, series, type Series, silent } from "../../signals/rules/builders";
import type { AlertCase } from "../../signals/rules/rule";
import type { Site } from "../pack";

/** Labels of a part of the platform on series as they are stored. */
export function part(site: Site, service: string): Labels {
  return { cluster: site.cluster, namespace: site.platformNamespace, service };
}

/** The same of one that only has the name of a part. */
export function elsewhere(site: Site, service: string): Labels {
  return { ...part(site, service), namespace: "another-namespace" };
}

export function up(labels: Labels, instance: string, values: string): Series {
  return { [series("up", { ...labels, job: labels.service ?? "", instance })]: values };
}

/** Cases of an alert that a part of the platform is down, which holds for five minutes. */
export function downCases(site: Site, service: string): AlertCase[] {
  const labels = part(site, service);
  const late = minutes(7);
  return [
    fires("when all its instances are down", { ...up(labels, "a", "0x60"), ...up(labels, "b", "0x60") }, late, labels),
    silent("while one of two answers", { ...up(labels, "a", "0x60"), ...up(labels, "b", "1x60") }, late),
    silent("during a restart", up(labels, "a", "1x9 0x2 1x60"), minutes(12)),
    silent("when something else is down", { ...up(labels, "a", "1x60"), ...up(part(site, "shop"), "b", "0x60") }, late),
    silent(
      "when one of its name elsewhere is down",
      { ...up(labels, "a", "1x60"), ...up(elsewhere(site, service), "b", "0x60") },
      late,
    ),
  ];
}

export function tempoDown(site: Site): AlertCase[] {
  const { cluster, platformNamespace: namespace } = site;
  const others = { ...up(part(site, "grafana"), "a", "1x60"), ...up(elsewhere(site, "tempo"), "b", "1x60") };
  const distributed = {
    ...up(part(site, "tempo-distributor"), "a", "1x60"),
    ...up(part(site, "tempo-ingester"), "b", "0x60"),
  };
  return [
    ...downCases(site, "tempo"),
    fires("when it is not there at all", others, minutes(7), { cluster, namespace }),
    fires("when one of its parts is down", distributed, minutes(7), part(site, "tempo-ingester")),
  ];
}

export function otlpGatewayDown(site: Site): AlertCase[] {
  const gateway = part(site, "otlp-gateway");
  const others = up(elsewhere(site, "otlp-gateway"), "a", "1x60");
  return [...downCases(site, "otlp-gateway"), fires("when it is not there at all", others, minutes(7), gateway)];
}

/** A counter that goes up by `step` once in so many minutes. */
function stairs(every: number, step = 1): string {
  return Array.from({ length: 61 }, (_, minute) => Math.floor(minute / every) * step).join(" ");
}

/** Cases of an alert on more than one loss a second, whatever is lost. */
function lossCases(metric: string, labels: Labels, instance: Labels, holds: Duration): AlertCase[] {
  const lost = (values: string): Series => ({ [series(metric, { ...labels, ...instance })]: values });
  // A rate over five minutes takes as long to reach its value.
  const late = holds.plus(minutes(7));
  return [
    fires("when a little more than one a second is lost", lost("0+66x60"), late, labels),
    fires("when it happens in bursts", lost(stairs(4, 360)), minutes(40), labels),
    silent("when a little less than one a second is lost", lost("0+54x60"), late),
    silent("before it has lasted", lost("0+6000x60"), holds),
    silent("after a single burst", lost("0x5 6000x60"), minutes(25)),
    silent("while nothing is lost", lost("0x60"), late),
  ];
}

export function tempoSpansDiscarded(site: Site): AlertCase[] {
  const { cluster, platformNamespace: namespace } = site;
  const labels = { cluster, namespace, tenant: "platform", reason: "rate_limited" };
  return lossCases("tempo_discarded_spans_total", labels, { pod: "tempo-0" }, minutes(15));
}

export function logLinesDropped(site: Site): AlertCase[] {
  const labels = {
    cluster: site.cluster,
    namespace: "monitoring-host",
    job: "alloy-logs",
    tenant: "platform",
    reason: "rate_limited",
  };
  return lossCases("loki_write_dropped_entries_total", labels, { host: "loki-gateway" }, minutes(10));
}

export function tempoFlushesFailing(site: Site): AlertCase[] {
  const { cluster, platformNamespace: namespace } = site;
  const failures = (values: string): Series => ({
    [series("tempo_ingester_failed_flushes_total", { cluster, namespace, pod: "tempo-0" })]: values,
  });
  return [
    fires("when a flush fails every few minutes", failures(stairs(4)), minutes(45), { cluster, namespace }),
    fires("when every flush fails", failures("0x10 1+1x50"), minutes(21), { cluster, namespace }),
    silent("when one fails now and then", failures(stairs(8)), minutes(46)),
    silent("before it has lasted", failures("0x10 1+1x50"), minutes(16)),
    silent("when the failures are over", failures("0+1x20 20x60"), minutes(37)),
    silent("while nothing fails", failures("0x60"), minutes(15)),
  ];
}

/** Cases of an alert on a share of lost telemetry above 5 % that holds for ten minutes. */
function shareCases(site: Site, bad: string, good: string): AlertCase[] {
  const { cluster, platformNamespace: namespace } = site;
  const labels = { cluster, namespace, job: "otlp-gateway" };
  const counted = (metric: string, perMinute: number, until = 60): Series => ({
    [series(metric, { ...labels, component_id: "default" })]: `0+${perMinute}x${until} ${perMinute * until}x60`,
  });
  const spans = (lost: number, total = 1000): Series => ({
    ...counted(`${bad}_spans_total`, lost),
    ...counted(`${good}_spans_total`, total - lost),
  });
  const logs = { ...counted(`${bad}_log_records_total`, 200), ...counted(`${good}_log_records_total`, 800) };
  const metrics = { ...counted(`${bad}_metric_points_total`, 200), ...counted(`${good}_metric_points_total`, 800) };
  const ended = { ...counted(`${bad}_spans_total`, 1000, 20), ...counted(`${good}_spans_total`, 1000) };
  const late = minutes(13);
  return [
    fires("when a little more than tolerated is lost", spans(55), late, { ...labels, signal: "traces" }),
    fires("when nothing gets through and is counted", counted(`${bad}_spans_total`, 1000), late, {
      ...labels,
      signal: "traces",
    }),
    fires(
      "for each kind by itself",
      { ...spans(0), ...logs, ...metrics },
      late,
      { ...labels, signal: "logs" },
      { ...labels, signal: "metrics" },
    ),
    silent("when a little less than tolerated is lost", spans(45), late),
    fires("while the window still holds it", ended, minutes(23), { ...labels, signal: "traces" }),
    silent("before it has lasted", spans(1000), minutes(9)),
    silent("when it is over", ended, minutes(26)),
    silent("without traffic", spans(0, 0), late),
  ];
}

export function otlpDataRefused(site: Site): AlertCase[] {
  return shareCases(site, "otelcol_receiver_refused", "otelcol_receiver_accepted");
}

export function otlpExportFailing(site: Site): AlertCase[] {
  return shareCases(site, "otelcol_exporter_send_failed", "otelcol_exporter_sent");
}

export function logIngestionStalled(site: Site): AlertCase[] {
  const { cluster, platformNamespace: namespace } = site;
  const lines = (values: string, tenant = "platform"): Series => ({
    [series("loki_distributor_lines_received_total", { cluster, namespace, pod: "loki-0", tenant })]: values,
  });
  return [
    fires("when the lines stop", lines("0+600x10 6000x60"), minutes(35), { cluster }),
    fires("when Loki is not there at all", {}, minutes(12), { cluster }),
    silent("while a trickle arrives", lines("0+1x60"), minutes(35)),
    silent("when only one tenant is quiet", { ...lines("0+600x60"), ...lines("0x60", "shop") }, minutes(35)),
    silent("during a pause", lines("0+600x10 6000x15 6600+600x60"), minutes(24)),
    silent("before the silence has lasted", lines("0+600x10 6000x60"), minutes(28)),
  ];
}

export function grafanaDown(site: Site): AlertCase[] {
  const { cluster, platformNamespace: namespace } = site;
  const wanted = (replicas: number, deployment = "grafana", where = namespace): Series => ({
    [series("kube_deployment_spec_replicas", { cluster, namespace: where, deployment, job: "kube-state-metrics" })]:
      `${replicas}x60`,
  });
  const instance = (values: string): Series => up(part(site, "grafana"), "a", values);
  const late = minutes(7);
  return [
    fires(
      "when it alone does not answer",
      { ...wanted(1), ...instance("0x60"), ...up(part(site, "tempo"), "b", "1x60") },
      late,
      { cluster, namespace },
    ),
    fires("when it is not there at all", wanted(1), late, { cluster, namespace }),
    silent(
      "while one of two answers",
      { ...wanted(2), ...instance("1x60"), ...up(part(site, "grafana"), "b", "0x60") },
      late,
    ),
    silent("on a cluster without Grafana", wanted(1, "kps-operator"), late),
    silent("when it is scaled to zero", wanted(0), late),
    silent(
      "when one of its name elsewhere does not answer",
      { ...wanted(1), ...instance("1x60"), ...wanted(1, "grafana", "another-namespace") },
      late,
    ),
    silent("during a restart", { ...wanted(1), ...instance("1x9 0x2 1x60") }, minutes(12)),
  ];
}

export function scrapeNearSampleLimit(site: Site): AlertCase[] {
  const labels = { cluster: site.cluster, namespace: "shop", job: "catalog" };
  const samples = (instance: string, count: number, limit: number): Series => ({
    [series("scrape_samples_post_metric_relabeling", { ...labels, instance })]: `${count}x60`,
    [series("scrape_sample_limit", { ...labels, instance })]: `${limit}x60`,
  });
  const late = minutes(18);
  return [
    fires(
      "when one of its targets comes close",
      { ...samples("a", 8100, 10000), ...samples("b", 10, 10000) },
      late,
      labels,
    ),
    silent("while they keep a distance", samples("a", 7900, 10000), late),
    silent("where there is no limit", samples("a", 8100, 0), late),
    silent("before it has lasted", samples("a", 9900, 10000), minutes(14)),
  ];
}
