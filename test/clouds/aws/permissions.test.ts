import { writerAccounts } from "../../../constructs/clouds/writers";
import { STORED_SIGNALS, WRITERS } from "../../../constructs/core/names";
import { synthesizeProduction } from "./production";
import { policy, statement } from "./synthesize";

const { cluster } = synthesizeProduction();

/** The policy of a role; what Terraform alone knows stands in it as text. */
function permissions(path: string): string {
  const { policy: text } = cluster.resource("aws_iam_role_policy", `${path}/policy`);
  return (text as string)
    .replace(/\$\{jsonencode\(([^)]+)\)\}/g, '"<$1>"')
    .replace(/\$\{trimsuffix\(trimprefix\(jsonencode\(([^)]+)\)[^}]*\}/g, "<$1>");
}

function trust(path: string): unknown {
  return policy(cluster.resource("aws_iam_role", `${path}/role`).assume_role_policy).Statement;
}

const TRUSTED = { metrics: ["kps-prometheus", "thanos"], logs: "loki", traces: "tempo" };

test.each(STORED_SIGNALS)("only the writer of %s in this cluster can take its role", (signal) => {
  expect(trust(`identities/${signal}-writer`)).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:SourceAccount": "123456789012",
          "aws:RequestTag/eks-cluster-name": "prod-eks-eu1",
          "aws:RequestTag/kubernetes-namespace": WRITERS[signal].namespace,
          "aws:RequestTag/kubernetes-service-account": TRUSTED[signal],
        },
      },
    },
  ]);
});

test.each(STORED_SIGNALS)("each service account that writes %s is associated with the role", (signal) => {
  for (const { namespace, serviceAccount, suffix } of writerAccounts(signal)) {
    const path = `identities/${signal}-writer-association${suffix}`;
    expect(cluster.resource("aws_eks_pod_identity_association", path)).toMatchObject({
      namespace,
      service_account: serviceAccount,
      role_arn: expect.stringMatching(new RegExp(`^\\$\\{aws_iam_role\\.identities_${signal}-writer_role_`)) as unknown,
      depends_on: [expect.stringMatching(new RegExp(`^aws_iam_role_policy\\.identities_${signal}-writer_policy_`))],
    });
  }
});

test.each([
  ["Thanos", "metrics"],
  ["Loki", "logs"],
])("%s reads, writes and deletes objects of its own bucket under the key of the stores", (_, signal) => {
  const bucket = `arn:aws:s3:::acme-prod-eks-eu1-${signal}`;
  expect(policy(permissions(`identities/${signal}-writer`)).Statement).toEqual([
    { Sid: "List", Effect: "Allow", Action: "s3:ListBucket", Resource: bucket },
    {
      Sid: "Objects",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      Resource: `${bucket}/*`,
    },
    {
      Sid: "Encryption",
      Effect: "Allow",
      Action: ["kms:GenerateDataKey", "kms:Decrypt"],
      Resource: "<data.aws_kms_alias.stores-key.target_key_arn>",
      Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
    },
  ]);
});

test("Tempo tags its blocks besides", () => {
  expect(statement(permissions("identities/traces-writer"), "Objects")).toMatchObject({
    Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging", "s3:PutObjectTagging"],
    Resource: "arn:aws:s3:::acme-prod-eks-eu1-traces/*",
  });
});

test("the autoscaler changes groups of this cluster only", () => {
  const text = permissions("identities/autoscaler");
  expect(statement(text, "Scale")).toEqual({
    Sid: "Scale",
    Effect: "Allow",
    Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
    Resource: "*",
    Condition: { StringEquals: { "aws:ResourceTag/k8s.io/cluster-autoscaler/prod-eks-eu1": "owned" } },
  });
  expect(statement(text, "ReadNodeGroups")?.Resource).toBe(
    "arn:aws:eks:eu-west-1:123456789012:nodegroup/prod-eks-eu1/*",
  );
  expect(statement(text, "Read")?.Action).toEqual(
    expect.not.arrayContaining([expect.not.stringMatching(/:(Describe|Get)/)]),
  );
});

test("volumes are made under the key of the volumes", () => {
  const text = permissions("node-addons/volumes-role");
  const key = "<data.aws_kms_alias.volumes-key.target_key_arn>";
  expect(policy(text).Statement.map(({ Resource }) => Resource)).toEqual([key, key]);
  expect(statement(text, "LetEc2Attach")).toMatchObject({
    Action: "kms:CreateGrant",
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
});

describe("the load balancer controller", () => {
  const text = permissions("identities/load-balancers");
  const owned = { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "prod-eks-eu1" } };

  test("deletes and changes only what carries the tag of this cluster", () => {
    for (const sid of ["DeleteOwnGroups", "ChangeOwn", "RegisterOwn"]) {
      expect(statement(text, sid)?.Condition).toEqual(owned);
    }
    const changing = policy(text).Statement.filter(({ Action }) =>
      /Delete(LoadBalancer|TargetGroup|Security)/.test(String(Action)),
    );
    expect(changing.map(({ Sid }) => Sid)).toEqual(["DeleteOwnGroups", "ChangeOwn"]);
  });

  test("tags what it makes at once, and cannot give it to another cluster", () => {
    const asked = { "aws:RequestTag/elbv2.k8s.aws/cluster": "prod-eks-eu1" };
    expect(statement(text, "Make")?.Condition).toEqual({ StringEquals: asked });
    for (const sid of ["TagOwn", "TagOwnGroups"]) {
      expect(statement(text, sid)?.Condition).toEqual({
        ...owned,
        Null: { "aws:RequestTag/elbv2.k8s.aws/cluster": "true" },
      });
    }
  });

  test("opens security groups of its VPC only", () => {
    expect(statement(text, "OpenGroups")?.Condition).toEqual({
      ArnEquals: { "ec2:Vpc": "arn:aws:ec2:eu-west-1:123456789012:vpc/<data.aws_vpc.vpc.id>" },
    });
  });

  test("has nothing to do with services that its chart turns off", () => {
    expect(text).not.toMatch(/waf|shield|cognito/);
  });
});

test("no policy is larger than IAM allows, and no statement shadows another", () => {
  for (const [path, { policy: text }] of Object.entries(cluster.resources("aws_iam_role_policy"))) {
    // IAM quotas: 10 240 characters for the inline policies of a role.
    expect([path, (text as string).length < 10_240]).toEqual([path, true]);
    const sids = policy(permissions(path.replace(/\/policy$/, ""))).Statement.map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
  }
});
