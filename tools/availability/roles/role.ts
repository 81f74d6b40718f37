/** What people want of the platform while something is away. */
export const USES = ["reads", "writes", "alerting"] as const;

export type Use = (typeof USES)[number];

/**
 * How many pods a use needs.
 * - `one`: any pod serves any request
 * - `quorum`: what comes in is copied to several pods, and most of the copies must answer
 */
export type Need = "one" | "quorum";

/** What a workload is for, and what is lost while one of its pods is away. */
export interface Role {
  /** Uses that stop without it. Empty where its absence only delays, or leaves a gap that `meanwhile` names. */
  readonly needs: Readonly<Partial<Record<Use, Need>>>;
  /** It keeps what is nowhere else yet, and must find it again after a restart: a volume. @default false */
  readonly keeps?: true;
  /** What one missing pod of several means for those who use the platform; of one, where there is never another. */
  readonly meanwhile: string;
  /** What it means where the pod is the only one. @default `meanwhile` */
  readonly alone?: string;
  /** Where the rule comes from: a public document or source file. */
  readonly source: string;
}
