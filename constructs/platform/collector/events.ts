import { EVENTS } from "../../packs/kubernetes/events";
import { alloyConfiguration } from "./alloy/print";
import { block, component, exported } from "./alloy/syntax";
import { logging, lokiWrite } from "./parts";
import type { ResolvedLogCollector } from "./props";

/**
 * The configuration of the one process that writes Kubernetes events as log lines: two would write each event twice.
 * `namespace` is that of the object an event is about.
 */
export function eventConfiguration(logs: ResolvedLogCollector): string {
  const write = lokiWrite(logs);
  const process = component(
    "loki.process",
    "events",
    { forward_to: [exported(write)] },
    block("stage.static_labels", { values: { app: EVENTS.app, service_name: EVENTS.app } }),
    block("stage.label_drop", { values: ["instance", "job"] }),
  );
  const events = component("loki.source.kubernetes_events", "events", {
    log_format: "json",
    forward_to: [exported(process)],
  });
  return alloyConfiguration("collector.events", [logging(), events, process, write]);
}
