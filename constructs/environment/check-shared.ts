import { clusterGroup, storeContainer, storesAccount } from "../clouds/azure/names";
import type { ObjectStore } from "../clouds/contract";
import type { Problem } from "../core/errors";
import { STORED_SIGNALS, type StoredSignal } from "../core/names";
import { repeated } from "../core/repeated";
import type { StateBackend } from "../core/state";
import type { Environment, EnvironmentCluster } from "./resolved";

/** What the comparison needs to know of an environment. */
export type Sharing = Pick<Environment, "name" | "organization" | "state" | "clusters">;

/** Where something is. */
interface Place {
  /** Of a cluster its cloud, of a store or a state what keeps it. */
  readonly kind: string;
  /** Unique among its kind, and as a user knows it. */
  readonly name: string;
}

/** Something that one cluster must have for itself. */
interface Claim {
  /** Where a user says so. */
  readonly at: string;
  /** The same for two claims to one thing, however they are written. */
  readonly key: string;
  /** As a user knows it. */
  readonly value: string;
}

/**
 * No two clusters, of one environment or of several, may be one or keep anything in one place; nor may telemetry lie
 * where the states are. What is named in two ways, by a cloud and by a context, cannot be told apart here.
 */
export function checkShared(environments: readonly Sharing[]): Problem[] {
  const clusters = environments.flatMap((environment) =>
    environment.clusters.map((cluster) => ({ environment, cluster })),
  );
  // What is made by itself comes first, so that the problem is found where somebody wrote a name.
  const inOrder = [
    ...clusters.filter(({ cluster }) => !isFound(cluster)),
    ...clusters.filter(({ cluster }) => isFound(cluster)),
  ];
  const stores = inOrder.flatMap(({ environment, cluster }) => storeClaims(environment, cluster));
  return [
    ...shared(
      inOrder.map(({ environment, cluster }) => clusterClaim(environment, cluster)),
      (first) => `is the cluster of ${first} already: two platforms would overwrite each other`,
      "Name each cluster once",
    ),
    ...shared(
      stores,
      (first) => `is ${first} already: two compactors would delete by the shorter retention, and lose data`,
      "Give each signal of each cluster a bucket or container of its own",
    ),
    ...checkStates(environments, stores),
  ];
}

/** A problem for each claim but the first to what is claimed more than once. */
function shared(claims: readonly Claim[], problem: (first: string) => string, fix: string): Problem[] {
  return repeated(claims.map(({ key }) => key)).flatMap((key) => {
    const [first, ...others] = claims.filter((claim) => claim.key === key);
    return others.map(({ at, value }) => ({ at, value, problem: problem(first?.at ?? ""), fix }));
  });
}

/** States of several environments may lie in one bucket, because the names of their stacks differ. */
function checkStates(environments: readonly Sharing[], stores: readonly Claim[]): Problem[] {
  return stores.flatMap(({ at, key, value }) => {
    const holder = environments.find(({ state }) => {
      const place = statePlace(state);
      return place && keyOf(place) === key;
    });
    if (!holder) return [];
    const problem = `is ${holder.name}.state already: whoever writes telemetry could read and change the states`;
    return [{ at, value, problem, fix: "Give telemetry a bucket or container of its own" }];
  });
}

/** Whether somebody else made the cluster. */
function isFound({ spec }: EnvironmentCluster): boolean {
  return spec.cloud === "existing" || spec.origin === "existing";
}

function clusterClaim({ name }: Sharing, cluster: EnvironmentCluster): Claim {
  const path = clusterPath(cluster).join(" ");
  return claim(`${name}.clusters.${cluster.key}`, { kind: cluster.spec.cloud, name: path });
}

function claim(at: string, place: Place): Claim {
  return { at, key: keyOf(place), value: place.name };
}

function keyOf({ kind, name }: Place): string {
  return `${kind} ${name}`;
}

/** Where a cluster is in its cloud, down to its name. Azure takes capital and small letters for the same. */
function clusterPath({ names, spec }: EnvironmentCluster): string[] {
  switch (spec.cloud) {
    case "aws":
      return [spec.account, spec.region, spec.origin ? spec.name : names.cluster];
    case "azure": {
      const [group, name] = spec.origin ? [spec.resourceGroup, spec.name] : [clusterGroup(names), names.cluster];
      return [spec.subscription, group, name].map((part) => part.toLowerCase());
    }
    case "google":
      return spec.origin ? [spec.project, spec.location, spec.name] : [spec.project, spec.region, names.cluster];
    case "existing":
      return [spec.kubeconfig, spec.context];
  }
}

function storeClaims(environment: Sharing, cluster: EnvironmentCluster): Claim[] {
  return STORED_SIGNALS.map((signal) => {
    const at = `${environment.name}.clusters.${cluster.key}.stores.${signal}`;
    return claim(at, storePlace(storeOf(environment, cluster, signal)));
  });
}

/** Where a signal of a cluster will be kept. */
function storeOf({ organization }: Sharing, { names, spec }: EnvironmentCluster, signal: StoredSignal): ObjectStore {
  switch (spec.cloud) {
    case "aws": {
      const { bucket } = spec.origin && spec.stores !== "new" ? spec.stores[signal] : { bucket: names.store(signal) };
      return { kind: "s3", bucket, region: spec.region };
    }
    case "azure": {
      if (!spec.origin || spec.stores.kind === "new") {
        return { kind: "azure", account: storesAccount(organization, names), container: storeContainer(signal) };
      }
      const { accountId, container } = spec.stores[signal];
      return { kind: "azure", account: accountId.split("/").at(-1) ?? "", container };
    }
    case "google": {
      const { bucket } = spec.origin && spec.stores !== "new" ? spec.stores[signal] : { bucket: names.store(signal) };
      return { kind: "gcs", bucket };
    }
    case "existing":
      return spec.stores[signal];
  }
}

/** Names of buckets and of storage accounts are global in their clouds. */
function storePlace(store: ObjectStore): Place {
  const name = store.kind === "azure" ? `${store.account}/${store.container}` : store.bucket;
  return { kind: store.kind, name };
}

/** In the words of {@link storePlace}; undefined for files. */
function statePlace(state: StateBackend): Place | undefined {
  switch (state.kind) {
    case "azure":
      return { kind: "azure", name: `${state.storageAccount}/${state.container}` };
    case "local":
      return undefined;
    default:
      return { kind: state.kind, name: state.bucket };
  }
}
