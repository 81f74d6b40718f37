import { fitName } from "../../core/names";

/** Longest uid that Grafana takes. */
const LONGEST = 40;

/** Uid of a dashboard, by what it is of: `dashboardUid("http", "shop", "catalog")` is `http-shop-catalog`. */
export function dashboardUid(...parts: readonly string[]): string {
  const name = parts.join("-").toLowerCase();
  return fitName(name.replace(/[^a-z0-9]+/g, "-"), LONGEST);
}
