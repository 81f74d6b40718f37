import type { Encoded } from "./codec";

/** Requests and responses of the protocol, as `provider.proto` declares them. */
export interface Diagnostic {
  /** 1 is an error, 2 a warning. */
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  /** The place in the configuration that is meant. @default the resource as a whole */
  readonly attribute?: { readonly steps: readonly PathStep[] };
}

export interface ConfigRequest {
  readonly type_name: string;
  readonly config: Encoded;
}

export interface UpgradeRequest {
  readonly type_name: string;
  readonly raw_state: { readonly json: Uint8Array };
}

export interface ReadRequest {
  readonly current_state: Encoded;
  readonly private: Uint8Array;
}

export interface PlanRequest {
  readonly type_name: string;
  readonly prior_state: Encoded;
  readonly proposed_new_state: Encoded;
  readonly prior_private: Uint8Array;
}

export interface ApplyRequest {
  readonly type_name: string;
  readonly prior_state: Encoded;
  readonly planned_state: Encoded;
  readonly planned_private: Uint8Array;
}

export interface ImportRequest {
  readonly type_name: string;
  readonly id: string;
}

/** One step into a value: the name of an attribute, or the place in a list. */
export type PathStep = { readonly attribute_name: string } | { readonly element_key_int: number };

/** What answers one method: the request, and the connection it came by. */
export type Method<Request = never, Response = object> = (request: Request, connection: string) => Response;

/** One provider: a function for each method of the protocol. */
export interface ProviderMethods {
  readonly GetProviderSchema: Method<object>;
  readonly ValidateProviderConfig: Method<ConfigRequest>;
  readonly ValidateResourceConfig: Method<ConfigRequest>;
  readonly ValidateDataResourceConfig: Method<ConfigRequest>;
  readonly ConfigureProvider: Method<ConfigRequest>;
  readonly UpgradeResourceState: Method<UpgradeRequest>;
  readonly ReadResource: Method<ReadRequest>;
  readonly PlanResourceChange: Method<PlanRequest>;
  readonly ApplyResourceChange: Method<ApplyRequest>;
  readonly ImportResourceState: Method<ImportRequest>;
  readonly ReadDataSource: Method<ConfigRequest>;
  readonly StopProvider: Method<object>;
}
