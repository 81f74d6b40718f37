import type { AdoptingCloud, ClusterFacts } from "../../../constructs/clouds/contract";
import { existingEksCloud } from "../../../constructs/clouds/aws/existing";
import { checkExistingEks } from "../../../constructs/clouds/aws/existing/check";
import { resolveExistingEks } from "../../../constructs/clouds/aws/existing/defaults";
import { existingEks, type ExistingEksProps } from "../../../constructs/clouds/aws/existing/props";
import type { ResolvedExistingEks } from "../../../constructs/clouds/aws/existing/resolved";
import { deployerStatements } from "../../../constructs/clouds/aws/permissions/deployer";
import { clusterNames, stackName } from "../../../constructs/core/names";
import type { Configuration } from "../configuration";
import { statement, synthesize } from "./synthesize";

const place = { account: "123456789012", region: "eu-west-1", name: "Payments_2", zones: ["a", "b", "c"] } as const;
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000";
const found = {
  metrics: { bucket: "acme-metrics" },
  logs: { bucket: "acme-logs", keyArn: KEY },
  traces: { bucket: "acme-traces", region: "eu-west-2" },
} as const;

interface Synthesized {
  readonly made: Readonly<Record<string, Configuration>>;
  readonly facts: ClusterFacts;
  readonly platform: Configuration | undefined;
}

/** The stacks there are, with every policy checked. */
function synthesized(props: Pick<ExistingEksProps<"eu-west-1">, "stores" | "identities">): Synthesized {
  const spec = resolveExistingEks(existingEks({ ...place, ...props }), "production");
  const names = clusterNames("acme", "production", "payments");
  const context = { organization: "acme", environment: "production", tier: "production", names, spec } as const;
  const cloud: AdoptingCloud<ResolvedExistingEks> = existingEksCloud(spec);
  let facts: ClusterFacts | undefined;
  const fills = Object.entries({ foundation: cloud.foundation, cluster: cloud.cluster }).filter(([, fill]) => fill);
  const [platform, ...made] = synthesize([
    [stackName("production", "payments", "platform"), (stack) => (facts = cloud.locate(stack, context))],
    ...fills.map(
      ([name, fill]) => [name, (stack: Parameters<typeof cloud.locate>[0]) => fill?.(stack, context)] as const,
    ),
  ]);
  if (!facts) throw new Error("nothing was located");
  const byName = fills.flatMap(([name], index) => (made[index] ? [[name, made[index]] as const] : []));
  return { made: Object.fromEntries(byName), facts, platform };
}

describe("an EKS cluster of somebody else's with new stores", () => {
  const { made, facts, platform } = synthesized({ stores: "new" });

  it("has a foundation of stores and their key, as our own clusters have them", () => {
    expect(made.foundation?.inventory()).toEqual({
      aws_kms_alias: 1,
      aws_kms_key: 1,
      aws_s3_bucket: 3,
      aws_s3_bucket_lifecycle_configuration: 3,
      aws_s3_bucket_ownership_controls: 3,
      aws_s3_bucket_policy: 3,
      aws_s3_bucket_public_access_block: 3,
      aws_s3_bucket_server_side_encryption_configuration: 3,
      aws_s3_bucket_versioning: 3,
    });
    expect(made.foundation?.resource("aws_s3_bucket", "logs-store/bucket")).toMatchObject({
      bucket: "acme-production-payments-logs",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("has a cluster stack of identities and nothing else", () => {
    expect(made.cluster?.inventory()).toEqual({
      aws_eks_pod_identity_association: 4,
      aws_iam_role: 3,
      aws_iam_role_policy: 3,
    });
    expect(
      made.cluster?.resource("aws_eks_pod_identity_association", "identities/logs-writer-association"),
    ).toMatchObject({
      cluster_name: "Payments_2",
      namespace: "monitoring",
      service_account: "loki",
    });
  });

  it("trusts the cluster by the name it has in EKS", () => {
    const { assume_role_policy } = made.cluster?.resource("aws_iam_role", "identities/logs-writer/role") ?? {};
    expect(JSON.stringify(assume_role_policy)).toContain('\\"aws:RequestTag/eks-cluster-name\\":\\"Payments_2\\"');
  });

  it("is found by that name, and the platform knows where to store", () => {
    expect(Object.values(platform?.data("aws_eks_cluster") ?? {})).toMatchObject([{ name: "Payments_2" }]);
    expect(facts).toMatchObject({
      cloud: "aws",
      region: "eu-west-1",
      stores: { logs: { kind: "s3", bucket: "acme-production-payments-logs", region: "eu-west-1" } },
      identities: { logs: { serviceAccountAnnotations: {}, podLabels: {} } },
      storage: { provisioner: "ebs.csi.aws.com", parameters: { encrypted: "true" } },
      capabilities: { networkPolicies: true, credentialEndpoints: [{ cidr: "169.254.170.23/32", port: 80 }] },
    });
    expect(facts.connection.exec?.args).toContain("Payments_2");
    expect(facts.releases).toBeUndefined();
  });
});

describe("an EKS cluster of somebody else's with stores that are there", () => {
  it("needs identities alone, and each may use its own bucket and key", () => {
    const { made, facts } = synthesized({ stores: found });
    expect(Object.keys(made)).toEqual(["cluster"]);
    const policyOf = (signal: string): unknown =>
      made.cluster?.resource("aws_iam_role_policy", `identities/${signal}-writer/policy`).policy;
    expect(statement(policyOf("logs"), "List")?.Resource).toBe("arn:aws:s3:::acme-logs");
    expect(statement(policyOf("logs"), "Encryption")?.Resource).toBe(KEY);
    expect(statement(policyOf("traces"), "Encryption")).toBeUndefined();
    expect(made.cluster?.data("aws_kms_alias")).toEqual({});
    expect(facts.stores).toEqual({
      metrics: { kind: "s3", bucket: "acme-metrics", region: "eu-west-1" },
      logs: { kind: "s3", bucket: "acme-logs", region: "eu-west-1" },
      traces: { kind: "s3", bucket: "acme-traces", region: "eu-west-2" },
    });
  });

  it("has nothing to make where identities are given, too", () => {
    const serviceAccountAnnotations = { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/loki" };
    const { made, facts } = synthesized({ stores: found, identities: { logs: { serviceAccountAnnotations } } });
    expect(made).toEqual({});
    expect(facts.identities).toEqual({
      metrics: { serviceAccountAnnotations: {}, podLabels: {} },
      logs: { serviceAccountAnnotations, podLabels: {} },
      traces: { serviceAccountAnnotations: {}, podLabels: {} },
    });
  });
});

test("what is wrong is told at once, each with its place", () => {
  const wrong = { account: "12", region: "eu-west-9", name: "", zones: [], accept: { dataLossOnDestroy: "no" } };
  const stores = { ...found, logs: { bucket: "arn:aws:s3:::logs", keyArn: "alias/logs", region: "here" } };
  const cluster = existingEks({ ...wrong, stores } as unknown as ExistingEksProps);
  expect(checkExistingEks("dev.clusters.payments", existingEks({ ...place, stores: "new" }))).toEqual([]);
  expect(checkExistingEks("dev.clusters.payments", cluster).map(({ at }) => at.split("payments.")[1])).toEqual([
    "account",
    "region",
    "name",
    "zones",
    "stores.logs.bucket",
    "stores.logs.region",
    "stores.logs.keyArn",
    "accept.dataLossOnDestroy",
  ]);
});

test("a bucket of two signals is told, whatever else is said about it", () => {
  const stores = { ...found, metrics: { bucket: "acme-logs" } };
  expect(checkExistingEks("dev.clusters.payments", existingEks({ ...place, stores }))).toMatchObject([
    {
      at: "dev.clusters.payments.stores",
      problem: expect.stringContaining("the same for metrics and logs") as unknown,
    },
  ]);
});

test("the deployer may associate identities in such a cluster, and do nothing else to it", () => {
  const scope = { partition: "aws", account: "123456789012", organization: "acme", environment: "dev" };
  const [existing] = deployerStatements({ ...scope, existingClusters: ["Payments_2"] }).filter(
    ({ Sid }) => Sid === "ExistingClusters",
  );
  expect(existing?.Resource).toEqual([
    "arn:aws:eks:*:123456789012:cluster/Payments_2",
    "arn:aws:eks:*:123456789012:podidentityassociation/Payments_2/*",
  ]);
  expect(JSON.stringify(existing?.Action)).not.toMatch(/DeleteCluster|UpdateCluster|\*/);
  expect(JSON.stringify(deployerStatements(scope))).not.toContain("ExistingClusters");
});
