import { DEFAULT_TENANT } from "../context";
import { type Block, block, type Component, component } from "./alloy/syntax";

/** Labels of everything that leaves a cluster: the same as on its metrics. */
export interface Origin {
  readonly cluster: string;
  readonly environment: string;
}

/** Alloy's own lines, which are collected like all others. */
export function logging(): Block {
  return block("logging", { level: "info", format: "json" });
}

/**
 * Retries of one batch until it is given up: the waits double up to five minutes, so that 20 are a bit more than an
 * hour. Meanwhile nothing further is read, and files wait where they are.
 */
const RETRIES = 20;

/** Where log lines go. */
export function lokiWrite({ lokiUrl, origin }: { lokiUrl: string; origin: Origin }): Component<"loki.write"> {
  return component(
    "loki.write",
    "default",
    { external_labels: { ...origin } },
    block("endpoint", {
      url: `${lokiUrl}/loki/api/v1/push`,
      tenant_id: DEFAULT_TENANT,
      max_backoff_retries: RETRIES,
    }),
  );
}
