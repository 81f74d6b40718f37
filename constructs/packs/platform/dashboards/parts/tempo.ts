import type { DashboardRow } from "../../../../signals/dashboards/dashboard";
import { growth, lines, slowest, total } from "../../../panels";
import { picked } from "../picked";

/** Whether traces are taken, kept and found. */
export function tempoRow(): DashboardRow {
  return {
    title: "Tempo",
    collapsed: true,
    panels: [
      lines(
        { title: "Answers", description: "Requests per second, by status." },
        "reqps",
        growth(picked.tempo_request_duration_seconds.count, ["status_code"]),
      ),
      lines(
        { title: "Slow requests", description: "The slowest hundredth of each route takes at least this long." },
        "s",
        slowest(picked.tempo_request_duration_seconds, ["route"]),
      ),
      lines(
        {
          title: "Live traces",
          description: "Traces that are not complete yet. Beyond the limit of a tenant new ones are refused.",
        },
        "short",
        total(picked.tempo_ingester_live_traces, ["tenant"]),
      ),
      lines(
        {
          title: "Waiting to be written",
          description: "Blocks in the queue to the object store. It must not grow for long.",
        },
        "short",
        total(picked.tempo_ingester_flush_queue_length),
      ),
      lines(
        { title: "Object store", description: "Requests to it per second, by operation and status." },
        "reqps",
        growth(picked.tempodb_backend_request_duration_seconds.count, ["operation", "status_code"]),
      ),
      lines(
        {
          title: "Blocks",
          description: "Blocks of each tenant. Without compaction they only grow, and searches slow down.",
        },
        "short",
        // Every process polls the same list.
        { expr: `max by (cluster, tenant) (${picked.tempodb_blocklist_length()})`, legend: "{{tenant}} {{cluster}}" },
      ),
    ],
  };
}
