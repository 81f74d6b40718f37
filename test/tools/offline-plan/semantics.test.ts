import { UNKNOWN, type Value } from "../../../tools/offline-plan/protocol/value";
import { deriveSchemas, PROVIDERS, type Block } from "../../../tools/offline-plan/schema";
import { semanticDiagnostics } from "../../../tools/offline-plan/semantics";
import { CHOICES, CONFLICTS, VALUE_RULES } from "../../../tools/offline-plan/semantics-rules";

const TYPES = [
  ...Object.keys(CHOICES),
  "aws_iam_role",
  "aws_s3_bucket",
  "aws_security_group",
  "aws_subnet",
  "aws_vpc",
  "azurerm_virtual_network",
  "google_compute_subnetwork",
  "helm_release",
  "kubernetes_cluster_role_v1",
  "kubernetes_deployment_v1",
  "kubernetes_namespace_v1",
];

const blocks = Object.assign(
  {},
  ...deriveSchemas(
    PROVIDERS.map((provider) => ({
      provider,
      resources: TYPES.filter((type) => type.startsWith(`${provider}_`)),
      dataSources: [],
    })),
  ).map(({ resources }) => resources),
) as Readonly<Record<string, Block>>;

function blockOf(type: string): Block {
  const block = blocks[type];
  if (!block) throw new Error(`${type} is in no provider`);
  return block;
}

/** What is said about a configuration. */
function objections(type: string, config: Value): string[] {
  return semanticDiagnostics(type, blockOf(type), config).map(({ detail }) => detail);
}

/** Every place of a type that a rule can name; maps have any key. */
function pathsOf({ attributes, blocks: nested }: Block, prefix = ""): string[] {
  const own = Object.entries(attributes).map(([name, { type }]) =>
    Array.isArray(type) && type[0] === "map" ? `${prefix}${name}["key"]` : `${prefix}${name}`,
  );
  return [...own, ...Object.entries(nested).flatMap(([name, { block }]) => pathsOf(block, `${prefix}${name}.`))];
}

const namespace = (name: Value, labels: Value = null): Value => ({ metadata: [{ name, labels }] });

describe("a text that must have a form", () => {
  it.each(["10.0.0.0/16", "0.0.0.0/0", "2001:db8::/32"])("%s is a CIDR block", (cidr) => {
    expect(objections("aws_vpc", { cidr_block: cidr })).toEqual([]);
  });

  it.each(["", "10.0.0.0", "10.0.0.0/33", "10.0.0/16", "10.0.0.0/16/2", "2001:db8::/129", "10.0.0.0/x"])(
    "%j is none",
    (cidr) => {
      expect(objections("aws_vpc", { cidr_block: cidr })).toEqual([
        `cidr_block: ${JSON.stringify(cidr)} is not a CIDR block. Write an address and the length of its prefix, such as 10.0.0.0/16.`,
      ]);
    },
  );

  it("is looked at in every element of a list", () => {
    const config = { address_space: ["192.0.2.0/24", "everywhere"] };
    expect(objections("azurerm_virtual_network", config)).toEqual([
      expect.stringContaining(`"everywhere" is not a CIDR`),
    ]);
  });

  it("is JSON where a policy stands", () => {
    expect(objections("aws_iam_role", { assume_role_policy: '{"Version":"2012-10-17"}' })).toEqual([]);
    expect(objections("aws_iam_role", { assume_role_policy: "{Version: 1}" })).toHaveLength(1);
  });

  it.each(['{"a":1}', "a: 1\nb: [x]", "", "# nothing"])("%j are values of a chart", (text) => {
    expect(objections("helm_release", { values: [text] })).toEqual([]);
  });

  it.each(["a: [", "- a", "text", "1"])("%j are none", (text) => {
    expect(objections("helm_release", { values: [text] })).toHaveLength(1);
  });

  it("is a name of Kubernetes, except in RBAC, which has names with colons", () => {
    expect(objections("kubernetes_namespace_v1", namespace("shop.v2"))).toEqual([]);
    expect(objections("kubernetes_namespace_v1", namespace("shop:v2"))).toHaveLength(1);
    expect(objections("kubernetes_cluster_role_v1", namespace("system:reader"))).toEqual([]);
  });

  it("is a label value, and no tag that merely is called cidr", () => {
    expect(objections("kubernetes_namespace_v1", namespace("shop", { "example.com/team": "a b" }))).toEqual([
      expect.stringContaining('metadata.labels["example.com/team"]: "a b" is not a label value'),
    ]);
    expect(objections("aws_vpc", { tags: { cidr: "none", policy: "none" } })).toEqual([]);
  });
});

describe("a choice", () => {
  it("is one of those that the provider offers", () => {
    expect(objections("aws_eks_node_group", { capacity_type: "SPOT" })).toEqual([]);
    expect(objections("aws_eks_node_group", { capacity_type: "spot" })).toEqual([
      'capacity_type: "spot" is not one of the choices. Use one of ON_DEMAND, SPOT, CAPACITY_BLOCK.',
    ]);
  });
});

describe("arguments that exclude each other", () => {
  const both = { enable_autopilot: true, remove_default_node_pool: true };

  it("are refused where both are given, also as false", () => {
    expect(objections("google_container_cluster", both)).toHaveLength(1);
    expect(objections("google_container_cluster", { ...both, remove_default_node_pool: false })).toHaveLength(1);
  });

  it("pass where one is not given, or not known", () => {
    expect(objections("google_container_cluster", { ...both, enable_autopilot: null })).toEqual([]);
    expect(objections("google_container_cluster", { ...both, enable_autopilot: UNKNOWN })).toEqual([]);
  });
});

describe("a value that the provider alone gives", () => {
  it("is refused, in nested blocks too, and where it is not known yet", () => {
    expect(objections("aws_vpc", { arn: UNKNOWN })).toEqual(["arn: is given by the provider alone. Leave it out."]);
    expect(objections("kubernetes_namespace_v1", { metadata: [{ name: "shop", uid: "1" }] })).toEqual([
      "metadata.uid: is given by the provider alone. Leave it out.",
    ]);
  });

  it("may be given where it is optional as well", () => {
    expect(objections("aws_vpc", { id: "vpc-1", ipv6_ipam_pool_id: null })).toEqual([]);
  });
});

it("what is not known yet passes", () => {
  expect(objections("aws_vpc", { cidr_block: UNKNOWN, tags: UNKNOWN })).toEqual([]);
  expect(objections("kubernetes_namespace_v1", { metadata: UNKNOWN })).toEqual([]);
});

describe("a diagnostic", () => {
  const stepsOf = (type: string, config: Value): unknown =>
    semanticDiagnostics(type, blockOf(type), config)[0]?.attribute?.steps;

  it("points to the value", () => {
    expect(stepsOf("kubernetes_namespace_v1", namespace("A"))).toEqual([
      { attribute_name: "metadata" },
      { element_key_int: 0 },
      { attribute_name: "name" },
    ]);
  });

  it("points to the whole of a set or map, whose elements have no number", () => {
    const ingress = [{ cidr_blocks: ["everywhere"] }];
    expect(stepsOf("aws_security_group", { ingress })).toEqual([{ attribute_name: "ingress" }]);
    expect(stepsOf("kubernetes_namespace_v1", namespace("a", { b: "c d" }))).toEqual([
      { attribute_name: "metadata" },
      { element_key_int: 0 },
      { attribute_name: "labels" },
    ]);
  });
});

describe("the tables", () => {
  it.each(Object.entries(CHOICES))("name places that %s has", (type, choices) => {
    expect(pathsOf(blockOf(type))).toEqual(expect.arrayContaining(Object.keys(choices)));
  });

  it.each(CONFLICTS)("name arguments that $types has: $paths", ({ types, paths }) => {
    const known = TYPES.filter((type) => types.test(type)).map((type) => pathsOf(blockOf(type)));
    expect(known.some((places) => paths.every((path) => places.includes(path)))).toBe(true);
  });

  it.each(VALUE_RULES)("have a use for $path in $types", ({ types, path }) => {
    const places = TYPES.filter((type) => types.test(type)).flatMap((type) => pathsOf(blockOf(type)));
    expect(places.filter((place) => path.test(place))).not.toEqual([]);
  });
});
