import { describeFinding } from "../../../tools/plan-guard/finding";
import { guardPlan } from "../../../tools/plan-guard/guard";
import { codes, created, deleted, findings, forgotten, planOf, replaced, updated } from "./plans";

const bucket = { bucket: "acme-dev-logs" };

describe("a plan that takes away what holds data", () => {
  test("is refused when it deletes, with the name and what is lost", () => {
    expect(findings(deleted("aws_s3_bucket", bucket))).toEqual([
      {
        stack: "dev-a-foundation",
        address: "aws_s3_bucket.it",
        code: "state-deleted",
        problem: 'the object store "acme-dev-logs" would be deleted, losing every object in it',
        fix: "Keep it in the program, or allow its end",
      },
    ]);
  });

  test("is refused when it replaces, with the arguments that force it", () => {
    const [finding] = findings(
      replaced("aws_eks_cluster", { name: "dev-a" }, { name: "dev-b" }, { replace_paths: [["name"]] }),
    );
    expect(finding?.code).toBe("state-replaced");
    expect(finding?.problem).toBe(
      'the cluster "dev-a" would be replaced because of name ("dev-a" → "dev-b"), losing every workload on it and the volumes that were made for them',
    );
  });

  test("is refused whichever comes first, the new one or the end of the old", () => {
    expect(codes(replaced("aws_vpc", {}, {}, { actions: ["create", "delete"] }))).toEqual(["state-replaced"]);
    expect(codes(replaced("aws_vpc", {}, {}, { actions: ["create", "forget"] }))).toEqual(["state-replaced"]);
  });

  test("is refused when it forgets: what no state manages has vanished", () => {
    const [finding] = findings(forgotten("google_sql_database_instance", { name: "grafana" }));
    expect(finding?.code).toBe("state-forgotten");
    expect(finding?.problem).toMatch(/^the database "grafana" would be forgotten/);
  });

  test("is refused for the leftover of a replacement that failed half-way", () => {
    const old = deleted("aws_ebs_volume", { id: "vol-1" });
    expect(codes({ ...old, deposed: "byebye" } as typeof old)).toEqual(["state-deleted"]);
  });

  test("is refused in a module, too", () => {
    expect(findings(deleted("aws_kms_key", {}, { address: "module.keys.aws_kms_key.logs[0]" }))[0]?.address).toBe(
      "module.keys.aws_kms_key.logs[0]",
    );
  });

  test("is refused when the thing is gone from the cloud and would be made anew", () => {
    const gone = deleted("aws_eks_cluster", { name: "dev-a" });
    const anew = created("aws_eks_cluster", { name: "dev-a", vpc_config: [{ endpoint_public_access: false }] });
    const [finding, ...others] = guardPlan("dev", { ...planOf(anew), resource_drift: [gone] });
    expect(others).toEqual([]);
    expect(finding?.code).toBe("state-missing");
    expect(finding?.problem).toContain("would be made anew without every workload on it");
    expect(guardPlan("dev", { ...planOf(), resource_drift: [gone] })).toEqual([]);
  });
});

describe("a plan that takes nothing away passes", () => {
  test.each([
    ["creates", created("aws_s3_bucket", bucket)],
    ["updates", updated("aws_s3_bucket", bucket, { ...bucket, force_destroy: true })],
    ["leaves it alone", updated("aws_s3_bucket", bucket, bucket, { actions: ["no-op"] })],
    [
      "moves it to another address",
      { ...updated("aws_s3_bucket", bucket, bucket), previous_address: "aws_s3_bucket.a" },
    ],
    ["deletes what is made again", deleted("aws_iam_role", { name: "dev-a" })],
    ["reads", deleted("aws_s3_bucket", bucket, { mode: "data" })],
  ])("because it %s", (_, change) => {
    expect(codes(change)).toEqual([]);
  });
});

describe("a Helm release is stateful", () => {
  const release = (name: string, chart: string): string[] => codes(deleted("helm_release", { name, chart }));

  test.each([
    ["with custom resource definitions", "prometheus-operator-crds", "prometheus-operator-crds"],
    ["with any other definitions", "karpenter-crd", "karpenter-crd"],
    ["with Prometheus, by its chart", "metrics", "kube-prometheus-stack"],
    ["with Prometheus, from a registry", "metrics", "oci://registry.example.com/charts/kube-prometheus-stack"],
    ["with Prometheus, by its name", "kps", "https://charts.example.com/kps-1.0.0.tgz"],
    ["with Loki", "loki", "loki"],
    ["with Tempo", "traces", "tempo-distributed"],
  ])("%s", (_, name, chart) => {
    expect(release(name, chart)).toEqual(["state-deleted"]);
  });

  test.each([
    ["grafana", "grafana"],
    ["alloy-logs", "alloy"],
    ["pack-catalog", "assets/objects/AB12"],
  ])("but not %s", (name, chart) => {
    expect(release(name, chart)).toEqual([]);
  });
});

test("a finding reads as one line with its code", () => {
  const [finding] = findings(deleted("aws_s3_bucket", bucket));
  expect(finding && describeFinding(finding)).toBe(
    'aws_s3_bucket.it: the object store "acme-dev-logs" would be deleted, losing every object in it. ' +
      "Keep it in the program, or allow its end. [state-deleted]",
  );
});
