import { awsBootstrap } from "../../../constructs/clouds/aws/bootstrap";
import type { Configuration } from "../configuration";
import { policy, statement, synthesize } from "./synthesize";

const place = { organization: "acme", environment: "prod", account: "123456789012", region: "eu-west-1" } as const;

const [github, shared, plain] = synthesize([
  ["bootstrap-prod-aws", (scope) => awsBootstrap(scope, { ...place, github: { repository: "acme/observability" } })],
  [
    "bootstrap-shared-aws",
    (scope) =>
      awsBootstrap(scope, {
        ...place,
        stateBucket: "acme-terraform",
        github: {
          repository: "acme/observability",
          branch: "trunk",
          deployEnvironment: "live",
          provider: "existing",
        },
      }),
  ],
  ["bootstrap-plain-aws", (scope) => awsBootstrap(scope, place)],
]) as [Configuration, Configuration, Configuration];

const ISSUER = "token.actions.githubusercontent.com";

function trust(configuration: Configuration, role: string): unknown {
  const { assume_role_policy: text } = configuration.resource("aws_iam_role", `${role}/role`);
  const readable = (text as string).replace(/\$\{jsonencode\(([^)]+)\)\}/g, '"<$1>"');
  return policy(readable).Statement;
}

function permissions(role: string): string {
  const { policy: text } = github.resource("aws_iam_role_policy", `${role}/policy`);
  return (text as string).replace(/\$\{jsonencode\(([^)]+)\)\}/g, '"<$1>"');
}

/** Every action that a role is allowed. */
function actions(role: string): string[] {
  const allowed = policy(permissions(role)).Statement.filter(({ Effect }) => Effect === "Allow");
  return allowed.flatMap(({ Action }) => Action as string | string[]);
}

describe("the store of the states", () => {
  test("is found by its name, keeps versions for three months, and cannot be destroyed", () => {
    expect(plain.resource("aws_s3_bucket", "state/bucket")).toMatchObject({
      bucket: "acme-prod-state",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    const { rule } = plain.resource("aws_s3_bucket_lifecycle_configuration", "state/lifecycle");
    expect(rule).toContainEqual(expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }));
    expect(shared.resource("aws_s3_bucket", "state/bucket").bucket).toBe("acme-terraform");
  });

  test("is encrypted with a key that the backend finds by its alias", () => {
    expect(plain.resource("aws_kms_alias", "state-key/alias").name).toBe("alias/acme-prod-state");
    const { rule } = plain.resource("aws_s3_bucket_server_side_encryption_configuration", "state/encryption");
    expect(JSON.stringify(rule)).toMatch(/aws_kms_key\.state-key_/);
  });

  test("is all there is without CI", () => {
    expect(plain.resources("aws_iam_role")).toEqual({});
    expect(plain.resources("aws_iam_openid_connect_provider")).toEqual({});
  });
});

describe("who may take the roles of CI", () => {
  const providerArn = expect.stringMatching(/^<aws_iam_openid_connect_provider\.github\.arn>$/) as unknown;
  const condition = (sub: string[]): object => ({
    StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: sub },
  });

  test("planning: pull requests and the main branch of the one repository", () => {
    expect(trust(github, "planner")).toEqual([
      {
        Effect: "Allow",
        Principal: { Federated: providerArn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: condition(["repo:acme/observability:ref:refs/heads/main", "repo:acme/observability:pull_request"]),
      },
    ]);
  });

  test("deploying: runs for the environment of GitHub, which asks its reviewers", () => {
    expect(trust(github, "deployer")).toEqual([
      expect.objectContaining({ Condition: condition(["repo:acme/observability:environment:prod"]) }),
    ]);
  });

  test("branch, environment and an account that trusts GitHub already can be named", () => {
    expect(shared.resources("aws_iam_openid_connect_provider")).toEqual({});
    expect(trust(shared, "deployer")).toEqual([
      expect.objectContaining({
        Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISSUER}` },
        Condition: condition(["repo:acme/observability:environment:live"]),
      }),
    ]);
    expect(JSON.stringify(trust(shared, "planner"))).toContain("ref:refs/heads/trunk");
  });
});

describe("the planner", () => {
  test("has the name that clusters know, and changes nothing but locks", () => {
    expect(github.resource("aws_iam_role", "planner/role").name).toBe("acme-prod-plan");
    const changing = actions("planner").filter((action) => !/:(Describe|Get|List)/.test(action));
    expect(changing).toEqual(["s3:PutObject", "s3:DeleteObject", "kms:Decrypt", "kms:GenerateDataKey"]);
    expect(statement(permissions("planner"), "LockStates")?.Resource).toBe("arn:aws:s3:::acme-prod-state/*.tflock");
  });

  test("reads states, and no telemetry", () => {
    const readers = policy(permissions("planner")).Statement.filter(({ Action }) =>
      [Action].flat().some((action) => ["s3:Get*", "s3:GetObject*", "s3:GetObject"].includes(action as string)),
    );
    expect(readers.map(({ Resource }) => Resource)).toEqual(["arn:aws:s3:::acme-prod-state/*"]);
    expect(statement(permissions("planner"), "StateKey")?.Resource).toMatch(/^<aws_kms_key\.state-key_.*\.arn>$/);
  });
});

describe("the deployer", () => {
  const text = permissions("deployer");

  test("has the name that clusters know", () => {
    expect(github.resource("aws_iam_role", "deployer/role").name).toBe("acme-prod-deploy");
  });

  test("works on what carries the names and tags of the environment", () => {
    expect(statement(text, "Clusters")?.Resource).toContain("arn:aws:eks:*:123456789012:cluster/prod-*");
    expect(statement(text, "Roles")?.Resource).toBe("arn:aws:iam::123456789012:role/prod-*");
    expect(statement(text, "Stores")?.Resource).toBe("arn:aws:s3:::acme-prod-*");
    expect(statement(text, "ChangeKeys")?.Condition).toEqual({
      StringEquals: { "aws:ResourceTag/belvedere:environment": "prod" },
    });
  });

  test("gives roles no other managed policy than those of a cluster, and to AWS's services only", () => {
    expect(statement(text, "ManagedPolicies")?.Condition).toEqual({
      ArnLike: {
        "iam:PolicyARN": [
          "AmazonEKSClusterPolicy",
          "AmazonEKSComputePolicy",
          "AmazonEKSBlockStoragePolicy",
          "AmazonEKSLoadBalancingPolicy",
          "AmazonEKSNetworkingPolicy",
          "AmazonEKSWorkerNodePolicy",
          "AmazonEKSWorkerNodeMinimalPolicy",
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonEKS_CNI_Policy",
          "service-role/AmazonEBSCSIDriverPolicy",
        ].map((name) => `arn:aws:iam::aws:policy/${name}`),
      },
    });
    expect(statement(text, "PassRoles")?.Condition).toEqual({
      StringEquals: {
        "iam:PassedToService": [
          "ec2.amazonaws.com",
          "eks.amazonaws.com",
          "pods.eks.amazonaws.com",
          "vpc-flow-logs.amazonaws.com",
        ],
      },
    });
  });

  test("cannot change itself or the planner: their names begin with the organization", () => {
    const own = statement(text, "Roles")?.Resource as string;
    const roles = Object.values(github.resources("aws_iam_role")).map(({ name }) => name as string);
    expect(roles).toEqual(["acme-prod-deploy", "acme-prod-plan"]);
    const prefix = own.slice(own.indexOf("role/") + "role/".length, -1);
    expect(roles.filter((role) => role.startsWith(prefix))).toEqual([]);
  });

  test("cannot remove the state bucket or its versions", () => {
    expect(statement(text, "KeepStateBucket")).toMatchObject({
      Effect: "Deny",
      Resource: "arn:aws:s3:::acme-prod-state",
    });
    expect(statement(text, "KeepStateVersions")).toMatchObject({
      Effect: "Deny",
      Action: "s3:DeleteObjectVersion",
      Resource: "arn:aws:s3:::acme-prod-state/*",
    });
  });

  test("may do what each resource of foundation and cluster is made with, and makes no user", () => {
    const patterns = actions("deployer").map((action) => new RegExp(`^${action.replaceAll("*", ".*")}$`));
    const refused = (...wanted: string[]): string[] =>
      wanted.filter((action) => !patterns.some((pattern) => pattern.test(action)));
    expect(
      refused(
        ...["ec2:CreateVpc", "ec2:CreateSubnet", "ec2:CreateNatGateway", "ec2:AllocateAddress", "ec2:CreateRoute"],
        ...["ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:CreateVpcEndpoint", "ec2:CreateTags"],
        ...["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress", "ec2:CreateFlowLogs"],
        ...["ec2:CreateLaunchTemplateVersion", "eks:CreateCluster", "eks:CreateNodegroup", "eks:CreateAddon"],
        ...["eks:AssociateAccessPolicy", "eks:CreatePodIdentityAssociation", "kms:CreateKey", "kms:CreateAlias"],
        ...["logs:CreateLogGroup", "s3:CreateBucket", "s3:PutBucketPublicAccessBlock", "s3:PutBucketVersioning"],
        ...["s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "iam:CreateRole", "iam:PutRolePolicy"],
      ),
    ).toEqual([]);
    const foreign = [
      "iam:CreateUser",
      "iam:CreateAccessKey",
      "iam:CreatePolicy",
      "ec2:CreateKeyPair",
      "s3:GetObjectAcl",
    ];
    expect(refused(...foreign)).toEqual(foreign);
  });

  test("fits into an inline policy, with statements of different names", () => {
    expect(text.length).toBeLessThan(10_240);
    const sids = policy(text).Statement.map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
  });
});
