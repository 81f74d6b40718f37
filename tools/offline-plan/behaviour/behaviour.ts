/** A template of {@link fillTemplate}, a number or a truth value; a list for an attribute that holds several texts. */
export type Invented = string | number | boolean | readonly string[];

/** Values by the path of their attribute, for example `certificate_authority.data`. */
export type InventedValues = Readonly<Record<string, Invented>>;

/** What no schema says about the types of a provider. Everything that is not listed is invented from its name alone. */
export interface Behaviour {
  /** Computed values whose form matters to a stack that reads them, by resource type. */
  readonly resources: Readonly<Record<string, InventedValues>>;
  /** The same, by type of data source. */
  readonly dataSources: Readonly<Record<string, InventedValues>>;
  /** Attributes that cannot change in place, by resource type. */
  readonly replacedBy: Readonly<Record<string, readonly string[]>>;
  /** Blocks that the cloud fills when the configuration leaves them out, by resource type. */
  readonly filledBlocks: Readonly<Record<string, readonly string[]>>;
  /** Template of an `id` that is not listed. */
  readonly id: string;
}
