import { type StoredSignal, type Writer, WRITERS } from "../core/names";

/** A Kubernetes service account that acts as the writer of a signal. */
export interface WriterAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** End of the names and ids of what is made for this account: `-thanos`, or nothing where it is the only one. */
  readonly suffix: string;
}

/** The service accounts of a signal's writer, for what a cloud makes for each of them. */
export function writerAccounts(signal: StoredSignal): readonly WriterAccount[] {
  const { namespace, serviceAccounts }: Writer = WRITERS[signal];
  const accounts = Object.values(serviceAccounts);
  return accounts.map((serviceAccount) => ({
    namespace,
    serviceAccount,
    suffix: accounts.length === 1 ? "" : `-${serviceAccount}`,
  }));
}
