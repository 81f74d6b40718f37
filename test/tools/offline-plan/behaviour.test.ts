import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMocks, type Mocks } from "../../../tools/offline-plan/mocks";
import { deriveSchemas } from "../../../tools/offline-plan/schema";
import { OfflineTerraform } from "../../../tools/offline-plan/terraform";
import { describeWith } from "../../support/programs";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();

const SCHEMAS = deriveSchemas([
  {
    provider: "aws",
    resources: ["aws_vpc", "aws_subnet", "aws_security_group", "aws_s3_bucket", "aws_eks_cluster", "aws_iam_role"],
    dataSources: ["aws_eks_cluster"],
  },
  { provider: "kubernetes", resources: ["kubernetes_secret_v1", "kubernetes_manifest"], dataSources: [] },
]);

type Json = Readonly<Record<string, unknown>>;

interface Change {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

describeWith("terraform", "mock providers", () => {
  let mocks: Mocks;

  beforeAll(async () => {
    mocks = await startMocks(SCHEMAS);
  });

  afterAll(() => {
    mocks.close();
  });

  /** Applies configurations one after the other in one folder, and gives the outputs of the last. */
  async function apply(name: string, ...configurations: readonly Json[]): Promise<Json> {
    for (const [index, configuration] of configurations.entries()) {
      write(name, configuration);
      if (index === 0) await terraform(name, "init");
      await terraform(name, "apply", "-auto-approve");
      await terraform(name, "plan", "-detailed-exitcode");
    }
    const outputs = JSON.parse(await terraform(name, "output", "-json")) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([key, { value }]) => [key, value]));
  }

  /** What terraform would do, by address. */
  async function changes(name: string, configuration: Json): Promise<Record<string, readonly string[]>> {
    write(name, configuration);
    await terraform(name, "plan", "-out=plan");
    const plan = JSON.parse(await terraform(name, "show", "-json", "plan")) as { resource_changes: readonly Change[] };
    return Object.fromEntries(plan.resource_changes.map(({ address, change }) => [address, change.actions]));
  }

  function write(name: string, configuration: Json): void {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, "main.tf.json"), JSON.stringify(configuration, null, 2));
  }

  async function terraform(name: string, ...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await new OfflineTerraform("terraform", mocks.reattach).run(
      join(root, name),
      ...args,
      "-no-color",
    );
    if (code !== 0) throw new Error(`terraform ${args.join(" ")}: ${stderr || stdout}`);
    return stdout;
  }

  it("make identifiers out of reserved values", async () => {
    const { role, bucket, endpoint, authority } = await apply("identifiers", {
      resource: {
        aws_iam_role: { role: { name: "reader", assume_role_policy: "{}" } },
        aws_s3_bucket: { bucket: { bucket: "logs" } },
      },
      data: { aws_eks_cluster: { one: { name: "main" } } },
      output: {
        role: { value: "${aws_iam_role.role.arn}" },
        bucket: { value: "${aws_s3_bucket.bucket.arn}" },
        endpoint: { value: "${data.aws_eks_cluster.one.endpoint}" },
        authority: { value: "${base64decode(data.aws_eks_cluster.one.certificate_authority[0].data)}" },
      },
    });
    expect(role).toBe("arn:aws:iam::123456789012:role/reader");
    expect(bucket).toBe("arn:aws:s3:::logs");
    expect(endpoint).toMatch(/^https:\/\/[0-9A-F]{32}\.example\.com$/);
    expect(authority).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  it("give equal resources identifiers of their own", async () => {
    const { ids } = await apply("count", {
      resource: { aws_vpc: { network: { count: 3, cidr_block: "10.0.0.0/16" } } },
      output: { ids: { value: "${aws_vpc.network[*].id}" } },
    });
    expect(new Set(ids as readonly string[]).size).toBe(3);
  });

  it("keep the configurations of two aliases apart", async () => {
    const { here, there } = await apply("aliases", {
      provider: { aws: [{ region: "eu-west-1" }, { alias: "other", region: "us-east-1" }] },
      resource: {
        aws_vpc: {
          here: { cidr_block: "10.0.0.0/16" },
          there: { cidr_block: "10.1.0.0/16", provider: "aws.other" },
        },
      },
      output: { here: { value: "${aws_vpc.here.region}" }, there: { value: "${aws_vpc.there.region}" } },
    });
    expect({ here, there }).toEqual({ here: "eu-west-1", there: "us-east-1" });
  });

  it("change in place what may change, and replace what may not, with all that needs it", async () => {
    const network = (cidr: string, tag: string): Json => ({
      resource: {
        aws_vpc: { network: { cidr_block: cidr, tags: { owner: tag } } },
        aws_subnet: { subnet: { vpc_id: "${aws_vpc.network.id}", cidr_block: "10.0.1.0/24" } },
      },
    });
    await apply("replacement", network("10.0.0.0/16", "a"));
    expect(await changes("replacement", network("10.0.0.0/16", "b"))).toEqual({
      "aws_vpc.network": ["update"],
      "aws_subnet.subnet": ["no-op"],
    });
    expect(await changes("replacement", network("10.0.0.0/20", "a"))).toEqual({
      "aws_vpc.network": ["delete", "create"],
      "aws_subnet.subnet": ["delete", "create"],
    });
  });

  it("converge after an element of a set was added, and another taken away", async () => {
    const group = (...ports: readonly number[]): Json => ({
      resource: {
        aws_security_group: {
          group: {
            name: "group",
            ingress: ports.map((port) => ({
              from_port: port,
              to_port: port,
              protocol: "tcp",
              cidr_blocks: ["192.0.2.0/24"],
              description: null,
              ipv6_cidr_blocks: null,
              prefix_list_ids: null,
              security_groups: null,
              self: null,
            })),
          },
        },
      },
      output: { ports: { value: "${sort(aws_security_group.group.ingress[*].from_port)}" } },
    });
    const { ports } = await apply("sets", group(443), group(443, 8443), group(8443));
    expect(ports).toEqual(["8443"]);
  });

  it("keep values without a declared type, and values that must not be kept out of the state", async () => {
    const { kind } = await apply("dynamic", {
      resource: {
        kubernetes_manifest: { one: { manifest: { kind: "ConfigMap", data: { a: "1", list: [1, "two", true] } } } },
        kubernetes_secret_v1: { one: { metadata: { name: "one" }, data_wo: { key: "hidden" }, data_wo_revision: 1 } },
      },
      output: { kind: { value: "${kubernetes_manifest.one.manifest.data.list}" } },
    });
    expect(kind).toEqual([1, "two", true]);
    expect(await terraform("dynamic", "state", "pull")).not.toContain("hidden");
  });

  it("import a resource by its identifier", async () => {
    await apply("import", {
      import: [{ to: "aws_s3_bucket.bucket", id: "logs" }],
      resource: { aws_s3_bucket: { bucket: { bucket: "logs" } } },
    });
    expect(await terraform("import", "state", "list")).toBe("aws_s3_bucket.bucket\n");
  });
});
