/** The checks that a release goes through. The first one decides whether there is anything for the others. */
export const CHECKS = ["render", "ablation", "custom-resources", "pod-security", "release-size"] as const;

export type CheckName = (typeof CHECKS)[number];

/** Something a check has to say about a release. */
export interface Finding {
  readonly check: CheckName;
  /** `error` fails the run, `note` is worth knowing, `accepted` is an error with a reason to live with it. */
  readonly severity: "error" | "note" | "accepted";
  /** Value path or object, with the place in it. */
  readonly at: string;
  readonly message: string;
}

/** What one check found, and its result in a few characters for the table. */
export interface CheckResult {
  readonly summary: string;
  readonly findings: readonly Finding[];
}

/** Everything that is known of one rendered release. */
export interface ReleaseReport {
  readonly stack: string;
  readonly address: string;
  readonly release: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  readonly seconds: number;
  /** Only `render` where the release does not render. */
  readonly summaries: Readonly<Partial<Record<CheckName, string>>>;
  readonly findings: readonly Finding[];
}
