/** A Kubernetes Secret that must exist before the platform is deployed. Names only, never a value. */
export interface RequiredSecret {
  readonly name: string;
  readonly namespace: string;
  readonly keys: readonly string[];
  /** The program that reads it. */
  readonly reader: string;
  /** What it is for. */
  readonly why: string;
}
