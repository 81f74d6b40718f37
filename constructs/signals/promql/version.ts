/** A minor version of Prometheus: `3.14`. */
export type PrometheusVersion = `${number}.${number}`;

/** The version that our chart of kube-prometheus-stack installs (its values.yaml, prometheus.prometheusSpec.image). */
export const DEPLOYED_PROMETHEUS: PrometheusVersion = "3.14";

/** Switches of `--enable-feature` that change what PromQL allows (prometheus/prometheus, docs/feature_flags.md). */
export type PrometheusFeature =
  | "promql-binop-fill-modifiers"
  | "promql-duration-expr"
  | "promql-experimental-functions"
  | "promql-extended-range-selectors";

/** Since when a part of the language exists, and since when without a switch. */
export interface Availability {
  /** @default all versions since 2.42 */
  readonly since?: PrometheusVersion;
  /** The switch it needs. @default none */
  readonly feature?: PrometheusFeature;
  /** From here on it needs the switch no longer. @default it still does */
  readonly stableSince?: PrometheusVersion;
}

/** The Prometheus that is to understand an expression. */
export interface PrometheusTarget {
  readonly version: PrometheusVersion;
  readonly features: readonly PrometheusFeature[];
}

/** Why a Prometheus does not have a part of the language, and the way out; undefined when it has. */
export function unavailable(
  part: string,
  { since, feature, stableSince }: Availability,
  { version, features }: PrometheusTarget,
): { message: string; fix: string } | undefined {
  if (since && isOlder(version, since)) {
    return { message: `${part} needs Prometheus ${since}, not ${version}`, fix: "Write it without" };
  }
  const stable = feature === undefined || (stableSince && !isOlder(version, stableSince));
  if (stable || features.includes(feature)) return undefined;
  return { message: `${part} is experimental`, fix: `Write it without, or enable the feature ${feature}` };
}

function isOlder(version: PrometheusVersion, other: PrometheusVersion): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

/** What the syntax has learnt since 2.42 (prometheus/prometheus, CHANGELOG.md). */
export const SYNTAX = {
  durationAsNumber: { since: "2.54" },
  numberAsDuration: { since: "2.54" },
  underscores: { since: "2.54" },
  quotedName: { since: "3.0" },
  zeroDuration: { since: "3.4" },
  durationArithmetic: { since: "3.4", feature: "promql-duration-expr", stableSince: "3.14" },
  extendedRange: { since: "3.7", feature: "promql-extended-range-selectors" },
  fill: { since: "3.10", feature: "promql-binop-fill-modifiers" },
  trim: { since: "3.11" },
} as const satisfies Record<string, Availability>;
