import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { GithubAutomation } from "./bootstrap";
import { CiAccount, type Condition } from "./ci-account";
import { GithubPool } from "./github";
import { ciPoolId, deployerAccountId, plannerAccountId, roleId, secretReaderRoleId } from "./names";
import { DEPLOYER_PERMISSIONS, GRANTED_ROLES, STORE_PERMISSIONS } from "./permissions/deployer";
import { PLANNER_PERMISSIONS } from "./permissions/planner";
import { rolePath } from "./resource-names";

export interface CiIdentitiesProps {
  readonly organization: string;
  readonly environment: string;
  readonly project: string;
  readonly github: GithubAutomation;
  /** Name of the bucket of the states; undefined where they are elsewhere. */
  readonly stateBucket: string | undefined;
  /** What must be on before accounts, roles and pools can be made. */
  readonly services: readonly ITerraformDependable[];
}

/** The two identities of CI: one that may look, one that may change. */
export class CiIdentities extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CiIdentitiesProps,
  ) {
    super(scope, id);
    const { organization, environment, github } = props;
    const { repository, branch = "main", deployEnvironment = environment } = github;
    const pool = new GithubPool(this, "github", {
      poolId: ciPoolId(organization, environment),
      repository,
      dependsOn: props.services,
    });
    const planner = new CiAccount(this, "planner", {
      accountId: plannerAccountId(organization, environment),
      displayName: `Plans ${environment} for ${repository}`,
      principals: { branch: pool.principal({ branch }), "pull-requests": pool.principal({ pullRequests: true }) },
    });
    this.letPlan(planner);
    const deployer = new CiAccount(this, "deployer", {
      accountId: deployerAccountId(organization, environment),
      displayName: `Deploys ${environment} for ${repository}`,
      principals: { environment: pool.principal({ environment: deployEnvironment }) },
    });
    this.letDeploy(deployer);
  }

  /** Reads states, and locks them as a plan does: the lock is an object beside the state (backend `gcs`). */
  private letPlan(planner: CiAccount): void {
    const { organization, environment, project } = this.props;
    const role = this.role("plan", plannerAccountId(organization, environment), PLANNER_PERMISSIONS);
    planner.grant("role", project, role);
    this.onStates("planner-reads", planner, "roles/storage.objectViewer");
    const locks = { title: "locks", expression: 'resource.name.endsWith(".tflock")' };
    this.onStates("planner-locks", planner, "roles/storage.objectUser", locks);
  }

  private letDeploy(deployer: CiAccount): void {
    const { organization, environment, project, stateBucket } = this.props;
    const name = deployerAccountId(organization, environment);
    deployer.grant("role", project, this.role("deploy", name, DEPLOYER_PERMISSIONS));
    const stores = this.role("stores", `${name}-stores`, STORE_PERMISSIONS);
    deployer.grant("stores", project, stores, stateBucket === undefined ? undefined : allBut(stateBucket));
    deployer.grant("clusters", project, "roles/container.admin");
    deployer.grant("grants", project, "roles/resourcemanager.projectIamAdmin", this.limitedGrants());
    this.onStates("deployer-writes", deployer, "roles/storage.objectUser");
  }

  /** Whoever may grant every role is an owner (IAM documentation, "Set limits on granting roles"). */
  private limitedGrants(): Condition {
    const { organization, environment, project } = this.props;
    const roles = [...GRANTED_ROLES, rolePath(project, secretReaderRoleId(organization, environment))];
    const list = roles.map((role) => `'${role}'`).join(", ");
    const changed = "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', [])";
    return { title: "roles-of-clusters", expression: `${changed}.hasOnly([${list}])` };
  }

  private role(id: string, name: string, permissions: readonly string[]): string {
    const { environment, services } = this.props;
    const role = new ProjectIamCustomRole(this, `${id}-role`, {
      roleId: roleId(name),
      title: `CI of ${environment}: ${id}`,
      permissions: [...permissions],
      dependsOn: [...services],
    });
    return role.name;
  }

  private onStates(id: string, account: CiAccount, role: string, condition?: Condition): void {
    const { stateBucket: bucket } = this.props;
    if (bucket !== undefined) new StorageBucketIamMember(this, id, { bucket, role, member: account.member, condition });
  }
}

/** Every bucket of the project but one, and what is in them. */
function allBut(bucket: string): Condition {
  const name = `projects/_/buckets/${bucket}`;
  return {
    title: "not-the-states",
    expression: `resource.name != "${name}" && !resource.name.startsWith("${name}/")`,
  };
}
