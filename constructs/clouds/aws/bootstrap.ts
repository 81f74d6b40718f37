import type { Construct } from "constructs";
import { days } from "../../core/duration";
import type { AwsPlace } from "./arn";
import { deployerName, plannerName, stateStoreName } from "../../core/names";
import { addGithubProvider, githubProviderArn, githubTrust } from "./github";
import type { GithubRepository } from "../github";
import { Role } from "./iam";
import { EncryptionKey, ownerStatement } from "./keys";
import { PrivateBucket } from "./object-store";
import { deployerStatements } from "./permissions/deployer";
import { plannerStatements } from "./permissions/planner";
import { readStateStatements, type StateStore, writeStateStatements } from "./permissions/state";
import { addAwsProvider } from "./provider";
import { type AwsRegion, partitionOf } from "./regions";
import { environmentTags } from "../tags";

export interface AwsBootstrapProps {
  readonly organization: string;
  readonly environment: string;
  readonly account: string;
  /** Region of the state bucket. */
  readonly region: AwsRegion;
  /** Bucket for the Terraform states; `false` where they are elsewhere. @default `<organization>-<environment>-state` */
  readonly stateBucket?: string | false;
  /** Names of clusters that somebody else made and that the environment uses. @default none */
  readonly existingClusters?: readonly string[];
  /** The repository whose runs plan and deploy. @default none: no role for CI is made */
  readonly github?: GithubAutomation;
}

export interface GithubAutomation {
  readonly repository: GithubRepository;
  /** Branch whose runs may plan, besides pull requests from inside the repository. @default "main" */
  readonly branch?: string;
  /** Environment of GitHub whose runs deploy: give it required reviewers. @default the environment's own name */
  readonly deployEnvironment?: string;
  /** `existing`, where the account trusts GitHub already: AWS allows one provider of an address. @default "new" */
  readonly provider?: "new" | "existing";
}

/**
 * What must be there before an environment can keep its state in the cloud and be deployed by CI. Applied once, by a
 * person, with a local state.
 *
 * For the key of the bucket to encrypt states, `s3State` must name it: kmsKey is
 * `arn:aws:kms:<region>:<account>:alias/<organization>-<environment>-state`. Without it Terraform asks S3 for its own.
 */
export function awsBootstrap(scope: Construct, props: AwsBootstrapProps): void {
  const { organization, environment, account, region } = props;
  const { stateBucket = stateStoreName(organization, environment) } = props;
  const place = { partition: partitionOf(region), account, region };
  addAwsProvider(scope, { account, region, tags: environmentTags(organization, environment) });
  const store = stateBucket === false ? undefined : addStateStore(scope, props, place, stateBucket);
  if (props.github) addGithubRoles(scope, props, props.github, place, store);
}

function addStateStore(
  scope: Construct,
  { organization, environment }: AwsBootstrapProps,
  place: AwsPlace,
  bucket: string,
): StateStore {
  const { arn: keyArn } = new EncryptionKey(scope, "state-key", {
    alias: `alias/${stateStoreName(organization, environment)}`,
    description: `${organization} ${environment}: Terraform states`,
    statements: [ownerStatement(place)],
    preventDestroy: true,
  });
  new PrivateBucket(scope, "state", {
    ...place,
    bucket,
    keyArn,
    // A state is small, and the one of three months ago may be the last that was whole.
    deletedObjectRetention: days(90),
    accessLogBucket: false,
    forceDestroy: false,
    preventDestroy: true,
  });
  return { ...place, bucket, keyArn };
}

function addGithubRoles(
  scope: Construct,
  { organization, environment, existingClusters }: AwsBootstrapProps,
  { repository, branch = "main", deployEnvironment = environment, provider = "new" }: GithubAutomation,
  place: AwsPlace,
  store: StateStore | undefined,
): void {
  const providerArn = provider === "new" ? addGithubProvider(scope).arn : githubProviderArn(place);
  new Role(scope, "planner", {
    name: plannerName(organization, environment),
    description: `Plans ${environment} for ${repository}`,
    trust: [githubTrust(providerArn, repository, [{ branch }, { pullRequests: true }])],
    statements: [...plannerStatements(), ...(store ? readStateStatements(store) : [])],
  });
  new Role(scope, "deployer", {
    name: deployerName(organization, environment),
    description: `Deploys ${environment} for ${repository}`,
    trust: [githubTrust(providerArn, repository, [{ environment: deployEnvironment }])],
    statements: [
      ...deployerStatements({
        ...place,
        organization,
        environment,
        stateBucket: store?.bucket,
        existingClusters,
      }),
      ...(store ? writeStateStatements(store) : []),
    ],
  });
}
