import { App, TerraformStack, Testing } from "cdktf";
import type { Connection } from "../../constructs/clouds/contract";
import { connectCluster } from "../../constructs/platform/connection";
import { PlatformStorage } from "../../constructs/platform/storage/construct";

interface Synthesized {
  readonly provider: Readonly<Record<"kubernetes" | "helm", readonly Record<string, unknown>[]>>;
}

/** What both providers are told, without the shapes in which they differ. */
function settingsOf(connection: Connection): Record<string, unknown> {
  const stack = new TerraformStack(new App(), "platform");
  connectCluster(stack, connection);
  const { provider } = JSON.parse(Testing.synth(stack)) as Synthesized;
  const [kubernetes = {}] = provider.kubernetes;
  const exec = (kubernetes.exec as unknown[] | undefined)?.[0];
  const settings = { ...kubernetes, ...(exec ? { exec } : {}) };
  expect(provider.helm[0]?.kubernetes).toEqual(settings);
  return settings;
}

/** Everything that the providers take from the environment where it is left out, but for the way through a proxy. */
const SETTINGS = [
  ["host", "username", "password", "token", "insecure", "tls_server_name"],
  ["client_certificate", "client_key", "cluster_ca_certificate"],
  ["config_path", "config_context", "config_context_auth_info", "config_context_cluster"],
].flat();

const EXEC = { apiVersion: "client.authentication.k8s.io/v1beta1", command: "token", args: ["--for", "me"] };

describe("the connection to a cluster", () => {
  it("by its address leaves nothing to the environment of whoever runs Terraform", () => {
    const settings = settingsOf({ host: "https://k8s.example.com", certificateAuthority: "PEM", exec: EXEC });
    expect(Object.keys(settings).sort()).toEqual([...SETTINGS, "exec"].sort());
    expect(Object.entries(settings).filter(([, value]) => value !== "")).toEqual([
      ["cluster_ca_certificate", "PEM"],
      ["exec", { api_version: EXEC.apiVersion, command: "token", args: ["--for", "me"] }],
      ["host", "https://k8s.example.com"],
      ["insecure", false],
    ]);
  });

  it("by kubeconfig names file and context, and nothing that would count before them", () => {
    const settings = settingsOf({ kubeconfig: "~/.kube/config", context: "ops@payments" });
    expect(Object.keys(settings).sort()).toEqual([...SETTINGS].sort());
    expect(Object.entries(settings).filter(([, value]) => value !== "")).toEqual([
      ["config_context", "ops@payments"],
      ["config_path", "~/.kube/config"],
      ["insecure", false],
    ]);
  });
});

test("a storage class like another has its provisioner and parameters, and the platform's own rules", () => {
  const stack = new TerraformStack(new App(), "platform");
  new PlatformStorage(stack, "storage", { like: "fast-ssd" });
  const { data, resource } = JSON.parse(Testing.synth(stack)) as Record<string, Record<string, object>>;
  const [[id, existing] = []] = Object.entries(data?.kubernetes_storage_class_v1 ?? {});
  expect(existing).toMatchObject({ metadata: { name: "fast-ssd" } });
  expect(Object.values(resource?.kubernetes_storage_class_v1 ?? {})).toMatchObject([
    {
      metadata: { name: "belvedere" },
      storage_provisioner: `\${data.kubernetes_storage_class_v1.${id}.storage_provisioner}`,
      parameters: `\${data.kubernetes_storage_class_v1.${id}.parameters}`,
      reclaim_policy: "Retain",
      volume_binding_mode: "WaitForFirstConsumer",
    },
  ]);
});
