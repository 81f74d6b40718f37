import type * as aws from "../constructs/clouds/aws";
import type * as azure from "../constructs/clouds/azure";
import type * as google from "../constructs/clouds/google";

/** What makes and finds clusters in each cloud. */
interface Clouds {
  readonly aws: typeof aws;
  readonly azure: typeof azure;
  readonly google: typeof google;
}

/* eslint-disable @typescript-eslint/no-require-imports -- an import would load every cloud for an environment of one */
const LOADERS: { readonly [Name in keyof Clouds]: () => Clouds[Name] } = {
  aws: () => require("../constructs/clouds/aws") as typeof aws,
  azure: () => require("../constructs/clouds/azure") as typeof azure,
  google: () => require("../constructs/clouds/google") as typeof google,
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Loads a cloud at its first use: the bindings of a provider are several megabytes. */
export function loadCloud<Name extends keyof Clouds>(name: Name): Clouds[Name] {
  return LOADERS[name]();
}
