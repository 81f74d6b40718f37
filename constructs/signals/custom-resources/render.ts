import type { KubernetesObject } from "../../core/kubernetes-object";
import type { Scope } from "../../core/labels";
import type { Monitor, Probe } from "../monitor";
import { renderRules } from "../rules/render";
import type { Evaluator, RuleGroup } from "../rules/rule";
import { customResource, type Origin } from "./custom-resource";
import { monitorResource, probeResource } from "./monitors";

/** What of a pack reaches Prometheus as custom resources. */
export interface PrometheusSignals {
  readonly pack: string;
  readonly monitors: readonly Monitor[];
  readonly probes: readonly Probe[];
  readonly rules: readonly RuleGroup[];
}

export interface CustomResourceOptions {
  /** Namespace of the platform, where the objects lie. */
  readonly namespace: string;
  /** Base of the links to runbooks, without a slash at the end. */
  readonly runbookUrl: string;
  /** `leaf`: what a cluster's own Prometheus scrapes and evaluates. `hub`: what the global one evaluates. */
  readonly evaluator: Evaluator;
}

/** Each Prometheus selects the objects of its own scope. */
const SCOPES: Record<Evaluator, Scope> = { leaf: "cluster", hub: "fleet" };

/** The custom resources of a pack for one Prometheus, as the objects chart takes them. Only a leaf scrapes. */
export function customResources(signals: PrometheusSignals, options: CustomResourceOptions): KubernetesObject[] {
  const { namespace, runbookUrl, evaluator } = options;
  const origin: Origin = { pack: signals.pack, namespace, scope: SCOPES[evaluator] };
  const rules = signals.rules.filter((group) => group.evaluator === evaluator);
  return [
    ...(evaluator === "leaf" ? scrapeResources(signals, origin) : []),
    ...(rules.length > 0 ? [customResource("PrometheusRule", "rules", origin, renderRules(rules, runbookUrl))] : []),
  ];
}

function scrapeResources({ monitors, probes }: PrometheusSignals, origin: Origin): KubernetesObject[] {
  return [
    ...monitors.map((monitor) => monitorResource(monitor, origin)),
    ...probes.map((probe) => probeResource(probe, origin)),
  ];
}
