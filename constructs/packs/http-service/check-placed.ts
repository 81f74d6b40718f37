import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import type { HttpServiceProps } from "./props";

/** What says where a service runs and whose it is, with every question answered. */
export type PlacedService = Required<
  Pick<HttpServiceProps, "namespace" | "team" | "port" | "service" | "monitor" | "selector" | "path">
> & { readonly name: string };

/** The same of what a user says. */
export function resolvePlaced(
  name: string,
  { namespace, team, port, service, monitor, selector, path }: Omit<HttpServiceProps, "dialect">,
): PlacedService {
  return {
    name,
    namespace,
    team,
    port,
    service: service ?? name,
    monitor: monitor ?? "service",
    selector: selector ?? { "app.kubernetes.io/name": name },
    path: path ?? "/metrics",
  };
}

/**
 * Everything that is wrong with the place of a service.
 * @param at path of the service, for the messages
 */
export function checkPlaced(at: string, placed: PlacedService): Problem[] {
  const { team, monitor, selector, path } = placed;
  return [
    // They stand in selectors of queries as they are.
    ...(["name", "namespace", "service", "port"] as const).flatMap((key) => checkName(`${at}.${key}`, placed[key])),
    ...(typeof team === "string" && team.trim() !== ""
      ? []
      : [{ at: `${at}.team`, value: team, problem: "is nobody", fix: "Name those who are told when it fails" }]),
    ...choice(`${at}.monitor`, monitor, ["service", "pod"]),
    ...checkSelector(`${at}.selector`, selector),
    ...(path.startsWith("/")
      ? []
      : [{ at: `${at}.path`, value: path, problem: "is no path", fix: 'Begin it with a slash: "/metrics"' }]),
  ];
}

function checkName(at: string, value: unknown): Problem[] {
  if (typeof value === "string" && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) return [];
  return [{ at, value, problem: "is no Kubernetes name", fix: "Use at most 63 lower-case letters, digits and dashes" }];
}

/** Kubernetes reads a selector without labels as everything. */
function checkSelector(at: string, value: PlacedService["selector"]): Problem[] {
  if (Object.keys(value).length > 0) return [];
  const problem = "would match everything in the namespace";
  return [{ at, value, problem, fix: "Name a label, or leave it out for app.kubernetes.io/name" }];
}
