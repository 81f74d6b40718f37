import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { regionalArn } from "./arn";
import { Role, serviceTrust } from "./iam";
import { flowLogGroup } from "./names";
import type { ResolvedAwsCluster } from "./resolved";

export interface FlowLogsProps {
  readonly vpcId: string;
  /** ARN of the key that encrypts them. */
  readonly keyArn: string;
}

/** Records who talked to whom in the VPC. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: FlowLogsProps) {
    super(scope, id);
    const { names, spec } = context;
    const group = new CloudwatchLogGroup(this, "group", {
      name: flowLogGroup(names),
      retentionInDays: spec.logRetention.toDays(),
      kmsKeyId: props.keyArn,
    });
    const writer = flowLogWriter(this, context);
    new FlowLog(this, "log", {
      vpcId: props.vpcId,
      trafficType: "ALL",
      logDestination: group.arn,
      iamRoleArn: writer.arn,
      tags: { Name: names.resource("flow-logs") },
      dependsOn: [...writer.permissions],
    });
  }
}

/** The condition keeps flow logs of other accounts from writing with the role (the "confused deputy" problem). */
function flowLogWriter(scope: Construct, { names, spec }: ClusterContext<ResolvedAwsCluster>): Role {
  const group = regionalArn(spec, "logs", `log-group:${flowLogGroup(names)}`);
  return new Role(scope, "writer", {
    name: names.resource("flow-logs"),
    description: `Writes the flow logs of ${names.cluster}`,
    trust: [serviceTrust("vpc-flow-logs.amazonaws.com", { StringEquals: { "aws:SourceAccount": spec.account } })],
    statements: [
      {
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: [group, `${group}:*`],
      },
      // Describes groups by prefix and knows no narrower resource.
      { Action: "logs:DescribeLogGroups", Resource: "*" },
    ],
  });
}
