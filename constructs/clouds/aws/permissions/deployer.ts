import { AUTO_MODE_POLICIES } from "../auto-mode";
import type { Statement } from "../iam";
import { plannerStatements } from "./planner";

/** Whom the deployer works for: it may change what carries their names and tags. */
export interface DeployerScope {
  readonly partition: string;
  readonly account: string;
  readonly organization: string;
  readonly environment: string;
  /** Bucket of the states, which only the bootstrap may change. @default the states are in another account */
  readonly stateBucket?: string;
  /** Names of clusters that somebody else made, in which it associates roles with service accounts. @default none */
  readonly existingClusters?: readonly string[];
}

/**
 * What applying foundation and cluster changes. It may make roles and give them permissions, and so could reach for more
 * than is written here: protect the environment of GitHub that takes the role with required reviewers.
 */
export function deployerStatements(scope: DeployerScope): readonly Statement[] {
  return [
    ...plannerStatements(),
    network(),
    ...clusters(scope),
    ...existingClusters(scope),
    ...keys(scope),
    ...logs(scope),
    ...stores(scope),
    ...roles(scope),
  ];
}

/** Most of EC2's actions on networks know no names, and tags only after creation. */
function network(): Statement {
  const kinds = ["Vpc*", "Subnet*", "RouteTable*", "Route", "InternetGateway*", "NatGateway*", "Address*"];
  const others = ["SecurityGroup*", "LaunchTemplate*", "FlowLogs", "Tags", "NetworkInterface*"];
  return {
    Sid: "Network",
    // EKS tries out the launch template with the permissions of whoever makes the node group.
    Action: [...[...kinds, ...others].map((kind) => `ec2:*${kind}`), "ec2:RunInstances"],
    Resource: "*",
  };
}

function clusters({ partition, account, environment }: DeployerScope): Statement[] {
  const kinds = ["cluster", "nodegroup", "addon", "access-entry", "podidentityassociation"];
  return [
    {
      Sid: "Clusters",
      Action: "eks:*",
      Resource: kinds.map((kind) => `arn:${partition}:eks:*:${account}:${kind}/${environment}-*`),
    },
  ];
}

/** Nothing but identities of pods: the cluster itself is its owner's business. */
function existingClusters({ partition, account, existingClusters = [] }: DeployerScope): Statement[] {
  if (existingClusters.length === 0) return [];
  const resources = existingClusters.flatMap((name) => [`cluster/${name}`, `podidentityassociation/${name}/*`]);
  return [
    {
      Sid: "ExistingClusters",
      Action: [
        "eks:CreatePodIdentityAssociation",
        "eks:DeletePodIdentityAssociation",
        "eks:TagResource",
        "eks:UntagResource",
        "eks:UpdatePodIdentityAssociation",
      ],
      Resource: resources.map((resource) => `arn:${partition}:eks:*:${account}:${resource}`),
    },
  ];
}

function keys({ partition, account, environment }: DeployerScope): Statement[] {
  const tag = "belvedere:environment";
  const arn = (resource: string): string => `arn:${partition}:kms:*:${account}:${resource}`;
  const aliasActions = ["kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"];
  return [
    {
      Sid: "MakeKeys",
      Action: ["kms:CreateKey", "kms:TagResource"],
      Resource: "*",
      Condition: { StringEquals: { [`aws:RequestTag/${tag}`]: environment } },
    },
    {
      Sid: "ChangeKeys",
      Action: [
        ...aliasActions,
        "kms:CreateGrant",
        "kms:EnableKeyRotation",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateKeyDescription",
      ],
      Resource: arn("key/*"),
      Condition: { StringEquals: { [`aws:ResourceTag/${tag}`]: environment } },
    },
    { Sid: "NameKeys", Action: aliasActions, Resource: arn(`alias/${environment}-*`) },
  ];
}

function logs({ partition, account, environment }: DeployerScope): Statement[] {
  const groups = ["eks", "vpc"].map(
    (service) => `arn:${partition}:logs:*:${account}:log-group:/aws/${service}/${environment}-*`,
  );
  return [
    {
      Sid: "Logs",
      Action: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DisassociateKmsKey",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      Resource: groups,
    },
  ];
}

function stores({ partition, organization, environment, stateBucket }: DeployerScope): Statement[] {
  const bucket = `arn:${partition}:s3:::${organization}-${environment}-*`;
  const change = ["s3:DeleteBucket*", "s3:PutBucket*", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration"];
  return [
    {
      Sid: "Stores",
      Action: [...change, "s3:CreateBucket", "s3:ListBucketVersions", "s3:TagResource", "s3:UntagResource"],
      Resource: bucket,
    },
    // For clusters that accept dataLossOnDestroy.
    { Sid: "EmptyStores", Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"], Resource: `${bucket}/*` },
    ...(stateBucket === undefined ? [] : keepStates(`arn:${partition}:s3:::${stateBucket}`, change)),
  ];
}

/** The name of the state bucket looks like those of the stores. */
function keepStates(bucket: string, change: readonly string[]): Statement[] {
  return [
    { Sid: "KeepStateBucket", Effect: "Deny", Action: change, Resource: bucket },
    { Sid: "KeepStateVersions", Effect: "Deny", Action: "s3:DeleteObjectVersion", Resource: `${bucket}/*` },
  ];
}

function roles({ partition, account, environment }: DeployerScope): Statement[] {
  const own = `arn:${partition}:iam::${account}:role/${environment}-*`;
  return [
    {
      Sid: "Roles",
      Action: [
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:ListInstanceProfilesForRole",
        "iam:PutRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      Resource: own,
    },
    {
      Sid: "ManagedPolicies",
      Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
      Resource: own,
      Condition: {
        ArnLike: { "iam:PolicyARN": MANAGED_POLICIES.map((name) => `arn:${partition}:iam::aws:policy/${name}`) },
      },
    },
    {
      Sid: "PassRoles",
      Action: "iam:PassRole",
      Resource: own,
      Condition: {
        StringEquals: {
          "iam:PassedToService": [
            "ec2.amazonaws.com",
            "eks.amazonaws.com",
            "pods.eks.amazonaws.com",
            "vpc-flow-logs.amazonaws.com",
          ],
        },
      },
    },
    {
      Sid: "ServiceRoles",
      Action: "iam:CreateServiceLinkedRole",
      Resource: "*",
      Condition: {
        StringLike: { "iam:AWSServiceName": ["eks*.amazonaws.com", "autoscaling.amazonaws.com", "spot.amazonaws.com"] },
      },
    },
  ];
}

/** The policies of AWS that roles of a cluster get. */
const MANAGED_POLICIES = [
  "AmazonEKSClusterPolicy",
  ...AUTO_MODE_POLICIES,
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEKS_CNI_Policy",
  "service-role/AmazonEBSCSIDriverPolicy",
];
