import { type Duration, seconds } from "../core/duration";

/** Time between two scrapes and between two evaluations of a rule, the same everywhere so that a rule means the same. */
export const SCRAPE_INTERVAL: Duration = seconds(30);

/**
 * The shortest range a rule may look at. Four intervals leave two samples when one scrape fails and another is late;
 * the same rule of thumb is behind Grafana's `$__rate_interval`.
 */
export const SHORTEST_RANGE: Duration = SCRAPE_INTERVAL.times(4);

/**
 * Labels that a scraped series carries beside `cluster`, `environment`, `job` and `instance`: what the operator writes
 * for a ServiceMonitor (prometheus-operator, pkg/prometheus/promcfg.go), and what our PodMonitors write alike. A label
 * of the application with one of these names arrives as `exported_<name>`.
 */
export const SCRAPED_LABELS = ["namespace", "service", "pod", "container", "endpoint"] as const;
