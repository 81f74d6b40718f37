import type { Policy } from "../../../terraform/policies";
import { attached, blocks, resources, unless } from "../../policy-rules";

export const vpcFlowLogs: Policy = {
  code: "aws-vpc-flow-logs",
  title: "a VPC records its connections (CKV2_AWS_11)",
  reason: "After an incident nobody can tell who talked to whom.",
  check: resources("aws_vpc", (_, vpc, all) =>
    unless(attached(vpc, "aws_flow_log", "vpc_id", all).length > 0, {
      problem: "has no flow log",
      fix: "Keep flow logs, or accept the risk unrecordedTraffic with a reason",
    }),
  ),
};

export const vpcDefaultGroup: Policy = {
  code: "aws-vpc-default-group",
  title: "the default security group of a VPC has no rules (CKV2_AWS_12)",
  reason: "What is made without naming a group gets it, and so may talk to everything else in it.",
  check: resources("aws_vpc", (_, vpc, all) => {
    const adopted = attached(vpc, "aws_default_security_group", "vpc_id", all);
    return unless(
      adopted.some(({ ingress, egress }) => ingress === undefined && egress === undefined),
      { problem: "keeps the rules of its default security group", fix: "Adopt the group without rules" },
    );
  }),
};

export const privateAddresses: Policy = {
  code: "aws-subnet-private",
  title: "no subnet gives out public addresses (CKV_AWS_130)",
  reason: "Whatever starts in it stands in the internet by accident.",
  check: resources("aws_subnet", ({ map_public_ip_on_launch: isPublic }) =>
    unless(isPublic === false, {
      attribute: "map_public_ip_on_launch",
      value: isPublic,
      problem: "gives public addresses to what starts in the subnet",
      fix: "Set it to false: load balancers and gateways bring their own",
    }),
  ),
};

export const closedGroups: Policy = {
  code: "aws-no-open-ingress",
  title: "no security group admits the whole internet (CKV_AWS_24, CKV_AWS_260)",
  reason: "Every port scanner of the internet reaches what is behind it.",
  check: resources("aws_vpc_security_group_ingress_rule", ({ cidr_ipv4: v4, cidr_ipv6: v6 }) =>
    unless(![v4, v6].some((cidr) => typeof cidr === "string" && cidr.endsWith("/0")), {
      attribute: "cidr_ipv4",
      value: v4 ?? v6,
      problem: "admits everybody",
      fix: "Name the networks",
    }),
  ),
};

const DESCRIBED = [
  "aws_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
];

export const describedGroups: Policy = {
  code: "aws-group-described",
  title: "a security group and each of its rules say what they are for (CKV_AWS_23)",
  reason: "Nobody dares to remove a rule whose purpose is forgotten, and so it stays open.",
  check: ({ block: kind, type, attributes }) => {
    if (kind !== "resource" || !DESCRIBED.includes(type)) return [];
    const parts = [attributes, ...blocks(attributes, "ingress"), ...blocks(attributes, "egress")];
    return unless(
      parts.every(({ description }) => typeof description === "string" && description !== ""),
      { attribute: "description", problem: "is missing, here or in a rule", fix: "Say who connects to what" },
    );
  },
};

export const networkPolicies: readonly Policy[] = [
  vpcFlowLogs,
  vpcDefaultGroup,
  privateAddresses,
  closedGroups,
  describedGroups,
];
