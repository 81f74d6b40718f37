/** A value that may be emitted although the chart's contract does not foresee it. */
export interface AllowedPath {
  readonly chart: string;
  /** The path as the contract writes it; it covers what lies below. */
  readonly path: string;
  /** Why it works all the same. */
  readonly reason: string;
}

/** The allowances in use. One that no release needs is an error. */
export const ALLOWED: readonly AllowedPath[] = [];
