import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { terraformJson } from "../../terraform/text";

/** One statement of an IAM policy. Texts may be tokens. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect?: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An IAM policy as JSON text; statements allow unless they say otherwise. */
export function policyDocument(...statements: readonly Statement[]): string {
  const Statement = statements.map((statement) => ({ Effect: "Allow", ...statement }));
  return terraformJson({ Version: "2012-10-17", Statement });
}

export interface RoleProps {
  readonly name: string;
  readonly description: string;
  /** Who may take the role. */
  readonly trust: readonly Statement[];
  /** ARNs of policies that AWS maintains. @default none */
  readonly managedPolicies?: readonly string[];
  /** What the role may do besides. @default nothing */
  readonly statements?: readonly Statement[];
}

/** An IAM role with its permissions. */
export class Role extends Construct {
  readonly arn: string;
  /** What gives the role its permissions: whatever uses the role must wait for it. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, description, trust, ...props }: RoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", { name, description, assumeRolePolicy: policyDocument(...trust) });
    const { managedPolicies = [], statements = [] } = props;
    const attachments = managedPolicies.map(
      (policyArn) => new IamRolePolicyAttachment(this, policyId(policyArn), { role: role.name, policyArn }),
    );
    const inline =
      statements.length === 0
        ? []
        : [new IamRolePolicy(this, "policy", { name, role: role.name, policy: policyDocument(...statements) })];
    this.arn = role.arn;
    this.permissions = [...attachments, ...inline];
  }
}

/** `AmazonEKSClusterPolicy` of its ARN. */
function policyId(policyArn: string): string {
  return policyArn.slice(policyArn.lastIndexOf("/") + 1);
}

/** Trust in a service of AWS itself. */
export function serviceTrust(service: string, condition?: Statement["Condition"]): Statement {
  return { Principal: { Service: service }, Action: "sts:AssumeRole", Condition: condition };
}
