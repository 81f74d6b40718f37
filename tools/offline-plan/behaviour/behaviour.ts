/**
 * Values by the path of their attribute, for example `certificate_authority.data`: a number, or a template of
 * {@link fillTemplate}.
 */
export type InventedValues = Readonly<Record<string, string | number>>;

/** What no schema says about the types of a provider. Everything that is not listed is invented from its name alone. */
export interface Behaviour {
  /** Computed values whose form matters to a stack that reads them, by resource type. */
  readonly resources: Readonly<Record<string, InventedValues>>;
  /** The same, by type of data source. */
  readonly dataSources: Readonly<Record<string, InventedValues>>;
  /** Attributes that cannot change in place, by resource type. */
  readonly replacedBy: Readonly<Record<string, readonly string[]>>;
  /** Template of an `id` that is not listed. */
  readonly id: string;
}
