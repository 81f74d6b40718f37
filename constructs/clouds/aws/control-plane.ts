import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { EksCluster, type EksClusterVpcConfig } from "@cdktf/provider-aws/lib/eks-cluster";
import { Construct } from "constructs";
import { exempt } from "../../terraform/policies";
import type { ApiAccess } from "../api-access";
import type { ClusterContext } from "../contract";
import { AUTO_MODE_POLICIES, autoMode, autoModeNodeRole } from "./auto-mode";
import { accessPolicyArn, deployerArn, managedPolicyArn } from "./arn";
import { SERVICE_CIDR } from "./defaults";
import { Role, serviceTrust } from "./iam";
import { volumeKeyStatements } from "./permissions/volumes";
import { clusterDeletionProtection, controlPlaneLogs, privateApiServer } from "./policies";
import type { RoleArn } from "./props";
import type { ResolvedAwsCluster } from "./resolved";

export interface ControlPlaneProps {
  readonly subnetIds: readonly string[];
  /** ARN of the key that encrypts Kubernetes Secrets. */
  readonly secretsKeyArn: string;
  /** ARN of the key that encrypts volumes, which in Auto Mode the control plane makes. */
  readonly volumesKeyArn: string;
}

/** The control plane, and who may use it. */
export class ControlPlane extends Construct {
  readonly cluster: EksCluster;

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: ControlPlaneProps) {
    super(scope, id);
    const { names, spec } = context;
    const role = controlPlaneRole(this, context, props);
    const nodes = spec.mode === "auto" ? autoModeNodeRole(this, context) : undefined;
    const { kubernetesNetworkConfig, ...auto } = nodes ? autoMode(nodes) : {};
    this.cluster = new EksCluster(this, "cluster", {
      name: names.cluster,
      version: spec.kubernetes,
      roleArn: role.arn,
      deletionProtection: spec.accept.clusterDeletion === false,
      // The add-ons of this library take their place, in versions and an order that it knows.
      bootstrapSelfManagedAddons: false,
      enabledClusterLogTypes: [...spec.controlPlaneLogs],
      // Nobody has access but by an entry below: not even whoever runs Terraform.
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      vpcConfig: { subnetIds: [...props.subnetIds], ...endpoints(spec.api) },
      encryptionConfig: { resources: ["secrets"], provider: { keyArn: props.secretsKeyArn } },
      kubernetesNetworkConfig: { serviceIpv4Cidr: SERVICE_CIDR, ipFamily: "ipv4", ...kubernetesNetworkConfig },
      // At the end of support EKS upgrades instead of billing the extended one at six times the price.
      upgradePolicy: { supportType: "STANDARD" },
      zonalShiftConfig: { enabled: true },
      ...auto,
      dependsOn: [...role.permissions, ...(nodes?.permissions ?? [])],
      lifecycle: {
        // Read at creation only; a later difference would replace the cluster.
        ignoreChanges: [
          "access_config[0].bootstrap_cluster_creator_admin_permissions",
          "bootstrap_self_managed_addons",
        ],
      },
    });
    this.exemptFrom(spec);
    this.grantAccess(context);
  }

  private exemptFrom({ api, accept }: ResolvedAwsCluster): void {
    if (api.kind === "open") exempt(this.cluster, privateApiServer, api.because);
    if (accept.clusterDeletion !== false) exempt(this.cluster, clusterDeletionProtection, accept.clusterDeletion);
    if (accept.auditGaps !== false) exempt(this.cluster, controlPlaneLogs, accept.auditGaps);
  }

  private grantAccess(context: ClusterContext<ResolvedAwsCluster>): void {
    const { spec } = context;
    const deployer = deployerArn(context);
    this.addEntry("deployer", deployer, accessPolicyArn(spec, "AmazonEKSClusterAdminPolicy"));
    for (const admin of spec.admins.filter((arn) => arn !== deployer)) {
      this.addEntry(`admin-${roleId(admin)}`, admin, accessPolicyArn(spec, "AmazonEKSClusterAdminPolicy"));
    }
    for (const reader of spec.readers.filter((arn) => arn !== deployer)) {
      this.addEntry(`reader-${roleId(reader)}`, reader, accessPolicyArn(spec, "AmazonEKSAdminViewPolicy"));
    }
  }

  private addEntry(id: string, principalArn: RoleArn, policyArn: string): void {
    const entry = new EksAccessEntry(this, id, { clusterName: this.cluster.name, principalArn, type: "STANDARD" });
    new EksAccessPolicyAssociation(this, `${id}-policy`, {
      clusterName: this.cluster.name,
      principalArn,
      policyArn,
      accessScope: { type: "cluster" },
      dependsOn: [entry],
    });
  }
}

/** Nodes and pods always take the private endpoint. */
function endpoints(api: ApiAccess): Omit<EksClusterVpcConfig, "subnetIds"> {
  switch (api.kind) {
    case "private":
      return { endpointPrivateAccess: true, endpointPublicAccess: false };
    case "public":
      return { endpointPrivateAccess: true, endpointPublicAccess: true, publicAccessCidrs: [...api.from] };
    case "open":
      return { endpointPrivateAccess: true, endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] };
  }
}

/** Name and account: two accounts may have a role of one name. */
function roleId(arn: RoleArn): string {
  const [, , , , account = "", role = ""] = arn.split(":");
  return `${role.slice("role/".length).replace(/[^A-Za-z0-9]+/g, "-")}-${account}`;
}

function controlPlaneRole(
  scope: Construct,
  { names, spec }: ClusterContext<ResolvedAwsCluster>,
  { secretsKeyArn, volumesKeyArn }: ControlPlaneProps,
): Role {
  const auto = spec.mode === "auto";
  const trust = serviceTrust("eks.amazonaws.com", { StringEquals: { "aws:SourceAccount": spec.account } });
  const policies = ["AmazonEKSClusterPolicy", ...(auto ? AUTO_MODE_POLICIES : [])];
  return new Role(scope, "role", {
    name: names.resource("control-plane"),
    description: `Control plane of ${names.cluster}`,
    // Auto Mode tags its sessions with the name of the cluster, and its policies ask for the tag.
    trust: [auto ? { ...trust, Action: ["sts:AssumeRole", "sts:TagSession"] } : trust],
    managedPolicies: policies.map((policy) => managedPolicyArn(spec, policy)),
    statements: [
      {
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
        Resource: secretsKeyArn,
      },
      ...(auto ? volumeKeyStatements(volumesKeyArn) : []),
    ],
  });
}
