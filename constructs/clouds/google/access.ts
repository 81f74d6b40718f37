import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { secretReaderRoleId } from "./names";
import type { Principal } from "./props";
import { clusterPath, rolePath } from "./resource-names";
import type { ResolvedGoogleCluster } from "./resolved";

/**
 * Who may use a cluster besides the deployer. IAM decides in GKE, for the project as a whole: a condition on the name
 * keeps each grant to this cluster (IAM documentation, "Resource attributes for IAM Conditions").
 */
export class ClusterAccess extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly context: ClusterContext<ResolvedGoogleCluster>,
  ) {
    super(scope, id);
    const { organization, environment, spec } = context;
    // Helm keeps its releases in Secrets, which the viewer of GKE may not read.
    const secretReader = rolePath(spec.project, secretReaderRoleId(organization, environment));
    for (const admin of spec.admins) this.grant("admin", admin, "roles/container.admin");
    for (const reader of spec.readers) {
      this.grant("reader", reader, "roles/container.viewer");
      this.grant("secret-reader", reader, secretReader);
    }
  }

  private grant(kind: string, member: Principal, role: string): void {
    const { names, spec } = this.context;
    new ProjectIamMember(this, `${kind}-${principalId(member)}`, {
      project: spec.project,
      role,
      member,
      condition: { title: names.cluster, expression: `resource.name == "${clusterPath(spec, names)}"` },
    });
  }
}

/** `user-jane-example-com`; two that differ in punctuation only are one id, which cdktf reports. */
function principalId(principal: Principal): string {
  return principal.replace(/[^A-Za-z0-9]+/g, "-");
}
