import { checkExisting } from "../../../constructs/clouds/existing/check";
import { existing, type ExistingProps } from "../../../constructs/clouds/existing/props";
import { azureStore, gcsStore, s3Store } from "../../../constructs/clouds/stores";
import type { Problem } from "../../../constructs/core/errors";

const sound: ExistingProps = {
  context: "ops@payments",
  region: "fra1",
  zones: ["fra1-a"],
  storage: { like: "fast-ssd" },
  stores: {
    metrics: s3Store({ bucket: "acme-payments-metrics", region: "eu-central-1" }),
    logs: s3Store({ bucket: "acme-payments-logs", region: "eu-central-1" }),
    traces: gcsStore({ bucket: "acme-payments-traces" }),
  },
};

/** What the compiler refuses, as it comes from plain JavaScript. */
function problemsOf(changes: Readonly<Record<string, unknown>>): Problem[] {
  return checkExisting("dev.clusters.payments", existing({ ...sound, ...changes }));
}

function places(changes: Readonly<Record<string, unknown>>): string[] {
  return problemsOf(changes).map(({ at }) => at.replace("dev.clusters.payments.", ""));
}

describe("a cluster by kubeconfig", () => {
  it("without a fault has no problems", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ kubeconfig: "/etc/kubeconfigs/payments" })).toEqual([]);
    expect(problemsOf({ storage: { provisioner: "csi.example.com", parameters: {} } })).toEqual([]);
  });

  it("names its context, so that nobody's current one is used", () => {
    for (const context of [undefined, "", " "]) {
      expect(problemsOf({ context })).toMatchObject([
        { at: "dev.clusters.payments.context", fix: "Write one of: kubectl config get-contexts -o name" },
      ]);
    }
  });

  it.each(["kubeconfig", "./kubeconfig", "../kubeconfig", ""])(
    "refuses %j: stacks run in folders of their own",
    (path) => {
      expect(problemsOf({ kubeconfig: path })).toMatchObject([{ at: "dev.clusters.payments.kubeconfig", value: path }]);
    },
  );

  it("says where it is, on which zones, and what its volumes are", () => {
    const wrong = {
      region: "",
      zones: [],
      storage: undefined,
      capabilities: { credentialEndpoints: [{ cidr: "here" }] },
    };
    expect(places(wrong).sort()).toEqual(["capabilities.credentialEndpoints", "region", "storage", "zones"]);
    expect(places({ zones: undefined })).toEqual(["zones"]);
    expect(places({ storage: { like: "Fast SSD" } })).toEqual(["storage"]);
    expect(places({ storage: { parameters: {} } })).toEqual(["storage"]);
  });

  it("says of its capabilities what they are, and names no zone twice", () => {
    const capabilities = { nameServer: "foo", hostaccess: false, networkPolicies: "no" };
    const problems = problemsOf({ capabilities, zones: ["fra1-a", "fra1-a"] });
    expect(
      problems.map(
        ({ at, value, problem, fix }) =>
          `${at.replace("dev.clusters.payments.", "")}: ${String(value)} ${problem}. ${fix}`,
      ),
    ).toEqual([
      "zones: fra1-a,fra1-a name a zone twice. Name each zone once",
      "capabilities: hostaccess is no capability of a cluster. Use one of: hostAccess, networkPolicies, nameServer, credentialEndpoints",
      "capabilities.networkPolicies: no is neither true nor false. Write true or false",
      "capabilities.nameServer: foo is nothing that answers names. Use one of: coredns, kube-dns, node",
    ]);
  });

  it("has a store for each signal, under a name there can be", () => {
    expect(places({ stores: undefined })).toEqual(["stores"]);
    expect(places({ stores: {} })).toEqual(["stores.metrics", "stores.logs", "stores.traces"]);
    const logs = s3Store({ bucket: "s3://acme-logs", region: "Europe" });
    const traces = azureStore({ account: "Acme-Traces", container: "a" });
    expect(places({ stores: { ...sound.stores, logs, traces } })).toEqual([
      "stores.logs.bucket",
      "stores.logs.region",
      "stores.traces.account",
      "stores.traces.container",
    ]);
    expect(places({ stores: { ...sound.stores, traces: { kind: "floppy" } } })).toEqual(["stores.traces"]);
  });

  it("has no store for two signals", () => {
    const { logs, traces } = sound.stores;
    const shared = (stores: object): (string | undefined)[] =>
      problemsOf({ stores }).map(({ at, value, problem, fix }) => {
        expect({ at, value, fix }).toEqual({
          at: "dev.clusters.payments.stores",
          value: expect.objectContaining({ bucket: "acme-payments-logs" }) as unknown,
          fix: "Give each signal a bucket or container of its own",
        });
        return /the same for (.+), which/.exec(problem)?.[1];
      });
    expect(shared({ ...sound.stores, traces: { ...logs } })).toEqual(["logs and traces"]);
    expect(shared({ metrics: { ...logs, region: "eu-west-1" }, logs, traces })).toEqual(["metrics and logs"]);
    const one = { metrics: { ...logs }, logs, traces: { ...logs } };
    expect(shared(one)).toEqual(["metrics and logs", "metrics and traces", "logs and traces"]);
  });

  it("is told a way out of each problem", () => {
    const fixes = problemsOf({ context: "", kubeconfig: "k", region: "", zones: [], stores: {} }).map(({ fix }) => fix);
    expect(fixes).toHaveLength(7);
    expect(fixes.filter((fix) => !/^[A-Z].+[^.]$/.test(fix))).toEqual([]);
  });
});
