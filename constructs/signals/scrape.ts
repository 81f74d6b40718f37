import { type Duration, seconds } from "../core/duration";

/** Time between two scrapes and between two evaluations of a rule, the same everywhere so that a rule means the same. */
export const SCRAPE_INTERVAL: Duration = seconds(30);

/**
 * The shortest range a rule may look at. Four intervals leave two samples when one scrape fails and another is late;
 * the same rule of thumb is behind Grafana's `$__rate_interval`.
 */
export const SHORTEST_RANGE: Duration = SCRAPE_INTERVAL.times(4);
