import type { Labels } from "../rules/builders";
import type { RouteConfig } from "./config";
import { matches, parseMatcher } from "./matcher";

/**
 * The routes that an alert goes through, the last one decides (Alertmanager, dispatch/route.go): the first child that
 * matches wins, as no route of ours says `continue`.
 */
export function pathOf(root: RouteConfig, labels: Labels): readonly RouteConfig[] {
  const child = root.routes?.find(({ matchers = [] }) => matches(matchers, labels));
  return child ? [root, ...pathOf(child, labels)] : [root];
}

/** Name of the receiver that an alert reaches. */
export function receiverOf(root: RouteConfig, labels: Labels): string | undefined {
  return inherited(pathOf(root, labels), "receiver");
}

/** What holds at the end of a path: a route inherits from the one above what it does not say. */
export function inherited<Key extends keyof RouteConfig>(path: readonly RouteConfig[], key: Key): RouteConfig[Key] {
  return [...path].reverse().find((route) => route[key] !== undefined)?.[key];
}

/**
 * Routes that no alert can reach, because what they match is taken before them. Exact: a route looks at labels only
 * through the values that the tree names, so that one alert for each combination of them, and of a value that it does
 * not name, stands for all.
 */
export function unreachableRoutes(root: RouteConfig): RouteConfig[] {
  const reached = new Set(combinations(root).flatMap((labels) => pathOf(root, labels)));
  return allRoutes(root).filter((route) => !reached.has(route));
}

function allRoutes(route: RouteConfig): RouteConfig[] {
  return [route, ...(route.routes ?? []).flatMap(allRoutes)];
}

/** A value that no route names. */
const ELSE = "";

function combinations(root: RouteConfig): Labels[] {
  const values = new Map<string, Set<string>>();
  const matchers = allRoutes(root).flatMap((route) => route.matchers ?? []);
  for (const { label, values: named } of matchers.map(parseMatcher)) {
    values.set(label, new Set([...(values.get(label) ?? [ELSE]), ...named]));
  }
  return [...values].reduce<Labels[]>(
    (all, [label, named]) => all.flatMap((labels) => [...named].map((value) => ({ ...labels, [label]: value }))),
    [{}],
  );
}
