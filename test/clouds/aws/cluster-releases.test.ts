import { clusterReleases } from "../../../constructs/clouds/aws/cluster-releases";
import { resolveAws } from "../../../constructs/clouds/aws/defaults";
import { aws } from "../../../constructs/clouds/aws/props";
import { SYSTEM_ACCOUNTS } from "../../../constructs/clouds/aws/service-accounts";
import { KUBERNETES_VERSIONS } from "../../../constructs/clouds/aws/versions";
import { CHARTS } from "../../../constructs/core/charts";
import { compactJson } from "../../../constructs/core/json";
import { clusterNames } from "../../../constructs/core/names";

const spec = resolveAws(
  aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" }),
  "development",
);
const names = clusterNames("acme", "dev", "eks-eu1");
const releases = clusterReleases({ organization: "acme", environment: "dev", tier: "development", names, spec });
const [autoscaler, loadBalancers] = releases;

test("the autoscaler comes first: what follows may need nodes that it makes", () => {
  expect(releases.map(({ name, namespace, chart }) => [name, namespace, chart.chart])).toEqual([
    ["cluster-autoscaler", "kube-system", CHARTS.clusterAutoscaler.chart],
    ["aws-load-balancer-controller", "kube-system", CHARTS.awsLoadBalancerController.chart],
  ]);
});

test("both are plain data without a token, and tolerate the taint of system nodes", () => {
  for (const { values } of releases) {
    expect(compactJson(values)).not.toMatch(/TfToken/);
    expect(values.tolerations).toEqual([{ key: "CriticalAddonsOnly", operator: "Exists" }]);
  }
});

test("both run under the service accounts that their roles trust", () => {
  expect(autoscaler?.values.rbac).toEqual({
    serviceAccount: { name: SYSTEM_ACCOUNTS.autoscaler.serviceAccount },
  });
  expect(loadBalancers?.values.serviceAccount).toEqual({ name: SYSTEM_ACCOUNTS.loadBalancers.serviceAccount });
});

test("the autoscaler finds the groups of this cluster, and is of its minor version", () => {
  expect(autoscaler?.values).toMatchObject({
    autoDiscovery: { clusterName: "dev-eks-eu1" },
    awsRegion: "eu-west-1",
    image: { tag: "v1.35.0" },
  });
  for (const [version, { autoscalerImage }] of Object.entries(KUBERNETES_VERSIONS)) {
    expect(autoscalerImage).toMatch(new RegExp(`^v${version.replace(".", "\\.")}\\.\\d+$`));
  }
});

test("the load balancer controller asks no metadata where it is, and stands in the way of no Service", () => {
  expect(loadBalancers?.values).toMatchObject({
    clusterName: "dev-eks-eu1",
    region: "eu-west-1",
    vpcTags: { Name: "dev-eks-eu1-vpc" },
    enableServiceMutatorWebhook: false,
    keepTLSSecret: true,
  });
  expect(loadBalancers?.values).not.toHaveProperty("vpcId");
});
