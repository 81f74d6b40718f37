import { minutes } from "../../core/duration";
import { fires, type Labels, series, type Series, silent } from "../../signals/rules/builders";
import type { AlertCase } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { EVENTS } from "./events";

function containerOf({ cluster }: Site): Labels {
  return { cluster, namespace: "shop", pod: "catalog-0", container: "catalog" };
}

export function containerOomKilled(site: Site): AlertCase[] {
  const labels = containerOf(site);
  /** Restarts over time, and why it ended before the last one; the reason appears with the first end. */
  const container = (restarts: string, reasons: string, reason = "OOMKilled"): Series => ({
    [series("kube_pod_container_status_restarts_total", labels)]: restarts,
    [series("kube_pod_container_status_last_terminated_reason", { ...labels, reason })]: reasons,
  });
  const once = container("0x10 1x80", "_x10 1x80");
  return [
    fires("once it was killed", once, minutes(13), labels),
    fires("for the better part of an hour", once, minutes(65), labels),
    silent("when that is over", once, minutes(75)),
    silent("when it ended for another reason", container("0x10 1x80", "_x10 1x80", "Error"), minutes(13)),
    silent("when it was killed before and has run since", container("1x90", "1x90"), minutes(75)),
    silent("while it runs", container("0x90", "_x90"), minutes(13)),
  ];
}

export function containerCannotStart(site: Site): AlertCase[] {
  const labels = containerOf(site);
  const waiting = (reason: string, values: string, kind: "" | "init_" = ""): Series => ({
    [series(`kube_pod_${kind}container_status_waiting_reason`, { ...labels, reason })]: values,
  });
  const trying = {
    ...waiting("ErrImagePull", "1 1 _ _ 1 _ _ _ 1 _ _ _ _ 1 _ _"),
    ...waiting("ImagePullBackOff", "_ _ 1 1 _ 1 1 1 _ 1 1 1 1 _ 1 1"),
  };
  return [
    fires("while its image is tried again and again", trying, minutes(12), labels),
    fires("without a Secret that it needs", waiting("CreateContainerConfigError", "1x20"), minutes(12), labels),
    fires("when it should come before the others", waiting("ErrImageNeverPull", "1x20", "init_"), minutes(12), labels),
    silent("before it has lasted", waiting("ErrImagePull", "1x20"), minutes(9)),
    silent("when it is over", waiting("ErrImagePull", "1x11 stale"), minutes(13)),
    silent("while it is being made", waiting("ContainerCreating", "1x20"), minutes(12)),
    silent("while others come first", waiting("PodInitializing", "1x20", "init_"), minutes(12)),
  ];
}

export function cronJobOverdue({ cluster }: Site): AlertCase[] {
  const labels = { cluster, namespace: "shop", cronjob: "backup" };
  const due = (values: string): Series => ({ [series("kube_cronjob_next_schedule_time", labels)]: values });
  // The clock of a case starts at 0, so that this is before it: ten minutes less than an hour.
  const missed = due("-3000x40");
  return [
    fires("an hour after it should have run", missed, minutes(17), labels),
    silent("a little before", missed, minutes(9)),
    silent("before it has lasted", missed, minutes(14)),
    silent("when it runs after all", due("-3000x12 3600x40"), minutes(17)),
    silent("while its time has not come", due("3600x40"), minutes(17)),
    silent("while it is suspended", { [series("kube_cronjob_spec_suspend", labels)]: "1x40" }, minutes(17)),
  ];
}

export function autoscalerStuck({ cluster }: Site): AlertCase[] {
  const labels = { cluster, namespace: "shop", horizontalpodautoscaler: "catalog" };
  const condition = (name: string, holds: boolean, values = "1x40"): Series => ({
    [series("kube_horizontalpodautoscaler_status_condition", {
      ...labels,
      condition: name,
      status: holds ? "true" : "false",
    })]: values,
  });
  const replicas = (count: number): Series => ({
    [series("kube_horizontalpodautoscaler_status_current_replicas", labels)]: `${count}x40`,
  });
  const blind = { ...condition("AbleToScale", true), ...condition("ScalingActive", false) };
  const well = { ...condition("AbleToScale", true), ...condition("ScalingActive", true) };
  const late = minutes(18);
  return [
    fires("without metrics to scale by", { ...blind, ...replicas(2) }, late, labels),
    fires("when there is nothing to scale", { ...condition("AbleToScale", false), ...replicas(2) }, late, labels),
    silent("before it has lasted", { ...blind, ...replicas(2) }, minutes(14)),
    silent("when it is over", { ...condition("ScalingActive", false, "1x16 0x20"), ...replicas(2) }, late),
    silent("while its workload has no replicas", { ...blind, ...replicas(0) }, late),
    silent("within its limits", { ...well, ...condition("ScalingLimited", false), ...replicas(2) }, late),
  ];
}

export function eventsNotCollected({ cluster, platformNamespace: namespace }: Site): AlertCase[] {
  const requests = (resource: string, code: string, values: string): Series => ({
    [series("apiserver_request_total", { cluster, resource, code, job: "apiserver" })]: values,
  });
  const sent = (values: string, service: string = EVENTS.collector, where = namespace): Series => ({
    [series("loki_write_sent_entries_total", { cluster, namespace: where, service })]: values,
  });
  const made = (values = "0+3x90"): Series => requests("events", "201", values);
  const labels = { cluster };
  // Sent until minute 20, as the windows of half an hour see it until 50.
  const ended = { ...made(), ...sent("0+3x20 60x70") };
  const others = { ...sent("0+9x90", "alloy-logs"), ...sent("0+9x90", EVENTS.collector, "another-namespace") };
  return [
    fires("when they are sent no more", { ...ended, ...others }, minutes(68), labels),
    silent("before it has lasted", ended, minutes(63)),
    fires("when their collector is not there", made(), minutes(20), labels),
    fires("while they are not long ago", made("0+3x20 60x60"), minutes(40), labels),
    fires("when there were a few", made("0 8x60"), minutes(20), labels),
    silent("when there were fewer", made("0 4x60"), minutes(20)),
    silent("while they arrive", { ...made(), ...sent("0+3x90") }, minutes(20)),
    silent("when there are none", { ...requests("pods", "201", "0+3x90"), ...sent("0x90") }, minutes(20)),
    silent("when they are only read", { ...requests("events", "200", "0+3x90"), ...sent("0x90") }, minutes(20)),
  ];
}
