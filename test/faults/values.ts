import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { group } from "./fault";
import { addAws, addKubernetes, network, raw } from "./parts";

/** Values of the right type that a provider refuses all the same. */
export const values = group("Values", [
  {
    name: "an address where a network belongs",
    caughtBy: "validate",
    says: 'cidr_block: "10.0.0.0" is not a CIDR block. Write an address and the length of its prefix, such as 10.0.0.0/16.',
    at: "aws_vpc.network",
    build: (stack) => {
      network(stack, { cidrBlock: "10.0.0.0" });
    },
  },
  {
    name: "a policy that is not JSON",
    caughtBy: "validate",
    says: "is not JSON. Write a policy document as JSON text.",
    at: "aws_iam_role.reader",
    build: (stack) => {
      addAws(stack);
      new IamRole(stack, "reader", { name: "reader", assumeRolePolicy: "allow everybody" });
    },
  },
  {
    name: "a name that Kubernetes does not accept",
    caughtBy: "validate",
    says: 'metadata.name: "Shop_Prod" is not a name that Kubernetes accepts.',
    at: "in resource.kubernetes_namespace_v1.shop.metadata",
    build: (stack) => {
      addKubernetes(stack);
      new NamespaceV1(stack, "shop", { metadata: { name: "Shop_Prod" } });
    },
  },
  {
    name: "a label with blanks",
    caughtBy: "validate",
    says: 'metadata.labels["team"]: "the shop team" is not a label value that Kubernetes accepts.',
    at: "in resource.kubernetes_namespace_v1.shop.metadata.labels",
    build: (stack) => {
      addKubernetes(stack);
      new NamespaceV1(stack, "shop", { metadata: { name: "shop", labels: { team: "the shop team" } } });
    },
  },
  {
    name: "a chart's values that are not YAML",
    caughtBy: "validate",
    says: "is not YAML with keys and values. Write values as a YAML map.",
    at: "in resource.helm_release.loki.values",
    build: (stack) => {
      const release = { name: "loki", chart: "loki", version: "1.2.3", timeout: 600 };
      raw(stack, "helm_release", "loki", { ...release, values: ["replicas: [1"] });
    },
  },
  {
    name: "a choice that our own properties do not offer",
    caughtBy: "compiler",
    says: `TS2322: Type '"fastest"' is not assignable to type`,
    at: "releaseChannel:",
    code: `google({ project: "acme-dev", region: "europe-west1", zones: ["b", "c"], cidr: "10.0.0.0/16", releaseChannel: "fastest" });`,
  },
  {
    name: "a region that does not exist",
    caughtBy: "compiler",
    says: `TS2820: Type '"eu-west-9"' is not assignable to type … Did you mean '"eu-west-1"'?`,
    at: "region:",
    code: `aws({ account: "123456789012", region: "eu-west-9", zones: ["a", "b"], cidr: "10.0.0.0/16" });`,
  },
  {
    name: "a hub that is none of the clusters",
    caughtBy: "compiler",
    says: `TS2322: Type '"eks-eu2"' is not assignable to type '"eks-eu1"'.`,
    at: "hub:",
    code: `
const cluster = aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.0.0.0/16" });
environment("dev", house, { clusters: { "eks-eu1": cluster }, hub: "eks-eu2" });`,
  },
  {
    name: "a choice that AWS does not offer",
    caughtBy: "validate",
    says: 'access_config.authentication_mode: "IAM" is not one of the choices. Use one of API, API_AND_CONFIG_MAP, CONFIG_MAP.',
    at: "in resource.aws_eks_cluster.cluster.access_config",
    build: (stack) => {
      addAws(stack);
      new EksCluster(stack, "cluster", {
        name: "main",
        roleArn: "arn:aws:iam::123456789012:role/cluster",
        vpcConfig: { subnetIds: ["subnet-1"] },
        accessConfig: { authenticationMode: "IAM" },
      });
    },
  },
  {
    name: "a choice that Azure does not offer",
    caughtBy: "validate",
    says: 'account_tier: "Gold" is not one of the choices. Use one of Standard, Premium.',
    at: "azurerm_storage_account.store",
    build: (stack) => {
      raw(stack, "azurerm_storage_account", "store", {
        name: "logs",
        resource_group_name: "main",
        location: "westeurope",
        account_tier: "Gold",
        account_replication_type: "LRS",
      });
    },
  },
  {
    name: "arguments that exclude each other",
    caughtBy: "validate",
    says: "Conflicting arguments … enable_autopilot: cannot be given together with remove_default_node_pool. Leave one of them out.",
    at: "in resource.google_container_cluster.cluster",
    build: (stack) => {
      const cluster = { name: "main", enable_autopilot: true, remove_default_node_pool: true };
      raw(stack, "google_container_cluster", "cluster", cluster);
    },
  },
]);
