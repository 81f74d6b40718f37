import { failIfAny } from "../../core/errors";
import { MONITORED_LABELS, ORIGIN_LABELS } from "../identity";
import type { MetricKind } from "../metric";
import type { Catalogue, Described, Descriptions } from "./catalogue";

/** Labels that every scraped series may have, whatever it measures. */
const COMMON_LABELS = [...ORIGIN_LABELS, "job", "instance", ...MONITORED_LABELS] as const;

type CommonLabel = (typeof COMMON_LABELS)[number];

/** A label that a series may have: of its metric, or of where it comes from. */
export type Label<L extends string> = L | CommonLabel;

/** A value that a label must have, or a condition made with {@link matches}, {@link not} or {@link notMatches}. */
export type LabelCondition = string | { readonly operator: "!=" | "=~" | "!~"; readonly value: string };

/** Conditions by label: `{ status: matches("5.."), method: "GET" }`. */
export type LabelConditions<L extends string> = Partial<Readonly<Record<Label<L>, LabelCondition>>>;

/** `status: matches("5..")`: the whole value must match the regular expression, in RE2's dialect. */
export function matches(value: string): LabelCondition {
  return { operator: "=~", value };
}

/** `code: not("200")` */
export function not(value: string): LabelCondition {
  return { operator: "!=", value };
}

/** `path: notMatches("/health.*")` */
export function notMatches(value: string): LabelCondition {
  return { operator: "!~", value };
}

/** Writes the selector of a series. */
export type Select<L extends string> = (conditions?: LabelConditions<L>) => string;

/** What can be selected of a metric: the parts of a histogram and of a summary are series of their own. */
export type Selector<T> =
  T extends Described<"histogram", infer L>
    ? { readonly bucket: Select<L | "le">; readonly sum: Select<L>; readonly count: Select<L> }
    : T extends Described<"summary", infer L>
      ? Select<L | "quantile"> & { readonly sum: Select<L>; readonly count: Select<L> }
      : T extends Described<MetricKind, infer L>
        ? Select<L>
        : never;

/** What {@link selectors} gives: a selector for each metric of a catalogue, by its name. */
export type Selectors<D extends Descriptions> = { readonly [Name in keyof D]: Selector<D[Name]> };

/**
 * Selectors of what a catalogue describes. Names and labels are types, so that a wrong one does not compile:
 *
 * ```ts
 * const m = selectors(SHOP);
 * `rate(${m.payments_processed_total({ status: "failure" })}[5m])`;
 * ```
 * Ranges and offsets are written behind a selector: `${m.up()} offset 1h`.
 * @param always conditions of every selector, which stand first: `{ cluster: matches("$cluster") }` on a dashboard
 * @throws BelvedereError from a selector with a label that the metric does not have, for those who write JavaScript
 */
export function selectors<D extends Descriptions>(
  { metrics }: Pick<Catalogue<D>, "metrics">,
  always: LabelConditions<never> = {},
): Selectors<D> {
  const entries = Object.entries(metrics).map(([name, described]) => [name, selector(name, described, always)]);
  return Object.fromEntries(entries) as Selectors<D>;
}

function selector(name: string, { kind, labels }: Described, always: LabelConditions<never>): unknown {
  const part = (suffix = "", ...more: readonly string[]): Select<string> => {
    const known = [...COMMON_LABELS, ...labels, ...more];
    return (conditions = {}) => checked(`${name}${suffix}`, { ...always, ...conditions }, known);
  };
  const totals = { sum: part("_sum"), count: part("_count") };
  switch (kind) {
    case "histogram":
      return { bucket: part("_bucket", "le"), ...totals };
    case "summary":
      return Object.assign(part("", "quantile"), totals);
    default:
      return part();
  }
}

function checked(name: string, conditions: Conditions, known: readonly string[]): string {
  const wrong = Object.keys(conditions).filter((label) => !known.includes(label));
  failIfAny(
    wrong.map((label) => ({
      at: name,
      value: label,
      problem: "is no label of this metric",
      fix: `Use one of ${known.join(", ")}`,
    })),
  );
  return select(name, conditions);
}

/** Conditions on labels of which nothing is known here. */
type Conditions = Readonly<Record<string, LabelCondition | undefined>>;

/** The selector of a series whose name is a variable: `select(requests, { namespace: "shop", [status]: matches("5..") })`. */
export function select(name: string, conditions: Conditions = {}): string {
  const text = matchers(conditions);
  return text === "" ? name : `${name}{${text}}`;
}

/** What stands between the braces: `namespace="shop", status=~"5.."`. */
export function matchers(conditions: Conditions): string {
  return Object.entries(conditions)
    .flatMap(([label, condition]) => (condition === undefined ? [] : [matcher(label, condition)]))
    .join(", ");
}

/** Strings of PromQL have the escapes of JSON's. */
function matcher(label: string, condition: LabelCondition): string {
  const { operator, value } = typeof condition === "string" ? { operator: "=", value: condition } : condition;
  return `${label}${operator}${JSON.stringify(value)}`;
}
