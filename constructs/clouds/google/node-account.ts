import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { nodeAccountId } from "./names";
import type { ResolvedGoogleCluster } from "./resolved";

/** The account of the nodes: it writes logs and metrics of the system, and pulls Google's images. Pods never get it. */
export class NodeAccount extends Construct {
  readonly email: string;
  /** What gives the account its permissions: whatever uses it must wait for them. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { names, spec }: ClusterContext<ResolvedGoogleCluster>) {
    super(scope, id);
    const account = new ServiceAccount(this, "account", {
      accountId: nodeAccountId(names),
      displayName: `Nodes of ${names.cluster}`,
    });
    const member = new ProjectIamMember(this, "role", {
      project: spec.project,
      role: "roles/container.defaultNodeServiceAccount",
      member: account.member,
    });
    this.email = account.email;
    this.permissions = [member];
  }
}
