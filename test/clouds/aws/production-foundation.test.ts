import { STORED_SIGNALS } from "../../../constructs/core/names";
import { synthesizeProduction } from "./production";
import { policy, statement } from "./synthesize";

const { foundation } = synthesizeProduction();

describe("the foundation", () => {
  test("holds network, keys, stores and logs, and nothing of the cluster", () => {
    expect(foundation.inventory()).toEqual({
      aws_cloudwatch_log_group: 2,
      aws_default_security_group: 1,
      aws_eip: 3,
      aws_flow_log: 1,
      aws_iam_role: 1,
      aws_iam_role_policy: 1,
      aws_internet_gateway: 1,
      aws_kms_alias: 4,
      aws_kms_key: 4,
      aws_nat_gateway: 3,
      aws_route: 4,
      aws_route_table: 4,
      aws_route_table_association: 6,
      aws_s3_bucket: 3,
      aws_s3_bucket_lifecycle_configuration: 3,
      aws_s3_bucket_logging: 3,
      aws_s3_bucket_ownership_controls: 3,
      aws_s3_bucket_policy: 3,
      aws_s3_bucket_public_access_block: 3,
      aws_s3_bucket_server_side_encryption_configuration: 3,
      aws_s3_bucket_versioning: 3,
      aws_security_group: 1,
      aws_subnet: 6,
      aws_vpc: 1,
      aws_vpc_endpoint: 7,
      aws_vpc_security_group_ingress_rule: 1,
    });
  });

  test("names everything that a later stack looks up", () => {
    const names = (type: string, attribute: string): unknown[] =>
      Object.values(foundation.resources(type)).map((block) => block[attribute]);
    expect(names("aws_kms_alias", "name")).toEqual([
      "alias/prod-eks-eu1-logs",
      "alias/prod-eks-eu1-secrets",
      "alias/prod-eks-eu1-stores",
      "alias/prod-eks-eu1-volumes",
    ]);
    expect(names("aws_s3_bucket", "bucket")).toEqual([
      "acme-prod-eks-eu1-logs",
      "acme-prod-eks-eu1-metrics",
      "acme-prod-eks-eu1-traces",
    ]);
    expect(names("aws_cloudwatch_log_group", "name")).toEqual([
      "/aws/eks/prod-eks-eu1/cluster",
      "/aws/vpc/prod-eks-eu1/flow-logs",
    ]);
    expect(foundation.resource("aws_vpc", "network/vpc").tags).toEqual({ Name: "prod-eks-eu1-vpc" });
  });

  test("lays the subnets out in three zones, none with public addresses of its own", () => {
    const subnets = Object.values(foundation.resources("aws_subnet")).map((subnet) => {
      expect(subnet.map_public_ip_on_launch).toBe(false);
      return [subnet.availability_zone, subnet.cidr_block, subnet.tags];
    });
    const elb = { "kubernetes.io/role/elb": "1" };
    const internal = { "kubernetes.io/role/internal-elb": "1" };
    expect(subnets).toEqual([
      ["eu-west-1a", "10.16.0.0/18", { Name: "prod-eks-eu1-private-a", ...internal }],
      ["eu-west-1b", "10.16.64.0/18", { Name: "prod-eks-eu1-private-b", ...internal }],
      ["eu-west-1c", "10.16.128.0/18", { Name: "prod-eks-eu1-private-c", ...internal }],
      ["eu-west-1a", "10.16.192.0/24", { Name: "prod-eks-eu1-public-a", ...elb }],
      ["eu-west-1b", "10.16.193.0/24", { Name: "prod-eks-eu1-public-b", ...elb }],
      ["eu-west-1c", "10.16.194.0/24", { Name: "prod-eks-eu1-public-c", ...elb }],
    ]);
  });

  test("leads each zone out through a gateway in the same zone", () => {
    for (const zone of ["a", "b", "c"]) {
      const route = foundation.resource("aws_route", `network/private-${zone}-internet`);
      expect(route.nat_gateway_id).toMatch(new RegExp(`^\\$\\{aws_nat_gateway\\.network_nat-${zone}_`));
      const nat = foundation.resource("aws_nat_gateway", `network/nat-${zone}`);
      expect(nat.subnet_id).toMatch(new RegExp(`^\\$\\{aws_subnet\\.network_public-${zone}_`));
      expect(nat.depends_on).toEqual([expect.stringMatching(/^aws_route\.network_public-internet_/)]);
    }
  });

  test("reaches S3 through a gateway from every private subnet, and six services through endpoints", () => {
    const endpoints = foundation.resources("aws_vpc_endpoint");
    expect(endpoints["network/s3-endpoint"]).toMatchObject({
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.eu-west-1.s3",
    });
    expect(endpoints["network/s3-endpoint"]?.route_table_ids).toHaveLength(3);
    const interfaces = Object.values(endpoints).filter(({ vpc_endpoint_type: type }) => type === "Interface");
    expect(interfaces.map(({ service_name: name }) => name)).toEqual(
      ["ec2", "ecr.api", "ecr.dkr", "eks-auth", "logs", "sts"].map((service) => `com.amazonaws.eu-west-1.${service}`),
    );
    expect(foundation.resource("aws_vpc_security_group_ingress_rule", "network/endpoints-https")).toMatchObject({
      cidr_ipv4: "10.16.0.0/16",
      from_port: 443,
      to_port: 443,
      ip_protocol: "tcp",
    });
  });

  test("records all traffic of the VPC, with a role that other accounts cannot use", () => {
    expect(foundation.resource("aws_flow_log", "flow-logs/log").traffic_type).toBe("ALL");
    const role = foundation.resource("aws_iam_role", "flow-logs/writer/role");
    expect(policy(role.assume_role_policy).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      },
    ]);
  });

  test("rotates keys; only CloudWatch uses one of its own accord, for the two log groups of the cluster", () => {
    for (const purpose of ["logs", "secrets", "stores", "volumes"]) {
      const key = foundation.resource("aws_kms_key", `keys/${purpose}/key`);
      expect(key).toMatchObject({
        enable_key_rotation: true,
        rotation_period_in_days: 365,
        deletion_window_in_days: 30,
        lifecycle: { prevent_destroy: true },
      });
      expect(statement(key.policy, "AccountDecides")?.Principal).toEqual({ AWS: "arn:aws:iam::123456789012:root" });
      expect(policy(key.policy).Statement).toHaveLength(purpose === "logs" ? 2 : 1);
    }
    const logs = statement(foundation.resource("aws_kms_key", "keys/logs/key").policy, "CloudWatchLogs");
    expect(logs).toMatchObject({
      Principal: { Service: "logs.eu-west-1.amazonaws.com" },
      Condition: {
        ArnEquals: {
          "kms:EncryptionContext:aws:logs:arn": [
            "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/eks/prod-eks-eu1/cluster",
            "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vpc/prod-eks-eu1/flow-logs",
          ],
        },
      },
    });
  });

  test("keeps logs encrypted, for a year", () => {
    for (const group of Object.values(foundation.resources("aws_cloudwatch_log_group"))) {
      expect(group.retention_in_days).toBe(365);
      expect(group.kms_key_id).toMatch(/^\$\{aws_kms_key\.keys_logs_key_/);
    }
  });
});

describe.each(STORED_SIGNALS)("the store of %s", (signal) => {
  const part = (type: string, name: string): Record<string, unknown> =>
    foundation.resource(type, `${signal}-store/${name}`);

  test("survives a destroy", () => {
    expect(part("aws_s3_bucket", "bucket")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("is private in all four ways, and owned by the account", () => {
    expect(part("aws_s3_bucket_public_access_block", "access-block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(part("aws_s3_bucket_ownership_controls", "ownership").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
  });

  test("encrypts with the key of the stores", () => {
    expect(part("aws_s3_bucket_server_side_encryption_configuration", "encryption").rule).toEqual([
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\.keys_stores_key_/) as string,
        },
      },
    ]);
  });

  test("refuses plain HTTP and denies nothing else", () => {
    const arn = `arn:aws:s3:::acme-prod-eks-eu1-${signal}`;
    expect(policy(part("aws_s3_bucket_policy", "policy").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  test("cleans up leftovers and never a live object", () => {
    expect(part("aws_s3_bucket_versioning", "versioning").versioning_configuration).toEqual({ status: "Enabled" });
    const lifecycle = part("aws_s3_bucket_lifecycle_configuration", "lifecycle");
    // A rule for noncurrent versions is refused before there are versions.
    expect(lifecycle.depends_on).toEqual([expect.stringMatching(/^aws_s3_bucket_versioning\./)]);
    expect(lifecycle.rule).toEqual([
      {
        id: "abort-multipart",
        status: "Enabled",
        filter: [{ prefix: "" }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
      },
      {
        id: "noncurrent",
        status: "Enabled",
        filter: [{ prefix: "" }],
        noncurrent_version_expiration: [{ noncurrent_days: 7 }],
        expiration: [{ expired_object_delete_marker: true }],
      },
    ]);
  });

  test("writes its access logs under its own name", () => {
    expect(part("aws_s3_bucket_logging", "access-logs")).toMatchObject({
      target_bucket: "acme-access-logs",
      target_prefix: `acme-prod-eks-eu1-${signal}/`,
    });
  });
});
