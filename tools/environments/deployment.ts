import type { Cloud } from "../../constructs/core/cloud";
import type { StateBackend } from "../../constructs/core/state";
import type { Environment } from "../../constructs/environment/resolved";

/** What CI must know of an environment to plan or deploy it. */
export interface Deployment {
  readonly name: string;
  /** Clouds whose credentials it needs: those of its clusters, and the one that keeps its states. */
  readonly clouds: readonly Cloud[];
  /** Region of the login to AWS; absent where AWS is not used. Providers and backends name their own. */
  readonly awsRegion?: string;
}

const STATE_CLOUD: Readonly<Record<StateBackend["kind"], Cloud | undefined>> = {
  s3: "aws",
  azure: "azure",
  gcs: "google",
  local: undefined,
};

export function deployment({ name, clusters, state }: Environment): Deployment {
  const clouds = [STATE_CLOUD[state.kind], ...clusters.map(({ spec }) => spec.cloud)];
  const regions = [
    ...clusters.flatMap(({ spec }) => (spec.cloud === "aws" ? [spec.region] : [])),
    ...(state.kind === "s3" ? [state.region] : []),
  ];
  return { name, clouds: [...new Set(clouds.filter((cloud) => cloud !== undefined))].sort(), awsRegion: regions[0] };
}
