import { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import type { Labels } from "../rules/builders";
import type { AlertmanagerConfig, RouteConfig } from "./config";
import { matches } from "./matcher";
import { HEARTBEAT_RECEIVER, receiverName } from "./receivers/named";
import { labelsOf, type RoutedAlert } from "./routed-alert";
import { HEARTBEAT_ALERT } from "./route-tree";
import { inherited, pathOf, receiverOf, unreachableRoutes } from "./walk";

/**
 * What is wrong with a configuration as Alertmanager will read it, whatever made it: whether somebody is told about
 * each alert, whether each route can be reached, and whether the heartbeat beats.
 * @param alerts all that can fire in one environment
 */
export function checkTree(at: string, config: AlertmanagerConfig, alerts: readonly RoutedAlert[]): Problem[] {
  return [
    ...alerts
      .filter((alert) => alert.severity !== "none")
      .map(labelsOf)
      .flatMap((labels) => checkReach(at, config, labels)),
    ...unreachableRoutes(config.route).map((route) => unreachable(at, route)),
    ...checkHeartbeat(`${at}.heartbeat`, config, alerts),
  ];
}

/** Critical alerts page, warnings reach somebody, information reaches nobody on purpose. */
function checkReach(at: string, config: AlertmanagerConfig, labels: Labels): Problem[] {
  const { alertname, severity = "", team } = labels;
  if (severity === "info") return [];
  const receiver = receiverOf(config.route, labels);
  const pages = [receiverName("page"), receiverName("page", team)];
  const told = hasIntegration(config, receiver) && receiver !== HEARTBEAT_RECEIVER;
  if (told && (severity !== "critical" || pages.includes(receiver ?? ""))) return [];
  return [
    {
      at,
      value: `${alertname} of team ${team}, ${severity}`,
      problem: `reaches the receiver "${receiver}", which ${severity === "critical" ? "wakes" : "tells"} nobody`,
      fix: `Give the alert another name or severity, or team ${team} a receiver`,
    },
  ];
}

function hasIntegration({ receivers }: AlertmanagerConfig, name: string | undefined): boolean {
  const receiver = receivers.find((each) => each.name === name);
  return Object.values<unknown>({ ...receiver }).some((value) => Array.isArray(value) && value.length > 0);
}

function unreachable(at: string, { matchers = [], receiver = "" }: RouteConfig): Problem {
  return {
    at,
    value: matchers.join(", "),
    problem: `is a route to "${receiver}" that no alert reaches, because another takes them before`,
    fix: "Remove it, or move it up",
  };
}

/** The chart's own; an alert of a pack that bears its name would reach nobody. */
function isHeartbeat({ alert, severity }: RoutedAlert): boolean {
  return alert === HEARTBEAT_ALERT && severity === "none";
}

/** The dead man's switch: it must leave the cluster, for each cluster on its own, and faster than anybody loses patience. */
function checkHeartbeat(at: string, config: AlertmanagerConfig, alerts: readonly RoutedAlert[]): Problem[] {
  if (!config.receivers.some(({ name }) => name === HEARTBEAT_RECEIVER)) return [];
  const labels = { alertname: HEARTBEAT_ALERT, severity: "none" };
  const path = pathOf(config.route, labels);
  const muting = config.inhibit_rules.some(({ target_matchers }) => matches(target_matchers, labels));
  const found = [
    [alerts.some(isHeartbeat), `never beats: the alert ${HEARTBEAT_ALERT} is off`],
    [receiverOf(config.route, labels) === HEARTBEAT_RECEIVER, "is not where its alert is routed to"],
    [inherited(path, "group_by")?.join() === "cluster", "is not sent for each cluster on its own"],
    [repeatsEachTime(path), "leaves out beats: it must repeat sooner than its group is looked at"],
    [path.every((route) => !route.mute_time_intervals && !route.active_time_intervals), "is silent at some times"],
    [!muting, "is muted by other alerts"],
  ] as const;
  const fix = "Let the heartbeat always beat, or leave it out";
  return found.filter(([right]) => !right).map(([, problem]) => ({ at, problem, fix }));
}

/**
 * A group is looked at each interval, and told again when the repeat interval has passed since. With two equal ones,
 * the jitter of the clock would leave out every other beat.
 */
function repeatsEachTime(path: readonly RouteConfig[]): boolean {
  const [interval, repeat] = [inherited(path, "group_interval"), inherited(path, "repeat_interval")];
  if (interval === undefined || repeat === undefined) return false;
  return Duration.parse(repeat).isShorterThan(Duration.parse(interval));
}
