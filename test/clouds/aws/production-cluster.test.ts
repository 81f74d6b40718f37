import { synthesizeProduction } from "./production";

const { foundation, cluster, platform, facts, resolvedConnection } = synthesizeProduction();

describe("every stack", () => {
  test("refuses every account but its own, and tags what it makes", () => {
    for (const { json } of [foundation, cluster, platform]) {
      expect(json.provider?.aws).toEqual([
        {
          region: "eu-west-1",
          allowed_account_ids: ["123456789012"],
          default_tags: [
            {
              tags: {
                "belvedere:organization": "acme",
                "belvedere:environment": "prod",
                "belvedere:cluster": "prod-eks-eu1",
                "belvedere:managed-by": "terraform",
              },
            },
          ],
        },
      ]);
    }
  });

  test("exports nothing and reads no other state", () => {
    for (const { json } of [foundation, cluster, platform]) {
      expect(json.output).toBeUndefined();
      expect(json.data?.terraform_remote_state).toBeUndefined();
    }
  });
});

describe("the control plane", () => {
  const eks = cluster.resource("aws_eks_cluster", "control-plane/cluster");

  test("is private, logged, encrypted and protected", () => {
    expect(eks).toMatchObject({
      name: "prod-eks-eu1",
      version: "1.35",
      deletion_protection: true,
      enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      upgrade_policy: { support_type: "STANDARD" },
      kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16", ip_family: "ipv4" },
    });
    expect(eks.vpc_config).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
    expect(eks.vpc_config).not.toHaveProperty("public_access_cidrs");
    expect(eks.encryption_config).toEqual({
      resources: ["secrets"],
      provider: { key_arn: "${data.aws_kms_alias.secrets-key.target_key_arn}" },
    });
  });

  test("leaves add-ons and access to this library", () => {
    expect(eks.bootstrap_self_managed_addons).toBe(false);
    expect(eks.access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
    expect(eks.lifecycle).toEqual({
      ignore_changes: ["access_config[0].bootstrap_cluster_creator_admin_permissions", "bootstrap_self_managed_addons"],
    });
  });

  test("stands in the private subnets, each found by its name", () => {
    expect((eks.vpc_config as { subnet_ids: string[] }).subnet_ids).toEqual([
      "${data.aws_subnet.private-a.id}",
      "${data.aws_subnet.private-b.id}",
      "${data.aws_subnet.private-c.id}",
    ]);
    expect(cluster.data("aws_vpc").vpc?.filter).toEqual([{ name: "tag:Name", values: ["prod-eks-eu1-vpc"] }]);
    expect(cluster.data("aws_subnet")["private-b"]).toMatchObject({
      vpc_id: "${data.aws_vpc.vpc.id}",
      filter: [{ name: "tag:Name", values: ["prod-eks-eu1-private-b"] }],
    });
    expect(cluster.data("aws_kms_alias")["secrets-key"]?.name).toBe("alias/prod-eks-eu1-secrets");
  });

  test("admits the deployer of the bootstrap, the admins, and readers who may only look", () => {
    const access = Object.values(cluster.resources("aws_eks_access_policy_association")).map((association) => {
      expect(association.access_scope).toEqual({ type: "cluster" });
      return [association.principal_arn, association.policy_arn];
    });
    const policies = "arn:aws:eks::aws:cluster-access-policy";
    expect(access).toEqual([
      ["arn:aws:iam::123456789012:role/ops/break-glass", `${policies}/AmazonEKSClusterAdminPolicy`],
      ["arn:aws:iam::123456789012:role/acme-prod-deploy", `${policies}/AmazonEKSClusterAdminPolicy`],
      ["arn:aws:iam::123456789012:role/acme-prod-plan", `${policies}/AmazonEKSAdminViewPolicy`],
    ]);
    expect(Object.keys(cluster.resources("aws_eks_access_entry"))).toHaveLength(3);
  });
});

test("whatever uses a role waits for its permissions", () => {
  const waits = (type: string, path: string): unknown => cluster.resource(type, path).depends_on;
  const permission = (path: RegExp): unknown => expect.arrayContaining([expect.stringMatching(path)]);
  expect(waits("aws_eks_cluster", "control-plane/cluster")).toEqual(
    permission(/^aws_iam_role_policy_attachment\.control-plane_role_AmazonEKSClusterPolicy_/),
  );
  expect(waits("aws_eks_node_group", "nodes/system")).toEqual(
    permission(/^aws_iam_role_policy_attachment\.nodes_role_AmazonEKSWorkerNodePolicy_/),
  );
  expect(waits("aws_eks_pod_identity_association", "identities/logs-writer-association")).toEqual(
    permission(/^aws_iam_role_policy\.identities_logs-writer_policy_/),
  );
  expect(waits("aws_eks_addon", "node-addons/aws-ebs-csi-driver")).toEqual(
    permission(/^aws_iam_role_policy_attachment\.node-addons_volumes-role_AmazonEBSCSIDriverPolicy_/),
  );
});

describe("nodes", () => {
  const groups = cluster.resources("aws_eks_node_group");

  test("are one tainted system group across zones, and one workload group per zone", () => {
    expect(Object.keys(groups)).toEqual(["nodes/system", "nodes/workload-a", "nodes/workload-b", "nodes/workload-c"]);
    expect(groups["nodes/system"]).toMatchObject({
      subnet_ids: ["a", "b", "c"].map((zone) => `\${data.aws_subnet.private-${zone}.id}`),
      taint: [{ key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" }],
      scaling_config: { min_size: 3, max_size: 6, desired_size: 3 },
    });
    expect(groups["nodes/workload-b"]).toMatchObject({
      subnet_ids: ["${data.aws_subnet.private-b.id}"],
      node_group_name_prefix: "workload-b-",
      instance_types: ["m6i.2xlarge"],
      capacity_type: "ON_DEMAND",
      ami_type: "AL2023_x86_64_STANDARD",
      labels: { "belvedere.dev/node-group": "workload" },
      scaling_config: { min_size: 1, max_size: 6, desired_size: 1 },
    });
  });

  test("leave their number to the autoscaler, and are replaced before they are removed", () => {
    for (const group of Object.values(groups)) {
      expect(group.lifecycle).toEqual({
        create_before_destroy: true,
        ignore_changes: ["scaling_config[0].desired_size"],
      });
    }
  });

  test("keep their metadata from pods, and encrypt their disks", () => {
    for (const template of Object.values(cluster.resources("aws_launch_template"))) {
      expect(template.metadata_options).toEqual({
        http_endpoint: "enabled",
        http_tokens: "required",
        http_put_response_hop_limit: 1,
      });
      expect(template.block_device_mappings).toEqual([
        {
          device_name: "/dev/xvda",
          ebs: { volume_type: "gp3", volume_size: 100, encrypted: "true", delete_on_termination: "true" },
        },
      ]);
    }
  });

  test("have no permissions of the network plugin", () => {
    const attached = Object.entries(cluster.resources("aws_iam_role_policy_attachment"))
      .filter(([path]) => path.startsWith("nodes/role/"))
      .map(([, attachment]) => attachment.policy_arn);
    expect(attached).toEqual([
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    ]);
  });
});

describe("add-ons", () => {
  const addons = cluster.resources("aws_eks_addon");
  const dependencies = (path: string): string[] => (addons[path]?.depends_on ?? []) as string[];

  test("come in the order in which they need each other", () => {
    expect(dependencies("network-addons/vpc-cni")).toContainEqual(expect.stringMatching(/eks-pod-identity-agent/));
    for (const group of Object.values(cluster.resources("aws_eks_node_group"))) {
      for (const addon of ["eks-pod-identity-agent", "vpc-cni", "kube-proxy"]) {
        expect(group.depends_on).toContainEqual(
          expect.stringMatching(new RegExp(`^aws_eks_addon\\.network-addons_${addon}_`)),
        );
      }
    }
    for (const addon of ["coredns", "aws-ebs-csi-driver", "metrics-server"]) {
      const nodes = dependencies(`node-addons/${addon}`).filter((address) => address.startsWith("aws_eks_node_group."));
      expect(nodes).toHaveLength(4);
    }
  });

  test("enforce network policies", () => {
    expect(addons["network-addons/vpc-cni"]?.configuration_values).toBe('{"enableNetworkPolicy":"true"}');
  });

  test("act under roles of their own", () => {
    const identity = (path: string): unknown => addons[path]?.pod_identity_association;
    expect(identity("network-addons/vpc-cni")).toEqual([
      { role_arn: expect.stringMatching(/vpc-cni-role/) as string, service_account: "aws-node" },
    ]);
    expect(identity("node-addons/aws-ebs-csi-driver")).toEqual([
      { role_arn: expect.stringMatching(/volumes-role/) as string, service_account: "ebs-csi-controller-sa" },
    ]);
  });

  test("follow the Kubernetes version unless they are pinned", () => {
    expect(addons["node-addons/coredns"]?.addon_version).toBe("v1.12.4-eksbuild.1");
    expect(addons["network-addons/kube-proxy"]?.addon_version).toMatch(
      /^\$\{data\.aws_eks_addon_version\..*\.version\}$/,
    );
    expect(cluster.data("aws_eks_addon_version")["network-addons/kube-proxy-version"]).toMatchObject({
      kubernetes_version: "1.35",
      most_recent: false,
    });
    expect(cluster.data("aws_eks_addon_version")).not.toHaveProperty(["node-addons/coredns-version"]);
  });
});

describe("what the platform is told", () => {
  test("where telemetry is kept, and that nothing needs a key", () => {
    expect(facts.stores).toEqual({
      metrics: { kind: "s3", bucket: "acme-prod-eks-eu1-metrics", region: "eu-west-1" },
      logs: { kind: "s3", bucket: "acme-prod-eks-eu1-logs", region: "eu-west-1" },
      traces: { kind: "s3", bucket: "acme-prod-eks-eu1-traces", region: "eu-west-1" },
    });
    const none = { serviceAccountAnnotations: {}, podLabels: {} };
    expect(facts.identities).toEqual({ metrics: none, logs: none, traces: none });
    expect(facts.capabilities).toEqual({
      hostAccess: true,
      nameServer: "coredns",
      networkPolicies: true,
      credentialEndpoints: [{ cidr: "169.254.170.23/32", port: 80 }],
    });
  });

  test("how to connect: with a token that is made when it is used", () => {
    expect(facts.connection.exec).toEqual({
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", "prod-eks-eu1", "--region", "eu-west-1", "--output", "json"],
    });
    expect(platform.data("aws_eks_cluster").cluster?.name).toBe("prod-eks-eu1");
    expect(platform.json.data).not.toHaveProperty("aws_eks_cluster_auth");
    expect(resolvedConnection).toEqual({
      host: "${data.aws_eks_cluster.cluster.endpoint}",
      certificateAuthority: "${base64decode(data.aws_eks_cluster.cluster.certificate_authority[0].data)}",
    });
  });

  test("volumes are encrypted with the key that the foundation made", () => {
    expect(facts.storage).toMatchObject({
      provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true" },
    });
    expect(platform.data("aws_kms_alias")["volumes-key"]?.name).toBe("alias/prod-eks-eu1-volumes");
  });

  test("nothing is made in the platform's stack", () => {
    expect(platform.json.resource).toBeUndefined();
  });
});
