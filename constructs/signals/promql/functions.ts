import type { PromqlType } from "./ast";
import type { Availability, PrometheusVersion } from "./version";

/** What a function takes and gives. */
export interface Signature extends Availability {
  readonly takes: readonly PromqlType[];
  /** How many of the last arguments may be left out. @default 0 */
  readonly optional?: number;
  /** How often the last argument may be there at most. @default once */
  readonly repeated?: number;
  readonly gives: PromqlType;
}

const VECTOR = "instant vector";
const RANGE = "range vector";

/** A function of one vector or range, and nothing else. */
const ofVector: Signature = { takes: [VECTOR], gives: VECTOR };
const ofRange: Signature = { takes: [RANGE], gives: VECTOR };
/** Parts of a time: of the evaluation when it is given none. */
const ofTime: Signature = { takes: [VECTOR], optional: 1, gives: VECTOR };

function experimental(since: PrometheusVersion, signature: Signature): Signature {
  return { ...signature, since, feature: "promql-experimental-functions" };
}

function named(signature: Signature, ...names: readonly string[]): Record<string, Signature> {
  return Object.fromEntries(names.map((name) => [name, signature]));
}

/**
 * The functions of Prometheus 3.14 (promql/parser/functions.go), with the version that brought each (CHANGELOG.md).
 * Without `min_of` and `max_of`, experimental since 3.13: the grammar knows them in durations only.
 */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map(
  Object.entries({
    ...named(ofVector, "abs", "absent", "ceil", "exp", "floor", "ln", "log10", "log2", "sgn", "sqrt", "timestamp"),
    ...named(ofVector, "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "sin", "sinh", "tan", "tanh"),
    ...named(ofVector, "deg", "rad", "sort", "sort_desc", "histogram_count", "histogram_sum"),
    ...named({ ...ofVector, since: "2.47" }, "histogram_stddev", "histogram_stdvar"),
    ...named({ ...ofVector, since: "2.51" }, "histogram_avg"),
    ...named(experimental("3.14", ofVector), "start_timestamp"),

    ...named(ofRange, "changes", "delta", "deriv", "idelta", "increase", "irate", "rate", "resets"),
    ...named(ofRange, "avg_over_time", "count_over_time", "last_over_time", "max_over_time", "min_over_time"),
    ...named(ofRange, "stddev_over_time", "stdvar_over_time", "sum_over_time"),
    ...named(ofRange, "absent_over_time", "present_over_time"),
    ...named({ ...experimental("3.7", ofRange), stableSince: "3.14" }, "first_over_time"),
    ...named(experimental("2.49", ofRange), "mad_over_time"),
    ...named(experimental("3.5", ofRange), "ts_of_max_over_time", "ts_of_min_over_time", "ts_of_last_over_time"),
    ...named(experimental("3.7", ofRange), "ts_of_first_over_time"),

    ...named(ofTime, "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year"),

    ...named({ takes: [], gives: "scalar" }, "pi", "time"),
    ...named(experimental("3.12", { takes: [], gives: "scalar" }), "start", "end", "range", "step"),
    scalar: { takes: [VECTOR], gives: "scalar" },
    vector: { takes: ["scalar"], gives: VECTOR },

    clamp: { takes: [VECTOR, "scalar", "scalar"], gives: VECTOR },
    ...named({ takes: [VECTOR, "scalar"], gives: VECTOR }, "clamp_max", "clamp_min"),
    round: { takes: [VECTOR, "scalar"], optional: 1, gives: VECTOR },
    histogram_fraction: { takes: ["scalar", "scalar", VECTOR], gives: VECTOR },
    histogram_quantile: { takes: ["scalar", VECTOR], gives: VECTOR },
    histogram_quantiles: experimental("3.11", { takes: [VECTOR, "string", "scalar"], repeated: 10, gives: VECTOR }),
    quantile_over_time: { takes: ["scalar", RANGE], gives: VECTOR },
    predict_linear: { takes: [RANGE, "scalar"], gives: VECTOR },
    double_exponential_smoothing: experimental("3.0", { takes: [RANGE, "scalar", "scalar"], gives: VECTOR }),

    label_replace: { takes: [VECTOR, "string", "string", "string", "string"], gives: VECTOR },
    label_join: { takes: [VECTOR, "string", "string", "string"], optional: 1, repeated: Infinity, gives: VECTOR },
    ...named(
      experimental("2.49", { takes: [VECTOR, "string"], optional: 1, repeated: Infinity, gives: VECTOR }),
      "sort_by_label",
      "sort_by_label_desc",
    ),
    info: experimental("2.55", { takes: [VECTOR, VECTOR], optional: 1, gives: VECTOR }),
  } satisfies Record<string, Signature>),
);

/** What an aggregation takes before the vector it aggregates. */
export interface AggregationSignature extends Availability {
  readonly parameter?: PromqlType;
}

const limit: AggregationSignature = {
  parameter: "scalar",
  since: "2.54",
  feature: "promql-experimental-functions",
};

/** The aggregations of Prometheus 3.14 (promql/parser/lex.go). */
export const AGGREGATIONS: ReadonlyMap<string, AggregationSignature> = new Map(
  Object.entries({
    ...Object.fromEntries(
      ["sum", "avg", "min", "max", "count", "group", "stddev", "stdvar"].map((name) => [name, {}] as const),
    ),
    ...Object.fromEntries(["topk", "bottomk", "quantile"].map((name) => [name, { parameter: "scalar" }] as const)),
    count_values: { parameter: "string" },
    limitk: limit,
    limit_ratio: limit,
  } satisfies Record<string, AggregationSignature>),
);
