/** A service level objective as a document of OpenSLO v1 (OpenSLO/OpenSLO, README.md, "SLO"), as far as it is written. */
export interface OpenSloDocument {
  readonly apiVersion: typeof OPENSLO_VERSION;
  readonly kind: "SLO";
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly description: string;
    readonly service: string;
    readonly indicator: { readonly metadata: { readonly name: string }; readonly spec: OpenSloIndicator };
    readonly timeWindow: readonly [{ readonly duration: string; readonly isRolling: true }];
    readonly budgetingMethod: "Occurrences" | "Timeslices";
    readonly objectives: readonly [OpenSloObjective];
  };
}

export type OpenSloIndicator =
  | {
      readonly ratioMetric: {
        readonly counter: true;
        readonly good?: OpenSloMetric;
        readonly bad?: OpenSloMetric;
        readonly total: OpenSloMetric;
      };
    }
  | { readonly thresholdMetric: OpenSloMetric };

export interface OpenSloMetric {
  readonly metricSource: { readonly type: string; readonly spec: { readonly query: string } };
}

export interface OpenSloObjective {
  readonly displayName: string;
  readonly target: number;
  readonly op?: "lte" | "lt" | "gte" | "gt";
  readonly value?: number;
  readonly timeSliceTarget?: number;
  readonly timeSliceWindow?: string;
}

export const OPENSLO_VERSION = "openslo/v1";

/** Where the traffic is kept below which nothing alerts: OpenSLO has no word for it. */
export const MINIMUM_TRAFFIC = "belvedere/minimum-traffic";

/** How often values are judged, in OpenSLO's words: each moment is a slice that is good as a whole. */
export const SLICE = { timeSliceTarget: 1, timeSliceWindow: "1m" } as const;
