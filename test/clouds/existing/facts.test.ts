import { App, TerraformStack } from "cdktf";
import type { ClusterFacts } from "../../../constructs/clouds/contract";
import { existingCloud } from "../../../constructs/clouds/existing";
import { resolveExisting } from "../../../constructs/clouds/existing/defaults";
import { existing, type ExistingProps } from "../../../constructs/clouds/existing/props";
import { azureStore, gcsStore, s3Store } from "../../../constructs/clouds/stores";
import { clusterNames } from "../../../constructs/core/names";

const sound: ExistingProps = {
  context: "ops@payments",
  region: "fra1",
  zones: ["fra1-a"],
  storage: { like: "fast-ssd" },
  stores: {
    metrics: azureStore({ account: "acmelogs", container: "metrics" }),
    logs: azureStore({ account: "acmelogs", container: "logs" }),
    traces: azureStore({ account: "acmelogs", container: "traces" }),
  },
};

function factsOf(changes: Partial<ExistingProps> = {}): ClusterFacts {
  const spec = resolveExisting(existing({ ...sound, ...changes }));
  const names = clusterNames("acme", "dev", "payments");
  const context = { organization: "acme", environment: "dev", tier: "development", names, spec } as const;
  const stack = new TerraformStack(new App(), "platform");
  const facts = existingCloud.locate(stack, context);
  expect(stack.node.children).toEqual([]);
  return facts;
}

test("what was said reaches the platform as it is, and nothing is looked up", () => {
  expect(factsOf()).toEqual({
    cloud: "existing",
    region: "fra1",
    connection: { kubeconfig: "~/.kube/config", context: "ops@payments" },
    stores: sound.stores,
    identities: {
      metrics: { serviceAccountAnnotations: {}, podLabels: {} },
      logs: { serviceAccountAnnotations: {}, podLabels: {} },
      traces: { serviceAccountAnnotations: {}, podLabels: {} },
    },
    storage: { like: "fast-ssd" },
    capabilities: { hostAccess: true, nameServer: "coredns", networkPolicies: true, credentialEndpoints: [] },
  });
});

test("pods may go where the clouds of the stores give out credentials", () => {
  const stores = {
    metrics: s3Store({ bucket: "acme-metrics", region: "eu-west-1" }),
    logs: s3Store({ bucket: "acme-logs", region: "eu-west-1" }),
    traces: gcsStore({ bucket: "acme-traces" }),
  };
  const endpoints = factsOf({ stores }).capabilities.credentialEndpoints.map(({ cidr }) => cidr);
  expect(endpoints).toEqual(["169.254.169.254/32", "169.254.169.252/32", "169.254.170.23/32"]);
  const credentialEndpoints = [{ cidr: "10.0.0.1/32", port: 80 }];
  const told = factsOf({ stores, capabilities: { credentialEndpoints } }).capabilities;
  expect(told).toMatchObject({ hostAccess: true, credentialEndpoints });
});

test("an identity is marked as the owner of the cluster says", () => {
  const podLabels = { "azure.workload.identity/use": "true" };
  expect(factsOf({ identities: { logs: { podLabels } } }).identities).toEqual({
    metrics: { serviceAccountAnnotations: {}, podLabels: {} },
    logs: { serviceAccountAnnotations: {}, podLabels },
    traces: { serviceAccountAnnotations: {}, podLabels: {} },
  });
});

test("its file is where it is said to be", () => {
  expect(factsOf({ kubeconfig: "/etc/kubeconfigs/ops" }).connection.kubeconfig).toBe("/etc/kubeconfigs/ops");
});
