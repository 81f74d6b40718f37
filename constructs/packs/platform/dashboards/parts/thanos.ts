import type { DashboardRow, Panel } from "../../../../signals/dashboards/dashboard";
import { growth, lines, slowest, total } from "../../../panels";
import { picked } from "../picked";

/** Whether metrics reach the object store, are kept in order there, and are found. */
export function thanosRow(): DashboardRow {
  return { title: "Thanos", collapsed: true, panels: [...uploads(), ...store(), ...work()] };
}

function uploads(): Panel[] {
  return [
    lines(
      { title: "Blocks uploaded", description: "Blocks per second that sidecars took to the object store." },
      "cps",
      growth(picked.thanos_shipper_uploads_total, ["pod"]),
    ),
    lines(
      { title: "Uploads that fail", description: "Blocks per second that the object store did not take." },
      "cps",
      growth(picked.thanos_shipper_upload_failures_total, ["pod"]),
    ),
  ];
}

function store(): Panel[] {
  return [
    lines(
      { title: "Object store", description: "Requests per second that failed and should not have, by operation." },
      "reqps",
      growth(picked.thanos_objstore_bucket_operation_failures_total, ["job", "operation"]),
    ),
    lines(
      { title: "Slow requests", description: "The slowest hundredth of each operation takes at least this long." },
      "s",
      slowest(picked.thanos_objstore_bucket_operation_duration_seconds, ["operation"]),
    ),
  ];
}

function work(): Panel[] {
  return [
    lines(
      { title: "Compactions to do", description: "They rise for a few hours at most; else the compactor is too slow." },
      "short",
      total(picked.thanos_compact_todo_compactions),
    ),
    lines(
      { title: "Queries that wait", description: "Queries under way, of which only so many run at a time." },
      "short",
      total(picked.thanos_query_concurrent_gate_queries_in_flight, ["pod"]),
    ),
  ];
}
