import { Testing, TerraformStack } from "cdktf";
import { secret } from "../../constructs/core/secret-ref";
import { AlertmanagerConfiguration } from "../../constructs/platform/alertmanager/construct";
import { resolveAlertmanager } from "../../constructs/platform/alertmanager/props";
import { OperatorCrds } from "../../constructs/platform/crds/construct";
import { Prometheus } from "../../constructs/platform/prometheus/construct";
import { resolvePrometheus } from "../../constructs/platform/prometheus/props";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { alertmanagerFiles } from "../../constructs/signals/routing/render";
import { routes } from "../../constructs/signals/routing/routing";
import { platformContext } from "../support/platform-context";

const routing = routes({ page: pagerDuty(secret("a", "pagerduty")), ticket: slack("#ops", secret("a", "slack")) });

interface Release {
  readonly name: string;
  readonly chart: string;
  readonly namespace: string;
  readonly values: readonly [string];
  readonly depends_on?: readonly string[];
}

interface ConfigSecret {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

interface Synthesized {
  readonly resource: {
    readonly helm_release: Readonly<Record<string, Release>>;
    readonly kubernetes_secret_v1: Readonly<Record<string, ConfigSecret>>;
  };
}

function synthesize(): Synthesized["resource"] {
  const stack = new TerraformStack(Testing.app(), "platform");
  const context = platformContext();
  const crds = new OperatorCrds(stack, "crds", []);
  const { secret } = new AlertmanagerConfiguration(stack, "alertmanager", routing, []);
  new Prometheus(stack, "prometheus", {
    prometheus: resolvePrometheus({ values: { prometheus: { prometheusSpec: { logLevel: "debug" } } } }, context),
    alertmanager: resolveAlertmanager({}, context, routing),
    dependsOn: [crds.release.release, secret],
  });
  return (JSON.parse(Testing.synth(stack)) as Synthesized).resource;
}

const resources = synthesize();
const [configSecret] = Object.values(resources.kubernetes_secret_v1);

function release(chart: string): Release {
  const found = Object.values(resources.helm_release).find((candidate) => candidate.chart === chart);
  if (!found) throw new Error(`no release of ${chart}`);
  return found;
}

describe("the release of the operator's definitions", () => {
  const crds = release("prometheus-operator-crds");

  it("leaves them in the cluster when it is destroyed, with every monitor and rule", () => {
    expect(crds.name).toBe("prometheus-operator-crds");
    expect(JSON.parse(crds.values[0])).toEqual({
      crds: { annotations: { "helm.sh/resource-policy": "keep" } },
    });
  });
});

describe("the release of Prometheus", () => {
  const prometheus = release("kube-prometheus-stack");
  const values = JSON.parse(prometheus.values[0]) as Record<string, Record<string, unknown>>;

  it("is named so that Services and jobs are, and never changes", () => {
    expect(prometheus).toMatchObject({ name: "kps", namespace: "monitoring" });
    expect(values.fullnameOverride).toBe("kps");
  });

  it("waits for the definitions and for the configuration of Alertmanager", () => {
    expect(prometheus.depends_on).toEqual([
      expect.stringMatching(/^helm_release.crds_/),
      expect.stringMatching(/^kubernetes_secret_v1.alertmanager_/),
    ]);
  });

  it("installs Prometheus and Alertmanager together", () => {
    expect(values.prometheus).toBeDefined();
    expect(values.alertmanager?.alertmanagerSpec).toMatchObject({ configSecret: "alertmanager-config" });
  });

  it("takes values that the library has no word for, beside its own", () => {
    expect(values.prometheus?.prometheusSpec).toMatchObject({ logLevel: "debug", replicas: 1 });
  });
});

describe("the configuration of Alertmanager", () => {
  it("lies where the chart looks for it", () => {
    expect(configSecret).toMatchObject({
      metadata: { name: "alertmanager-config", namespace: "monitoring" },
      type: "Opaque",
    });
  });

  it("reaches Terraform as it is: Go templates need no escape", () => {
    expect(configSecret?.data).toEqual(alertmanagerFiles(routing));
  });

  it("names the files of secrets and holds none", () => {
    expect(configSecret?.data["alertmanager.yaml"]).toContain(
      '"routing_key_file":"/etc/alertmanager/secrets/a/pagerduty"',
    );
    expect(configSecret?.data["alertmanager.yaml"]).not.toContain('"routing_key":');
  });
});
