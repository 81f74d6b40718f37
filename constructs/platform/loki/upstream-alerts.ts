import type { Severity } from "../../signals/severity";

/** The alerts that chart `loki` brings along, with their severity (charts/loki 18.11.0, src/alerts.yaml.tpl). */
export const LOKI_ALERTS = {
  LokiRequestErrors: "critical",
  LokiRequestPanics: "critical",
  LokiRequestLatency: "critical",
  LokiTooManyCompactorsRunning: "warning",
  LokiCompactorHasNotSuccessfullyRunCompaction: "critical",
} as const satisfies Readonly<Record<string, Severity>>;
