import type { Duration } from "../core/duration";

/** What Prometheus scrapes, by label: the pods behind a Service, or pods without one. */
export interface Monitor {
  readonly kind: "service" | "pod";
  /** Unique within a pack. Series of pods carry it as the label `service`, those of a Service the name of the Service. */
  readonly name: string;
  readonly namespace: string;
  /** Labels of the Service or the pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** Name of the port, not its number. */
  readonly port: string;
  /** @default "/metrics" */
  readonly path?: string;
  /** @default the platform's scrape interval, 30 s */
  readonly interval?: Duration;
  /** Samples a target may return; a scrape above it fails as a whole. @default the platform's limit */
  readonly sampleLimit?: number;
}

/** A probe from outside, by the blackbox exporter. */
export interface Probe {
  /** Unique within a pack. */
  readonly name: string;
  /** Blackbox module, for example `http_2xx`. */
  readonly module: string;
  readonly targets: readonly string[];
  /** @default the platform's scrape interval, 30 s */
  readonly interval?: Duration;
}
