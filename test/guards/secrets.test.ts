import { requiredSecrets, resolveEnvironment } from "../../constructs";
import { environments } from "../../environments";
import { stacksOf } from "../support/synth";
import { shippedOutput } from "../support/shipped";

const stacks = Object.values(stacksOf(shippedOutput()));

function resources(type: string): Readonly<Record<string, unknown>>[] {
  return stacks.flatMap(({ resource = {} }) => Object.values(resource[type] ?? {}));
}

const secrets = resources("kubernetes_secret_v1") as { data: Record<string, string> }[];
const clusters = environments.flatMap(({ clusters }) => Object.keys(clusters));

/** What the Secrets that we write say under a key. */
function written(key: string): string[] {
  return secrets.map(({ data }) => data[key]).filter((text) => text !== undefined);
}

describe("secrets", () => {
  it("are never given to Helm as values to hide", () => {
    const releases = resources("helm_release");
    expect(releases.length).toBeGreaterThan(5);
    for (const release of releases) {
      expect(release).not.toHaveProperty("set");
      expect(release).not.toHaveProperty("set_sensitive");
    }
  });

  it("are read from files by Alertmanager, whose configuration is a Secret without any", () => {
    const configurations = written("alertmanager.yaml");
    expect(configurations).toHaveLength(clusters.length);
    for (const text of configurations) {
      expect(text).toContain("/etc/alertmanager/secrets/alert-receivers/pagerduty-routing-key");
      expect(text).not.toMatch(/"(api_url|routing_key|service_key|auth_password|url)":/);
    }
  });

  it("are not needed for the object store of metrics, which is all that other Secrets of ours name", () => {
    const stores = written("objstore.yml").map((text) => JSON.parse(text) as { config: Record<string, unknown> });
    expect(stores).toHaveLength(clusters.length);
    expect([...new Set(stores.flatMap(({ config }) => Object.keys(config)))].sort()).toEqual([
      "aws_sdk_auth",
      "bucket",
      "container",
      "endpoint",
      "region",
      "storage_account",
    ]);
    expect(secrets).toHaveLength(2 * clusters.length);
  });

  it("are all listed for the cluster that reads them, each with its keys", () => {
    const [dev] = environments.map(resolveEnvironment);
    const listed = dev ? requiredSecrets(dev, "eks-eu1") : [];
    expect(listed.map(({ namespace, name, keys }) => [namespace, name, keys])).toEqual([
      ["monitoring", "alert-receivers", ["heartbeat-url", "pagerduty-routing-key", "slack-webhook-url"]],
      ["monitoring", "grafana-admin", ["admin-password", "admin-user"]],
    ]);
  });
});
