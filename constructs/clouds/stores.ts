import type { Problem } from "../core/errors";
import { isPlainMap } from "../core/merge";
import { perSignal, STORED_SIGNALS, type StoredSignal } from "../core/names";
import type { ObjectStore, WorkloadIdentity } from "./contract";

/** A bucket of Amazon S3. */
export function s3Store({ bucket, region }: { readonly bucket: string; readonly region: string }): ObjectStore {
  return { kind: "s3", bucket, region };
}

/** A bucket of Google Cloud Storage. */
export function gcsStore({ bucket }: { readonly bucket: string }): ObjectStore {
  return { kind: "gcs", bucket };
}

/** A blob container in a storage account of Azure. */
export function azureStore(store: { readonly account: string; readonly container: string }): ObjectStore {
  return { kind: "azure", ...store };
}

/** What a user says about the identity of a writer; what is left out is empty. */
export type GivenIdentity = Partial<WorkloadIdentity>;

/** What is given is complete for every signal; `"new"` stays. */
export function resolveIdentities(
  identities: "new" | Readonly<Partial<Record<StoredSignal, GivenIdentity>>>,
): "new" | Readonly<Record<StoredSignal, WorkloadIdentity>> {
  return identities === "new" ? identities : perSignal((signal) => resolveIdentity(identities[signal]));
}

/** Left out, it is no mark at all. */
export function resolveIdentity({
  serviceAccountAnnotations = {},
  podLabels = {},
}: GivenIdentity = {}): WorkloadIdentity {
  return { serviceAccountAnnotations, podLabels };
}

/** Stores that are not made but named. A place where two signals meet would be cleaned by two compactors. */
export function checkStores<Store>(
  at: string,
  stores: Readonly<Partial<Record<StoredSignal, Store>>>,
  check: (at: string, store: Store) => readonly Problem[],
): Problem[] {
  if (!isPlainMap(stores)) return [{ at, value: stores, problem: "names no stores", fix: EACH }];
  const problems = STORED_SIGNALS.flatMap((signal): readonly Problem[] => {
    const store = stores[signal];
    if (isPlainMap(store)) return check(`${at}.${signal}`, store);
    return [{ at: `${at}.${signal}`, value: store, problem: "is no store", fix: EACH }];
  });
  return problems.length > 0 ? problems : sharedStores(at, stores);
}

const EACH = "Name one for metrics, one for logs and one for traces";

/** Any two signals in one place. */
function sharedStores(at: string, stores: Readonly<Partial<Record<StoredSignal, unknown>>>): Problem[] {
  const fix = "Give each signal a bucket or container of its own";
  return STORED_SIGNALS.flatMap((signal, index) =>
    STORED_SIGNALS.slice(index + 1)
      .filter((other) => placeOf(stores[signal]) === placeOf(stores[other]))
      .map((other) => {
        const problem = `is the same for ${signal} and ${other}, which clean up after themselves in different ways`;
        return { at, value: stores[signal], problem, fix };
      }),
  );
}

/** What a store is known by, whatever else is said about it, such as its region. */
function placeOf(store: unknown): string {
  return JSON.stringify(store, ["kind", "account", "accountId", "container", "bucket"]);
}

/** What is wrong with a store, as far as its names show. */
export function storeProblems(at: string, store: ObjectStore): Problem[] {
  switch (store.kind) {
    case "s3":
      return [...bucketProblems(at, store.bucket), ...s3RegionProblems(at, store.region)];
    case "gcs":
      return bucketProblems(at, store.bucket);
    case "azure":
      return [...accountProblems(at, store.account), ...containerProblems(at, store.container)];
    default: {
      const fix = "Use s3Store({ … }), gcsStore({ … }) or azureStore({ … })";
      return [{ at, value: store, problem: "is no store", fix }];
    }
  }
}

export function bucketProblems(at: string, bucket: string): Problem[] {
  if (/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/.test(bucket)) return [];
  const fix = "Write its name: 3 to 63 lower-case letters, digits, dashes and dots, neither its ARN nor its address";
  return [{ at: `${at}.bucket`, value: bucket, problem: "is not a bucket name", fix }];
}

function s3RegionProblems(at: string, region: string): Problem[] {
  if (/^[a-z]{2,}(-[a-z]+)+-\d$/.test(region)) return [];
  const fix = "Write the region of the bucket, such as eu-west-1";
  return [{ at: `${at}.region`, value: region, problem: "is not an AWS region", fix }];
}

function accountProblems(at: string, account: string): Problem[] {
  if (/^[a-z0-9]{3,24}$/.test(account)) return [];
  const fix = "Use 3 to 24 lower-case letters and digits, without the address around them";
  return [{ at: `${at}.account`, value: account, problem: "is not a storage account name", fix }];
}

export function containerProblems(at: string, container: string): Problem[] {
  if (/^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(container)) return [];
  const fix = "Use 3 to 63 lower-case letters, digits and single dashes";
  return [{ at: `${at}.container`, value: container, problem: "is not a container name", fix }];
}
