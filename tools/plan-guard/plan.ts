/**
 * The parts of `terraform show -json <planfile>` that the guard reads
 * (developer.hashicorp.com/terraform/internals/json-format, "Plan Representation").
 */
export interface TerraformPlan {
  /** `1.2`; a new major version may mean anything else. */
  readonly format_version: string;
  readonly resource_changes?: readonly PlannedChange[];
  /** What differs from the state before the plan was made, because somebody else changed it. */
  readonly resource_drift?: readonly PlannedChange[];
}

/** What Terraform would do to one resource. */
export interface PlannedChange {
  readonly address: string;
  /** `managed` or `data`. */
  readonly mode: string;
  readonly type: string;
  readonly change: {
    /** One of `no-op`, `create`, `read`, `update`, `delete`, `forget`, or two of them in order for a replacement. */
    readonly actions: readonly string[];
    readonly before?: unknown;
    readonly after?: unknown;
    /** True at the places of `after` that are known only after the apply. */
    readonly after_unknown?: unknown;
    /** True at the places whose values must not be shown. */
    readonly before_sensitive?: unknown;
    readonly after_sensitive?: unknown;
    /** Paths of the arguments that force a replacement. */
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}
