import { Duration, seconds } from "../../constructs/core/duration";
import type { AlertmanagerConfig, ReceiverConfig, RouteConfig } from "../../constructs/signals/routing/config";
import type { PrometheusRule, PrometheusRules } from "../../constructs/signals/rules/render";

/** How much faster time passes in the copies of this run: five minutes become three seconds. */
const FASTER = 100;

/** Time between two scrapes and two evaluations of the run. */
export const RUN_INTERVAL = seconds(1);

/**
 * A copy of rules that is evaluated every second and waits a hundredth of the time. Expressions, and with them windows
 * and thresholds, labels and texts stay as they are.
 */
export function compressedRules({ groups }: PrometheusRules): PrometheusRules {
  return { groups: groups.map(({ name, rules }) => ({ name, rules: rules.map(compressedRule) })) };
}

function compressedRule(rule: PrometheusRule): PrometheusRule {
  return {
    ...rule,
    ...(rule.for && { for: faster(rule.for) }),
    ...(rule.keep_firing_for && { keep_firing_for: faster(rule.keep_firing_for) }),
  };
}

/** A receiver of the run, with `url` instead of `url_file`, which Alertmanager knows since 0.26. */
interface LocalReceiver {
  readonly name: string;
  readonly webhook_configs?: readonly { readonly url: string; readonly send_resolved: boolean }[];
}

export type LocalConfig = Omit<AlertmanagerConfig, "receivers"> & {
  readonly receivers: readonly LocalReceiver[];
};

/**
 * A copy of a routing whose receivers are all webhooks of this run, each under its name, and whose waiting is a
 * hundredth. Routes, grouping, matchers and inhibition stay as they are; times of the day are left out, so that a run
 * at night is like one at noon.
 * @param inbox address that receives what each receiver is told
 * @param templates pattern of the files of templates
 */
export function compressedRouting(config: AlertmanagerConfig, inbox: string, templates: string): LocalConfig {
  return {
    ...config,
    time_intervals: undefined,
    route: compressedRoute(config.route),
    receivers: config.receivers.map((receiver) => localReceiver(receiver, inbox)),
    templates: [templates],
  };
}

function compressedRoute(route: RouteConfig): RouteConfig {
  return {
    ...route,
    active_time_intervals: undefined,
    mute_time_intervals: undefined,
    ...(route.group_wait && { group_wait: faster(route.group_wait) }),
    ...(route.group_interval && { group_interval: faster(route.group_interval) }),
    ...(route.repeat_interval && { repeat_interval: faster(route.repeat_interval) }),
    ...(route.routes && { routes: route.routes.map(compressedRoute) }),
  };
}

/** What Alertmanager 0.25 reads, whatever the integrations of the receiver are; without any, it stays so. */
function localReceiver({ name, ...integrations }: ReceiverConfig, inbox: string): LocalReceiver {
  if (Object.keys(integrations).length === 0) return { name };
  return { name, webhook_configs: [{ url: `${inbox}/${name}`, send_resolved: false }] };
}

function faster(duration: string): string {
  return Duration.of(Math.max(1, Math.round(Duration.parse(duration).milliseconds / FASTER)), "ms").toPrometheus();
}
