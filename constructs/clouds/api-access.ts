/** Who may open a connection to the API server of a cluster. Credentials are asked for in every case. */
export type ApiAccess = PrivateApi | PublicApi | OpenApi;

export interface PrivateApi {
  readonly kind: "private";
}

export interface PublicApi {
  readonly kind: "public";
  readonly from: readonly [string, ...string[]];
}

export interface OpenApi {
  readonly kind: "open";
  readonly because: string;
}

/** Only from inside the cluster's network, and what is connected to it: whoever deploys must run there. */
export function privateApi(): PrivateApi {
  return { kind: "private" };
}

/** From these networks of the internet, and from inside. */
export function publicApi(access: {
  /** Networks in CIDR notation, for example the office and the runners of CI. */
  readonly from: readonly [string, ...string[]];
}): PublicApi {
  return { kind: "public", from: access.from };
}

/** From the whole internet: nothing but credentials protects the API server. Refused in production. */
export function openApi(risk: {
  /** Kept as the reason why the policy does not apply. */
  readonly because: string;
}): OpenApi {
  return { kind: "open", because: risk.because };
}
