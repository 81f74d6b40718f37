/** Undo the newest deployment of a workload while an alert fires. */
export interface Rollback {
  /** Name of an alert of the same pack. */
  readonly alert: string;
  /** The Argo Rollouts object that is watched. */
  readonly rollout: { readonly namespace: string; readonly name: string };
}
