import { EksPodIdentityAssociation } from "@cdktf/provider-aws/lib/eks-pod-identity-association";
import { Construct } from "constructs";
import { type ClusterNames, STORED_SIGNALS, type StoredSignal, type Writer, WRITERS } from "../../core/names";
import type { ClusterContext } from "../contract";
import { writerAccounts } from "../writers";
import { type AwsPlace, bucketArn, regionalArn } from "./arn";
import { Role, type RoleProps, type Statement } from "./iam";
import { autoscalerStatements } from "./permissions/autoscaler";
import { loadBalancerStatements } from "./permissions/load-balancer";
import type { ResolvedAwsCluster } from "./resolved";
import { only, type ServiceAccount, type ServiceAccounts, SYSTEM_ACCOUNTS } from "./service-accounts";

export interface PodIdentitiesProps {
  readonly clusterName: string;
  readonly vpcId: string;
  /** ARN of the key that encrypts the stores. */
  readonly storesKeyArn: string;
}

/** Roles for pods: one per writer of a stored signal, and those of the cluster's own controllers. No key is ever handed out. */
export class PodIdentities extends Construct {
  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedAwsCluster>, props: PodIdentitiesProps) {
    super(scope, id);
    const { names, spec } = context;
    for (const signal of STORED_SIGNALS) {
      const bucket = names.store(signal);
      const store = { bucket, region: spec.region, keyArn: props.storesKeyArn };
      addStoreWriter(this, context, signal, { cluster: names.cluster, clusterName: props.clusterName, ...store });
    }
    // In Auto Mode nodes and load balancers are the control plane's work.
    if (spec.mode === "standard") this.addControllers(context, props);
  }

  private addControllers(context: ClusterContext<ResolvedAwsCluster>, props: PodIdentitiesProps): void {
    const { names, spec } = context;
    const autoscaler = podRole(this, "autoscaler", context, only(SYSTEM_ACCOUNTS.autoscaler), {
      name: names.resource("autoscaler"),
      description: `Adds and removes nodes of ${names.cluster}`,
      statements: autoscalerStatements(regionalArn(spec, "eks", `nodegroup/${names.cluster}/*`), names.cluster),
    });
    associate(this, "autoscaler-association", props.clusterName, SYSTEM_ACCOUNTS.autoscaler, autoscaler);
    const loadBalancers = podRole(this, "load-balancers", context, only(SYSTEM_ACCOUNTS.loadBalancers), {
      name: names.resource("load-balancers"),
      description: `Makes the load balancers of ${names.cluster}`,
      statements: loadBalancerStatements(spec, regionalArn(spec, "ec2", `vpc/${props.vpcId}`), names.cluster),
    });
    associate(this, "load-balancers-association", props.clusterName, SYSTEM_ACCOUNTS.loadBalancers, loadBalancers);
  }
}

export interface StoreWriterProps {
  /** Name of the cluster, as text: it is part of a policy. */
  readonly cluster: string;
  /** The same name, or a reference to the cluster that must be there first. */
  readonly clusterName: string;
  readonly bucket: string;
  readonly region: string;
  /** ARN of the key that encrypts the bucket; undefined where S3 has the key. */
  readonly keyArn: string | undefined;
}

/** The role of the writer of a signal, which its service accounts take in one cluster. */
export function addStoreWriter(
  scope: Construct,
  { names, spec }: { readonly names: ClusterNames; readonly spec: Omit<AwsPlace, "region"> },
  signal: StoredSignal,
  { cluster, clusterName, ...store }: StoreWriterProps,
): void {
  const { namespace, serviceAccounts }: Writer = WRITERS[signal];
  const accounts = { namespace, serviceAccounts: Object.values(serviceAccounts) };
  const role = podRole(scope, `${signal}-writer`, { names: { cluster }, spec }, accounts, {
    name: names.writer(signal),
    description: `Writes the ${signal} of ${names.cluster}`,
    statements: storeStatements(spec, signal, store),
  });
  for (const { suffix, ...account } of writerAccounts(signal)) {
    associate(scope, `${signal}-writer-association${suffix}`, clusterName, account, role);
  }
}

/**
 * A role for service accounts of one cluster. EKS tags every session it opens with cluster, namespace and service
 * account (EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity"); without the conditions
 * any association in the account could take the role.
 */
export function podRole(
  scope: Construct,
  id: string,
  { names, spec }: { readonly names: { readonly cluster: string }; readonly spec: { readonly account: string } },
  { namespace, serviceAccounts }: ServiceAccounts,
  props: Omit<RoleProps, "trust">,
): Role {
  const trust: Statement = {
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": spec.account,
        "aws:RequestTag/eks-cluster-name": names.cluster,
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": anyOf(serviceAccounts),
      },
    },
  };
  return new Role(scope, id, { ...props, trust: [trust] });
}

/** How IAM writes it, and gives it back: a list of one is a text. */
function anyOf(values: readonly string[]): string | readonly string[] {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}

function associate(scope: Construct, id: string, clusterName: string, account: ServiceAccount, role: Role): void {
  new EksPodIdentityAssociation(scope, id, {
    clusterName,
    ...account,
    roleArn: role.arn,
    dependsOn: [...role.permissions],
  });
}

/**
 * What each writer does to objects: Thanos' policy for deployment (docs/storage.md, "AWS Policies"), Loki's guide for AWS
 * (docs/sources/setup/install/helm/deployment-guides/aws.md), and Tempo's for S3
 * (docs/sources/tempo/configuration/hosted-storage/s3.md), which also tags blocks.
 */
const OBJECT_ACTIONS: Record<StoredSignal, readonly string[]> = {
  metrics: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  logs: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  traces: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging", "s3:PutObjectTagging"],
};

function storeStatements(
  place: Pick<AwsPlace, "partition">,
  signal: StoredSignal,
  { bucket, region, keyArn }: Omit<StoreWriterProps, "cluster" | "clusterName">,
): readonly Statement[] {
  const arn = bucketArn(place, bucket);
  const statements: Statement[] = [
    { Sid: "List", Action: "s3:ListBucket", Resource: arn },
    { Sid: "Objects", Action: OBJECT_ACTIONS[signal], Resource: `${arn}/*` },
  ];
  if (keyArn === undefined) return statements;
  return [
    ...statements,
    {
      Sid: "Encryption",
      Action: ["kms:GenerateDataKey", "kms:Decrypt"],
      Resource: keyArn,
      // With the objects of S3 only, and never by a direct call.
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}
