import type { AwsPlace } from "../arn";
import type { Statement } from "../iam";

/** Tag that the controller puts on everything it makes. */
const OWNER_TAG = "elbv2.k8s.aws/cluster";

/**
 * The load balancer controller 3.5 (kubernetes-sigs/aws-load-balancer-controller, docs/install/iam_policy.json),
 * narrowed to what this library turns on: no WAF, no Shield, no Cognito, no Outposts; changes to what carries the tag of
 * this very cluster, and to security groups of its VPC.
 */
export function loadBalancerStatements(place: AwsPlace, vpcArn: string, cluster: string): readonly Statement[] {
  const asked = { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: cluster } };
  const owned = { StringEquals: { [`aws:ResourceTag/${OWNER_TAG}`]: cluster } };
  /** Keeps a cluster from handing its resources to another by a new value of the tag. */
  const ownedAndKept = { ...owned, Null: { [`aws:RequestTag/${OWNER_TAG}`]: "true" } };
  return [
    serviceLinkedRole(),
    read(),
    ...securityGroups(place, vpcArn, { asked, owned, ownedAndKept }),
    ...loadBalancers(place, { asked, owned, ownedAndKept }),
  ];
}

type Condition = NonNullable<Statement["Condition"]>;

/** Conditions on the owner tag: of the request, of the resource, of a resource that keeps it. */
interface Ownership {
  readonly asked: Condition;
  readonly owned: Condition;
  readonly ownedAndKept: Condition;
}

/** The first load balancer of an account needs a role of the service. */
function serviceLinkedRole(): Statement {
  return {
    Sid: "ServiceRole",
    Action: "iam:CreateServiceLinkedRole",
    Resource: "*",
    Condition: { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
  };
}

/** None of these knows a narrower resource. */
function read(): Statement {
  return {
    Sid: "Read",
    Action: [
      "acm:DescribeCertificate",
      "acm:ListCertificates",
      "ec2:DescribeAccountAttributes",
      "ec2:DescribeAddresses",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeInstances",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTags",
      "ec2:DescribeVpcPeeringConnections",
      "ec2:DescribeVpcs",
      "ec2:GetSecurityGroupsForVpc",
      "elasticloadbalancing:Describe*",
      "iam:GetServerCertificate",
      "iam:ListServerCertificates",
    ],
    Resource: "*",
  };
}

function securityGroups(place: AwsPlace, vpcArn: string, { asked, owned, ownedAndKept }: Ownership): Statement[] {
  const groups = `arn:${place.partition}:ec2:${place.region}:${place.account}:security-group/*`;
  return [
    // The VPC itself carries no request tag, so that creation is one statement and tagging the other.
    { Sid: "MakeGroups", Action: "ec2:CreateSecurityGroup", Resource: [groups, vpcArn] },
    {
      Sid: "TagNewGroups",
      Action: "ec2:CreateTags",
      Resource: groups,
      Condition: { StringEquals: { ...asked.StringEquals, "ec2:CreateAction": "CreateSecurityGroup" } },
    },
    {
      Sid: "TagOwnGroups",
      Action: ["ec2:CreateTags", "ec2:DeleteTags"],
      Resource: groups,
      Condition: ownedAndKept,
    },
    // Also groups of nodes, which must let the load balancer in: hence by VPC and not by tag.
    {
      Sid: "OpenGroups",
      Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
      Resource: groups,
      Condition: { ArnEquals: { "ec2:Vpc": vpcArn } },
    },
    { Sid: "DeleteOwnGroups", Action: "ec2:DeleteSecurityGroup", Resource: groups, Condition: owned },
  ];
}

function loadBalancers(place: AwsPlace, { asked, owned, ownedAndKept }: Ownership): Statement[] {
  const arn = (resource: string): string =>
    `arn:${place.partition}:elasticloadbalancing:${place.region}:${place.account}:${resource}`;
  const balancers = [arn("targetgroup/*/*"), arn("loadbalancer/net/*/*"), arn("loadbalancer/app/*/*")];
  const listeners = ["listener", "listener-rule"].flatMap((kind) => [
    arn(`${kind}/net/*/*/*`),
    arn(`${kind}/app/*/*/*`),
  ]);
  const actions = (...names: string[]): string[] => names.map((name) => `elasticloadbalancing:${name}`);
  return [
    { Sid: "Make", Action: actions("CreateLoadBalancer", "CreateTargetGroup"), Resource: "*", Condition: asked },
    {
      Sid: "TagNew",
      Action: actions("AddTags"),
      Resource: balancers,
      Condition: {
        StringEquals: {
          ...asked.StringEquals,
          "elasticloadbalancing:CreateAction": ["CreateTargetGroup", "CreateLoadBalancer"],
        },
      },
    },
    { Sid: "TagOwn", Action: actions("AddTags", "RemoveTags"), Resource: balancers, Condition: ownedAndKept },
    // Listeners and rules get the tags of their load balancer after they are made, so that no tag can be asked for.
    { Sid: "TagListeners", Action: actions("AddTags", "RemoveTags"), Resource: listeners },
    {
      Sid: "ChangeListeners",
      Action: actions(
        ...["CreateListener", "DeleteListener", "ModifyListener", "CreateRule", "DeleteRule", "ModifyRule"],
        ...["SetRulePriorities", "AddListenerCertificates", "RemoveListenerCertificates"],
      ),
      Resource: "*",
    },
    {
      Sid: "ChangeOwn",
      Action: actions(
        ...[
          "ModifyLoadBalancerAttributes",
          "SetIpAddressType",
          "SetSecurityGroups",
          "SetSubnets",
          "DeleteLoadBalancer",
        ],
        ...["ModifyTargetGroup", "ModifyTargetGroupAttributes", "DeleteTargetGroup", "ModifyListenerAttributes"],
        "ModifyCapacityReservation",
      ),
      Resource: "*",
      Condition: owned,
    },
    {
      Sid: "RegisterOwn",
      Action: actions("RegisterTargets", "DeregisterTargets"),
      Resource: arn("targetgroup/*/*"),
      Condition: owned,
    },
  ];
}
