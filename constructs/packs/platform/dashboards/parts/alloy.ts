import type { DashboardRow } from "../../../../signals/dashboards/dashboard";
import { not } from "../../../../signals/metrics/selector";
import { growth, lines, slowest, total } from "../../../panels";
import { picked } from "../picked";

/** Whether the collectors run and hand on what they take. */
export function alloyRow(): DashboardRow {
  return {
    title: "Alloy",
    collapsed: true,
    panels: [
      lines(
        {
          title: "Components in trouble",
          description: "Components that are not healthy: their configuration is wrong, or what they need is gone.",
        },
        "short",
        total(picked.alloy_component_controller_running_components, ["job", "health_type"], {
          health_type: not("healthy"),
        }),
      ),
      lines(
        {
          title: "Slow deliveries to Loki",
          description: "The slowest hundredth of the batches takes at least this long.",
        },
        "s",
        slowest(picked.loki_write_request_duration_seconds, ["job"]),
      ),
      lines(
        { title: "Batches sent again", description: "Batches of lines that Loki did not take at once, per second." },
        "cps",
        growth(picked.loki_write_batch_retries_total, ["job", "host"]),
      ),
      lines(
        {
          title: "Queues",
          description: "How full the queues to Tempo, Loki and Prometheus are. What does not fit is lost.",
        },
        "percentunit",
        {
          expr: `max by (cluster, job, component_id) (${picked.otelcol_exporter_queue_size()} / ${picked.otelcol_exporter_queue_capacity()})`,
          legend: "{{job}} {{component_id}} {{cluster}}",
        },
      ),
      lines({ title: "Memory", description: "Memory of the largest instance of each collector." }, "bytes", {
        expr: `max by (cluster, job) (${picked.alloy_resources_process_resident_memory_bytes()})`,
        legend: "{{job}} {{cluster}}",
      }),
      lines(
        { title: "CPU", description: "Processor time of all instances of each collector, in cores." },
        "short",
        growth(picked.alloy_resources_process_cpu_seconds_total, ["job"]),
      ),
    ],
  };
}
