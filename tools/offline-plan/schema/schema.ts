/** Type of a Terraform value in its wire form: `"string"`, `["list", "string"]`, `["object", { name: "string" }]`. */
export type ValueType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", ValueType]
  | readonly ["object", Readonly<Record<string, ValueType>>]
  | readonly ["tuple", readonly ValueType[]];

/** How often a nested thing occurs, and how its occurrences are told apart. */
export type Nesting = "single" | "list" | "set" | "map";

/** `name = value`. Exactly one of `type` and `nested` is set. */
export interface Attribute {
  readonly type?: ValueType;
  readonly nested?: NestedType;
  /** The configuration must give it. */
  readonly required: boolean;
  /** The configuration may give it. */
  readonly optional: boolean;
  /** The provider gives it where the configuration does not. */
  readonly computed: boolean;
  /** Terraform hides it in plans and demands that outputs hide it too. */
  readonly sensitive: boolean;
  /** Never kept in plan or state. */
  readonly writeOnly: boolean;
}

/** Objects as the value of an attribute, with flags of their own. */
export interface NestedType {
  readonly nesting: Nesting;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** `name { ... }`: attributes and further blocks. */
export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

export interface NestedBlock {
  readonly nesting: Nesting;
  readonly block: Block;
  /** 1 where the block must occur, else 0. */
  readonly minItems: number;
  /** 1 where the block may occur once, 0 where it may occur any number of times. */
  readonly maxItems: number;
}

/** What one provider understands, as far as it is needed. */
export interface ProviderSchema {
  /** Short name, for example `aws`. */
  readonly name: string;
  /** Version of the real provider that the installed bindings were generated for. */
  readonly version: string;
  /** Its own configuration, without `alias`. */
  readonly provider: Block;
  readonly resources: Readonly<Record<string, Block>>;
  readonly dataSources: Readonly<Record<string, Block>>;
}

/** Types by provider: what is to be derived. */
export interface UsedTypes {
  readonly provider: string;
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}
