import type { Release } from "../../../tools/lib/synthesized";
import { Helm } from "../../../tools/render/helm";
import { inspectRelease } from "../../../tools/render/inspect";
import { writeChart } from "../../support/chart-files";
import { describeWith } from "../../support/programs";
import { temporaryFolder } from "../../support/terraform";

/** A Deployment whose replicas, and a Secret whose password, come from the values or from the chart. */
const TEMPLATE = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: main
          resources: {{ toJson .Values.resources }}
---
apiVersion: v1
kind: Secret
metadata: {name: {{ .Release.Name }}}
stringData:
  password: {{ randAlphaNum 8 | quote }}
{{- if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: m}
{{- end }}
`;

function helm(apiVersions: string[] = []): Helm {
  return new Helm({ binary: "helm", kubeVersion: "1.33.0", apiVersions });
}

function release(values: Release["values"]): Release {
  return {
    stack: "dev",
    stackFolder: "",
    address: "helm_release.tiny",
    name: "tiny",
    namespace: "monitoring",
    chart: "tiny",
    version: "1.0.0",
    values,
  };
}

describeWith("helm", "a release rendered with its chart", () => {
  const root = temporaryFolder();
  const chart = writeChart(root, "tiny", {
    "values.yaml": "replicas: 1\nresources: {}\n",
    "templates/all.yaml": TEMPLATE,
    "crds/thing.yaml":
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things}\n",
  });
  const crds = { schemas: new Map(), apiVersions: [] };
  const namespaces = [{ name: "monitoring", enforce: "baseline" }];
  const inspect = (values: Release["values"], apiVersions?: string[]): ReturnType<typeof inspectRelease> =>
    inspectRelease(release(values), { helm: helm(apiVersions), crds, chart, namespaces });

  test("goes through every check", async () => {
    const { report, manifest } = await inspect({ replicas: 2, replicaz: 3 });
    expect(manifest).toContain("replicas: 2");
    expect(report.summaries).toEqual({
      render: "3 objects",
      ablation: "2 leaves, 1 dead",
      "custom-resources": "0 of 0",
      "pod-security": "1 pods, baseline",
      "release-size": "0.1 %",
    });
    const errors = report.findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ check, at }) => `${check}: ${at}`)).toEqual([
      "ablation: replicaz",
      "pod-security: Deployment/tiny/main",
    ]);
  });

  test("knows the API versions that the cluster will serve", async () => {
    const { report } = await inspect({ resources: { requests: { cpu: 1 } } }, ["monitoring.coreos.com/v1"]);
    expect(report.summaries["custom-resources"]).toBe("0 of 1");
  });

  test("that does not render is an error, told with Helm's words", async () => {
    const broken = writeChart(root, "broken", { "templates/a.yaml": '{{ required "size is needed" .Values.size }}' });
    const { report } = await inspectRelease(release({}), { helm: helm(), crds, chart: broken, namespaces });
    expect(report.summaries).toEqual({ render: "fails" });
    expect(report.findings).toMatchObject([
      {
        check: "render",
        severity: "error",
        message: expect.stringMatching(/^does not render: .*size is needed/) as string,
      },
    ]);
  });
});

test("an absent helm binary is told in one sentence", async () => {
  const absent = new Helm({ binary: "/nowhere/helm", kubeVersion: "1.33.0", apiVersions: [] });
  await expect(absent.template({ release: "a", namespace: "n", chart: "c", values: {} })).rejects.toThrow(
    'helm: "/nowhere/helm" cannot be started. Install Helm',
  );
});
