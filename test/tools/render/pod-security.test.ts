import { checkPodSecurity } from "../../../tools/render/checks/pod-security";
import { readManifests } from "../../../tools/render/manifests";
import { type Container, levelOf, type PodSpec } from "../../../tools/render/pod-standards";

const container: Container = {
  name: "main",
  securityContext: {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  },
  resources: { requests: { cpu: "10m" } },
};
const restricted: PodSpec = { containers: [container] };

/** The restricted pod with another security context of its container. */
function secured(more: Container["securityContext"]): PodSpec {
  return { containers: [{ ...container, securityContext: { ...container.securityContext, ...more } }] };
}

describe("the Pod Security Standards", () => {
  test.each<[string, PodSpec, string]>([
    ["everything set", restricted, "restricted"],
    [
      "identity and seccomp set on the pod",
      {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "Localhost" } },
        containers: [
          {
            ...container,
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
            },
          },
        ],
      },
      "restricted",
    ],
    [
      "usual volumes",
      {
        ...restricted,
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "b", secret: {} },
        ],
      },
      "restricted",
    ],
    ["nothing set", { containers: [{ name: "main" }] }, "baseline"],
    ["an init container without settings", { ...restricted, initContainers: [{ name: "init" }] }, "baseline"],
    ["escalation", secured({ allowPrivilegeEscalation: undefined }), "baseline"],
    ["root by user", secured({ runAsUser: 0 }), "baseline"],
    ["root by the pod's user", { ...restricted, securityContext: { runAsUser: 0 } }, "baseline"],
    [
      "a container that takes back runAsNonRoot",
      { ...secured({ runAsNonRoot: false }), securityContext: { runAsNonRoot: true } },
      "baseline",
    ],
    ["capabilities kept", secured({ capabilities: { drop: ["NET_RAW"] } }), "baseline"],
    ["a capability of the usual set", secured({ capabilities: { drop: ["ALL"], add: ["CHOWN"] } }), "baseline"],
    ["an NFS volume", { ...restricted, volumes: [{ name: "a", nfs: {} }] }, "baseline"],
    [
      "a capability beyond the usual set",
      secured({ capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } }),
      "privileged",
    ],
    ["a privileged container", secured({ privileged: true }), "privileged"],
    ["the host's network", { ...restricted, hostNetwork: true }, "privileged"],
    ["the host's processes", { ...restricted, hostPID: true }, "privileged"],
    ["the host's files", { ...restricted, volumes: [{ name: "root", hostPath: {} }] }, "privileged"],
    ["the host's ports", { containers: [{ ...container, ports: [{ hostPort: 80 }] }] }, "privileged"],
    ["no seccomp", secured({ seccompProfile: { type: "Unconfined" } }), "privileged"],
    ["an unmasked /proc", secured({ procMount: "Unmasked" }), "privileged"],
    ["an SELinux type of its own", secured({ seLinuxOptions: { type: "spc_t" } }), "privileged"],
    ["an unsafe sysctl", { ...restricted, securityContext: { sysctls: [{ name: "kernel.msgmax" }] } }, "privileged"],
  ])("%s: %#", (_, pod, level) => {
    expect(levelOf(pod)).toBe(level);
  });
});

const namespaces = [
  { name: "monitoring", enforce: "restricted" },
  { name: "host", enforce: "privileged" },
  { name: "plain" },
];

/** What is found in these objects of a release that goes to a namespace. */
function findings(text: string, namespace = "monitoring"): string[] {
  return checkPodSecurity({ namespace }, namespaces, readManifests(text)).findings.map(
    ({ severity, at, message }) => `${severity} ${at}: ${message}`,
  );
}

function workload(kind: string, pod: object, metadata: object = {}): string {
  const template = { template: { spec: pod } };
  const spec = kind === "CronJob" ? { jobTemplate: { spec: template } } : template;
  return JSON.stringify({ apiVersion: "apps/v1", kind, metadata: { name: "agent", ...metadata }, spec });
}

const hostNetwork = { ...restricted, hostNetwork: true };

describe("rendered pods are held against their namespace", () => {
  test.each(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"])("a %s", (kind) => {
    expect(findings(workload(kind, hostNetwork))).toEqual([
      `error ${kind}/agent: has hostNetwork: not baseline, which its namespace enforces`,
    ]);
    expect(findings(workload(kind, restricted))).toEqual([]);
  });

  test("where the namespace allows it, it is a note", () => {
    expect(findings(workload("DaemonSet", hostNetwork), "host")).toEqual([
      "note DaemonSet/agent: has hostNetwork: not baseline",
    ]);
  });

  test("an object's own namespace counts before the release's", () => {
    expect(findings(workload("DaemonSet", hostNetwork, { namespace: "host" }))[0]).toMatch(/^note/);
  });

  test("a namespace of unknown level is an error", () => {
    const message = "for which neither its stack nor one before it enforces a Pod Security level";
    expect(findings(workload("Deployment", restricted), "plain")).toEqual([
      `error Deployment/agent: goes to namespace plain, ${message}`,
    ]);
    expect(findings(workload("Deployment", restricted), "elsewhere")).toHaveLength(1);
  });

  test("kube-system is known, and enforces nothing", () => {
    expect(findings(workload("DaemonSet", hostNetwork), "kube-system")).toEqual([
      "note DaemonSet/agent: has hostNetwork: not baseline",
    ]);
  });

  test("a container without resources is an error", () => {
    const bare = { ...container, resources: {} };
    expect(findings(workload("Deployment", { containers: [bare] }))).toEqual([
      "error Deployment/agent/main: has no resources: scheduled as if it needed nothing, without a limit",
    ]);
  });

  test("a pod of helm test never runs and is left out", () => {
    const annotations = { "helm.sh/hook": "test-success" };
    expect(findings(workload("Job", hostNetwork, { annotations }))).toEqual([]);
    const hook = { annotations: { "helm.sh/hook": "pre-install,pre-upgrade" } };
    expect(findings(workload("Job", hostNetwork, hook))).toHaveLength(1);
  });
});

describe("custom resources of the Prometheus operator become pods", () => {
  const context = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };
  const prometheus = (spec: object): string =>
    JSON.stringify({ apiVersion: "monitoring.coreos.com/v1", kind: "Prometheus", metadata: { name: "p" }, spec });
  const resources = { requests: { memory: "1Gi" } };

  test("restricted ones with the operator's settings", () => {
    expect(findings(prometheus({ securityContext: context, resources }))).toEqual([]);
  });

  test("with their security context, resources and sidecars", () => {
    expect(findings(prometheus({ thanos: {}, containers: [{ name: "proxy", ...{ resources } }] }))).toEqual([
      ...["prometheus", "thanos-sidecar"].flatMap((name) => [
        `error Prometheus/p/${name}: may run as root (runAsNonRoot): not restricted, which its namespace enforces`,
        `error Prometheus/p/${name}: has no seccomp profile: not restricted, which its namespace enforces`,
      ]),
      ...[
        "may gain privileges (allowPrivilegeEscalation)",
        "may run as root (runAsNonRoot)",
        "has no seccomp profile",
      ].map((problem) => `error Prometheus/p/proxy: ${problem}: not restricted, which its namespace enforces`),
      "error Prometheus/p/proxy: does not drop all capabilities: not restricted, which its namespace enforces",
      "error Prometheus/p/prometheus: has no resources: scheduled as if it needed nothing, without a limit",
      "error Prometheus/p/thanos-sidecar: has no resources: scheduled as if it needed nothing, without a limit",
    ]);
  });

  test("where a patch of the operator's container loosens it, it counts", () => {
    const containers = [{ name: "prometheus", securityContext: { privileged: true } }];
    expect(findings(prometheus({ securityContext: context, resources, containers }))).toEqual([
      "error Prometheus/p/prometheus: is privileged: not baseline, which its namespace enforces",
    ]);
  });
});

test("the summary names the number of pods and the lowest level they need", () => {
  const text = [workload("Deployment", restricted), workload("DaemonSet", hostNetwork)].join("\n---\n");
  const summary = (manifests: string): string =>
    checkPodSecurity({ namespace: "host" }, namespaces, readManifests(manifests)).summary;
  expect(summary(text)).toBe("2 pods, privileged");
  expect(summary("kind: Service")).toBe("no pods");
});
