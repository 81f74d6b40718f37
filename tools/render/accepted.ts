import type { CheckName } from "./findings";

/** A finding that the project lives with. */
export interface Accepted {
  /** Name of the Helm release, in whatever stack. */
  readonly release: string;
  readonly check: CheckName;
  /** Where the finding is, or the beginning of it: an object covers its containers, a path what lies below. */
  readonly at: string;
  /** Why it is right as it is. */
  readonly reason: string;
}

/** The findings in force. One that no release shows any more is an error. */
export const ACCEPTED: readonly Accepted[] = [
  {
    release: "aws-load-balancer-controller",
    check: "ablation",
    at: "keepTLSSecret",
    reason: "the chart looks for its certificate in the cluster, which a render does not have",
  },
];
