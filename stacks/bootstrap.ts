import type { Construct } from "constructs";
import { isAwsRegion } from "../constructs/clouds/aws/regions";
import { bootstrapStackName } from "../constructs/core/names";
import { localState } from "../constructs/core/state";
import type { Environment, EnvironmentCluster } from "../constructs/environment/resolved";
import { BaseStack } from "../constructs/terraform/base-stack";
import { cloudOf } from "./clouds";
import { loadCloud } from "./load-cloud";

/** An account of a cloud that an environment has clusters in: a subscription of Azure, a project of Google Cloud. */
interface Account {
  /** The first of its clusters; the hub, where it is one of them. */
  readonly cluster: EnvironmentCluster;
  /** Whether the states of the environment are kept there. */
  readonly keepsStates: boolean;
}

/**
 * What must be there before an environment can keep its states in the cloud: the state store, and the identity of CI.
 * Deployed once for each account, by hand; its own state is a local file.
 */
export class BootstrapStack extends BaseStack {
  constructor(scope: Construct, name: string, environment: Environment, account: Account) {
    super(scope, name, { state: localState(), policies: cloudOf(environment, account.cluster).policies });
    addBootstrap(this, environment, account);
  }
}

/** The bootstrap stacks of an environment. An environment that keeps its states in files needs none. */
export function addBootstraps(scope: Construct, environment: Environment): void {
  if (environment.state.kind === "local") return;
  for (const [name, account] of Object.entries(accountsOf(environment))) {
    new BootstrapStack(scope, name, environment, account);
  }
}

/** Accounts by the name of their stack. The second account in a cloud has its id in the name. */
function accountsOf(environment: Environment): Record<string, Account> {
  const accounts: Record<string, Account> = {};
  const seen = new Set<string>();
  const { hub, clusters, name, state } = environment;
  for (const cluster of [hub, ...clusters]) {
    const { cloud } = cluster.spec;
    const id = accountId(cluster);
    if (id === undefined) continue;
    if (seen.has(`${cloud} ${id}`)) continue;
    seen.add(`${cloud} ${id}`);
    const plain = bootstrapStackName(name, cloud);
    const isFirst = !(plain in accounts);
    accounts[isFirst ? plain : `${plain}-${id}`] = {
      cluster,
      keepsStates: isFirst && cloud === STATE_CLOUD[state.kind],
    };
  }
  return accounts;
}

const STATE_CLOUD = { s3: "aws", gcs: "google", azure: "azure", local: undefined } as const;

/** None of a cluster by kubeconfig: nothing is made in its cloud, if it has one. */
function accountId({ spec }: EnvironmentCluster): string | undefined {
  switch (spec.cloud) {
    case "aws":
      return spec.account;
    case "azure":
      return spec.subscription;
    case "google":
      return spec.project;
    case "existing":
      return undefined;
  }
}

/** Names in EKS of the clusters in an account that somebody else made. */
function existingClusters({ clusters }: Environment, account: string): string[] {
  return clusters.flatMap(({ spec }) =>
    spec.cloud === "aws" && spec.origin && spec.account === account ? [spec.name] : [],
  );
}

function addBootstrap(scope: Construct, environment: Environment, { cluster: { spec }, keepsStates }: Account): void {
  const { name, organization, state, automation } = environment;
  const github = automation && { repository: automation.repository };
  const props = { organization, environment: name };
  switch (spec.cloud) {
    case "aws":
      loadCloud(spec.cloud).awsBootstrap(scope, {
        ...props,
        account: spec.account,
        region: keepsStates && state.kind === "s3" && isAwsRegion(state.region) ? state.region : spec.region,
        stateBucket: keepsStates && state.kind === "s3" ? state.bucket : false,
        existingClusters: existingClusters(environment, spec.account),
        github: github && { ...github, provider: automation?.trust },
      });
      break;
    case "azure":
      loadCloud(spec.cloud).azureBootstrap(scope, {
        ...props,
        subscription: spec.subscription,
        region: spec.region,
        state: keepsStates && state.kind === "azure" ? state : undefined,
        github,
      });
      break;
    case "google":
      loadCloud(spec.cloud).googleBootstrap(scope, {
        ...props,
        project: spec.project,
        region: spec.region,
        stateBucket: keepsStates && state.kind === "gcs" ? state.bucket : false,
        github,
      });
      break;
    case "existing":
  }
}
