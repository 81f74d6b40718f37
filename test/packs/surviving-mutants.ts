/** Slips that no case of an alert notices, and why that is no gap. */
export interface Survivor {
  /** Names of the rules, as `nameOf` writes them. */
  readonly rules: RegExp;
  readonly changes: RegExp;
  readonly reason: string;
}

export const SURVIVORS: readonly Survivor[] = [
  {
    rules: /^job:otlp_\w+:rate5m\{signal="(logs|metrics)"\}$/,
    changes: /^halves/,
    reason: "One line of code writes the rates of all three signals, and the cases of traces notice it there.",
  },
  {
    rules: /^service(_le)?:http_request/,
    changes: /^drops (namespace|service)=/,
    reason: "The record keeps both labels, and each alert selects its own service once more from what is recorded.",
  },
  {
    rules: /^Http(ErrorRatioHigh|LatencyHigh)$/,
    changes: /^drops (namespace|service)=/,
    reason: "Both sides of the condition select the service and match by all labels, so the other side still picks it.",
  },
  {
    rules: /^GrafanaDown$/,
    changes: /^drops namespace=/,
    reason: "The side that asks whether Grafana is there keeps the namespace, and unless matches by it.",
  },
  {
    rules: /^SloBudgetBurns(Fast|Slowly)$/,
    changes: /^drops /,
    reason:
      "Both windows select the objective and match by all labels but the window, so the other one still picks it.",
  },
];

/** Rules that are not mutated, because the cases of alerts cannot tell. */
export const NOT_MUTATED = {
  rules: /^slo:/,
  reason:
    "What objectives record is given by the selectors of their owner, from which the cases are made: nothing lies outside " +
    "of them. A constant share shows alike in windows of 5 minutes and of 30 days, and cases simulate minutes. How far " +
    "each window looks back, and whose events it counts, is held by a scenario of days that is evaluated seldom.",
} as const;
