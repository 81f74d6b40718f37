import { hours, minutes } from "../../core/duration";
import { fires, type Labels, series, type Series, silent } from "../../signals/rules/builders";
import type { AlertCase } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { downCases, elsewhere, part, up } from "./cases";

function own({ cluster, platformNamespace: namespace }: Site): Labels {
  return { cluster, namespace };
}

export function thanosDown(site: Site): AlertCase[] {
  const others = { ...up(part(site, "grafana"), "a", "1x60"), ...up(elsewhere(site, "thanos-query"), "b", "1x60") };
  const store = part(site, "thanos-store-gateway-headless");
  const stranger = elsewhere(site, "thanos-store-gateway-headless");
  const alone = { ...up(part(site, "thanos-query"), "a", "1x60"), ...up(stranger, "b", "1x60") };
  const storeless = { ...up(part(site, "thanos-query"), "a", "1x60"), ...up(store, "b", "0x60") };
  const besideStore = ({ series: each, ...rest }: AlertCase): AlertCase => ({
    ...rest,
    series: { ...each, ...up(store, "store", "1x60"), ...up(stranger, "stranger", "0x60") },
  });
  return [
    ...downCases(site, "thanos-query").map(besideStore),
    fires("when it is not there at all", others, minutes(7), part(site, "thanos-query"), store),
    fires("when its store gateway is not there at all", alone, minutes(7), store),
    fires("when its store gateway is down", storeless, minutes(7), store),
  ];
}

export function thanosUploadFailing(site: Site): AlertCase[] {
  const labels = { ...own(site), pod: "prometheus-kps-prometheus-0" };
  const failures = (values: string): Series => ({ [series("thanos_shipper_upload_failures_total", labels)]: values });
  return [
    fires("when no upload succeeds", failures("0x10 0+2x90"), minutes(45), labels),
    // One failure in eight minutes is still one in every window.
    fires("when some fail all the time", failures(stairs(8, 100)), minutes(60), labels),
    silent("when one fails now and then", failures(stairs(12, 100)), minutes(80)),
    silent("before it has lasted", failures("0x10 0+2x90"), minutes(38)),
    silent("when it is over", failures("0+2x60 120x60"), minutes(75)),
    silent("while nothing fails", failures("0x100"), minutes(60)),
  ];
}

/** A counter that goes up once in so many minutes. */
function stairs(every: number, until: number): string {
  return Array.from({ length: until }, (_, minute) => Math.floor(minute / every)).join(" ");
}

export function thanosUploadOverdue(site: Site): AlertCase[] {
  const labels = { ...own(site), pod: "prometheus-kps-prometheus-0" };
  const sidecar = { ...labels, service: "kps-thanos-discovery" };
  const uploaded = (values: string, service = sidecar.service): Series => ({
    [series("thanos_objstore_bucket_last_successful_upload_time", { ...sidecar, service })]: values,
  });
  const started = (values: string): Series => ({ [series("process_start_time_seconds", sidecar)]: values });
  const other = { [series("process_start_time_seconds", { ...sidecar, service: "kps-prometheus" })]: "0+60x430" };
  const late = minutes(6 * 60 + 18);
  // The clock of a case starts at 0: what was "at 60" was after one minute.
  return [
    fires("six hours after the last upload", { ...uploaded("60x400"), ...started("0x400") }, late, labels),
    fires(
      "six hours after a start without any",
      { ...uploaded("0x400"), ...started("60x400"), ...other },
      late,
      labels,
    ),
    fires(
      "although it was started since",
      { ...uploaded("60x120 0x300"), ...started("0x120 7200x300") },
      minutes(380),
      labels,
    ),
    silent("a little before", uploaded("60x400"), minutes(6 * 60)),
    silent("before it has lasted", uploaded("60x400"), minutes(6 * 60 + 14)),
    silent("while it uploads", uploaded("0+60x430"), hours(7)),
    silent("after a restart", { ...uploaded("18000x310 0x120"), ...started("0x310 18600x120") }, hours(7)),
    silent("when the compactor has nothing to do", uploaded("60x430", "thanos-compact-headless"), hours(7)),
  ];
}

export function thanosBucketFailing(site: Site): AlertCase[] {
  const labels = { ...own(site), job: "thanos-store-gateway" };
  const requests = (failed: number, all = 1000, until = 60): Series => {
    const counted = (perMinute: number): string => `0+${perMinute}x${until} ${perMinute * until}x60`;
    const operation = { ...labels, pod: "thanos-store-gateway-0", operation: "get_range", bucket: "metrics" };
    return {
      [series("thanos_objstore_bucket_operation_failures_total", operation)]: counted(failed),
      [series("thanos_objstore_bucket_operations_total", operation)]: counted(all),
    };
  };
  const late = minutes(18);
  return [
    fires("when a little more than tolerated fails", requests(55), late, labels),
    silent("when a little less than tolerated fails", requests(45), late),
    silent("before it has lasted", requests(1000), minutes(14)),
    fires("while the window still holds it", requests(1000, 1000, 20), minutes(23), labels),
    silent("when it is over", requests(1000, 1000, 20), minutes(26)),
    silent("without requests", requests(0, 0), late),
  ];
}

export function thanosCompactorHalted(site: Site): AlertCase[] {
  const halted = (values: string): Series => ({
    [series("thanos_compact_halted", { ...own(site), pod: "thanos-compact-0" })]: values,
  });
  return [
    fires("once it has stopped", halted("0x5 1x60"), minutes(11), own(site)),
    silent("before it has lasted", halted("0x5 1x60"), minutes(9)),
    silent("while it works", halted("0x60"), minutes(20)),
  ];
}
