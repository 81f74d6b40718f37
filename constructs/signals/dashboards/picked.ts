import { matches } from "../metrics/selector";

/** The clusters that the reader of a dashboard picked, for selectors. */
export const CLUSTER = { cluster: matches("$cluster") };

/** The namespaces, on dashboards that have `VARIABLES.namespace`. */
export const NAMESPACE = { namespace: matches("$namespace") };
