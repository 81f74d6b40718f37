import { compactJson } from "../../core/json";
import type { AlertmanagerConfig, ReceiverConfig, ReceiverIntegrations } from "./config";
import { INHIBIT_RULES, renderInhibition } from "./inhibition";
import { namedReceivers, NOBODY, type NamedReceiver } from "./receivers/named";
import { integrationOf } from "./receivers/receiver";
import { routeTree } from "./route-tree";
import type { Routing } from "./routing";
import { renderSilence } from "./silence";
import { NOTIFICATION_TEMPLATES, TEMPLATES_GLOB, TEMPLATES_KEY } from "./templates";
import { renderWorkingHours } from "./working-hours";

/** The complete configuration of Alertmanager. Free of secrets: it names the files that hold them. */
export function alertmanagerConfig(routing: Routing): AlertmanagerConfig {
  return {
    // Alertmanager's default. Prometheus says itself when an alert ends; this is for senders that do not.
    global: { resolve_timeout: "5m" },
    route: routeTree(routing),
    receivers: [{ name: NOBODY }, ...namedReceivers(routing).map(renderReceiver)],
    inhibit_rules: [...INHIBIT_RULES, ...routing.inhibitions.map(renderInhibition)],
    ...timeIntervals(routing),
    templates: [TEMPLATES_GLOB],
  };
}

/** The keys of the Secret that carries the configuration: itself as JSON, which is YAML, and the templates. */
export function alertmanagerFiles(routing: Routing): Readonly<Record<string, string>> {
  return {
    "alertmanager.yaml": compactJson(alertmanagerConfig(routing)),
    [TEMPLATES_KEY]: NOTIFICATION_TEMPLATES,
  };
}

function timeIntervals({ workingHours, silences }: Routing): Pick<AlertmanagerConfig, "time_intervals"> {
  const intervals = [
    ...(workingHours ? [renderWorkingHours(workingHours)] : []),
    ...Object.entries(silences).map(renderSilence),
  ];
  return intervals.length > 0 ? { time_intervals: intervals } : {};
}

function renderReceiver({ name, receivers }: NamedReceiver): ReceiverConfig {
  const rendered = receivers.map((receiver) => integrationOf(receiver).render(receiver));
  return { name, ...joined(rendered) };
}

/** Two receivers of one kind share a list. */
function joined(parts: readonly ReceiverIntegrations[]): ReceiverIntegrations {
  const lists: Record<string, unknown[]> = {};
  for (const part of parts) {
    for (const [kind, list] of Object.entries(part) as [string, readonly unknown[]][]) {
      (lists[kind] ??= []).push(...list);
    }
  }
  return lists;
}
