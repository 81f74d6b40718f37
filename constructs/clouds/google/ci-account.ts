import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { Construct } from "constructs";

/** When a grant holds, in the Common Expression Language of IAM. */
export interface Condition {
  readonly title: string;
  readonly expression: string;
}

export interface CiAccountProps {
  readonly accountId: string;
  readonly displayName: string;
  /** What in CI may act as the account. */
  readonly principals: Readonly<Record<string, string>>;
}

/** An account that runs of CI act as, without any key. */
export class CiAccount extends Construct {
  /** As IAM names it. */
  readonly member: string;

  constructor(scope: Construct, id: string, { accountId, displayName, principals }: CiAccountProps) {
    super(scope, id);
    const account = new ServiceAccount(this, "account", { accountId, displayName });
    for (const [kind, member] of Object.entries(principals)) {
      new ServiceAccountIamMember(this, kind, {
        serviceAccountId: account.name,
        role: "roles/iam.workloadIdentityUser",
        member,
      });
    }
    this.member = account.member;
  }

  /** Lets the account do something in the project. */
  grant(id: string, project: string, role: string, condition?: Condition): void {
    new ProjectIamMember(this, id, { project, role, member: this.member, condition });
  }
}
