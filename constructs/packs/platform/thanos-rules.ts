import { minutes } from "../../core/duration";
import { m } from "../../signals/metrics/installed";
import { alert, group } from "../../signals/rules/builders";
import type { AlertingRule, RuleGroup } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { percent } from "../percent";
import { PLATFORM_TEAM } from "../team";
import { SERVICES } from "./parts";
import { noneUp } from "./queries";
import * as cases from "./thanos-cases";

/** Share of failing requests to the object store that is worth a look; Thanos' mixin draws the same line (mixin/alerts). */
const TOLERATED_FAILURES = 0.05;

/** A block is finished every two hours: after six, three of them wait. */
const UPLOAD_OVERDUE_HOURS = 6;

/** Whether metrics reach the object store, are kept in order there, and can be read. */
export function thanosRules(site: Site): RuleGroup {
  return group(
    "platform-metrics",
    thanosDown(site),
    thanosUploadFailing(site),
    thanosUploadOverdue(site),
    thanosBucketFailing(site),
    thanosCompactorHalted(site),
  );
}

function thanosDown(site: Site): AlertingRule {
  return alert({
    alert: "ThanosDown",
    expr: [SERVICES.query, SERVICES.store]
      .map((service) => noneUp(site, { namespace: site.platformNamespace, service }))
      .join(" or "),
    for: minutes(5),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "Thanos does not answer in {{ $labels.cluster }}",
    description:
      "Without its querier no dashboard shows metrics of the cluster; without its store gateway they show those only that Prometheus still has. Rules and alerts are not affected.",
    cases: cases.thanosDown(site),
  });
}

function thanosUploadFailing(site: Site): AlertingRule {
  return alert({
    alert: "ThanosUploadFailing",
    expr: `sum by (cluster, namespace, pod) (rate(${m.thanos_shipper_upload_failures_total()}[10m])) > 0`,
    for: minutes(30),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "{{ $labels.pod }} cannot upload its metrics in {{ $labels.cluster }}",
    description:
      "The sidecar of Prometheus has tried for half an hour. What is not uploaded before Prometheus deletes it is lost for good.",
    cases: cases.thanosUploadFailing(site),
  });
}

/**
 * Also where the sidecar does not even try. Before the first upload after a start the time is 0: then the one from before
 * counts, or the start.
 */
function thanosUploadOverdue(site: Site): AlertingRule {
  const by = "max by (cluster, namespace, pod)";
  const service = SERVICES.sidecars;
  const uploaded = `${by} (max_over_time(${m.thanos_objstore_bucket_last_successful_upload_time({ service })}[${UPLOAD_OVERDUE_HOURS}h]))`;
  const started = `${by} (${m.process_start_time_seconds({ service })})`;
  return alert({
    alert: "ThanosUploadOverdue",
    expr: `time() - (${uploaded} > 0 or ${started}) > ${UPLOAD_OVERDUE_HOURS * 3600}`,
    for: minutes(15),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "{{ $labels.pod }} last uploaded metrics {{ $value | humanizeDuration }} ago in {{ $labels.cluster }}",
    description: `Prometheus finishes a block every two hours, and its sidecar uploads it. For more than ${UPLOAD_OVERDUE_HOURS} hours it has uploaded none: what Prometheus deletes meanwhile is lost for good.`,
    cases: cases.thanosUploadOverdue(site),
  });
}

function thanosBucketFailing(site: Site): AlertingRule {
  const by = "sum by (cluster, namespace, job)";
  const failures = m.thanos_objstore_bucket_operation_failures_total();
  const operations = m.thanos_objstore_bucket_operations_total();
  return alert({
    alert: "ThanosBucketFailing",
    expr: `${by} (rate(${failures}[5m])) / (${by} (rate(${operations}[5m])) > 0) > ${TOLERATED_FAILURES}`,
    for: minutes(15),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary:
      "{{ $value | humanizePercentage }} of the requests of {{ $labels.job }} to the object store fail in {{ $labels.cluster }}",
    description: `More than ${percent(TOLERATED_FAILURES)} of them have failed for a quarter of an hour: uploads, compactions or queries over older metrics go wrong.`,
    cases: cases.thanosBucketFailing(site),
  });
}

function thanosCompactorHalted(site: Site): AlertingRule {
  return alert({
    alert: "ThanosCompactorHalted",
    expr: `max by (cluster, namespace) (${m.thanos_compact_halted()}) == 1`,
    for: minutes(5),
    severity: "warning",
    team: PLATFORM_TEAM,
    summary: "Thanos has stopped compacting in {{ $labels.cluster }}",
    description:
      "The compactor met blocks that it must not touch, and waits for a person. Until then nothing is compacted, downsampled or deleted: the object store grows and queries get slower.",
    cases: cases.thanosCompactorHalted(site),
  });
}
