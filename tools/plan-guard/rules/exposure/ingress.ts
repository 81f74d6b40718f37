import { type Attributes, blocksAt, textsAt, valueAt, valuesAt } from "../../attributes";
import { worldsIn } from "../../networks";
import { becoming, type Check, type Rule, type Weakness, when } from "../rule";

/** What admits connections: where the sources stand, and what is admitted. */
function admits(attribute: string, sources: readonly string[], what: string): readonly Weakness[] {
  return worldsIn(sources).map((source) => ({
    attribute,
    detail: `${source} to ${what}`,
    problem: "admits everybody",
    fix: "Name the networks",
  }));
}

function awsPorts(rule: Attributes): string {
  const protocol = textsAt(rule, "ip_protocol")[0] ?? textsAt(rule, "protocol")[0] ?? "every protocol";
  const [from, to] = ["from_port", "to_port"].map((path) => valueAt(rule, path));
  if (protocol === "-1" || typeof from !== "number" || typeof to !== "number") return "all ports";
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}

const AWS_SOURCES = ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"];

function awsSources(rule: Attributes): readonly string[] {
  return AWS_SOURCES.flatMap((path) => textsAt(rule, path));
}

const awsGroup: Check = becoming((group) =>
  blocksAt(group, "ingress").flatMap((rule) => admits("ingress", awsSources(rule), awsPorts(rule))),
);

export const awsIngress: Rule = {
  code: "aws-no-open-ingress",
  title: "no security group admits the whole internet",
  checks: {
    aws_vpc_security_group_ingress_rule: becoming((rule) => {
      const attribute = valueAt(rule, "cidr_ipv4") === undefined ? "cidr_ipv6" : "cidr_ipv4";
      return admits(attribute, awsSources(rule), awsPorts(rule));
    }),
    aws_security_group_rule: becoming((rule) =>
      rule.type === "ingress" ? admits("cidr_blocks", awsSources(rule), awsPorts(rule)) : [],
    ),
    aws_security_group: awsGroup,
    aws_default_security_group: awsGroup,
  },
};

function azureRule(prefix: string, rule: Attributes): readonly Weakness[] {
  if (rule.direction !== "Inbound" || rule.access !== "Allow") return [];
  const paths = ["source_address_prefix", "source_address_prefixes"];
  const ports = ["destination_port_range", "destination_port_ranges"].flatMap((path) => textsAt(rule, path));
  const sources = paths.flatMap((path) => textsAt(rule, path));
  const attribute = prefix === "" ? (paths.find((path) => worldsIn(textsAt(rule, path)).length > 0) ?? "") : prefix;
  return admits(attribute, sources, `${String(rule.protocol)} ${ports.join(", ")}`);
}

export const azureIngress: Rule = {
  code: "azure-no-open-ingress",
  title: "no network security group admits the whole internet",
  checks: {
    azurerm_network_security_rule: becoming((rule) => azureRule("", rule)),
    azurerm_network_security_group: becoming((group) =>
      blocksAt(group, "security_rule").flatMap((rule) => azureRule("security_rule.source_address_prefix", rule)),
    ),
  },
};

function googleAdmits(firewall: Attributes): readonly Weakness[] {
  const allowed = blocksAt(firewall, "allow").map((allow) =>
    `${String(allow.protocol)} ${textsAt(allow, "ports").join(", ")}`.trim(),
  );
  if (allowed.length === 0 || firewall.disabled === true || firewall.direction === "EGRESS") return [];
  const filters = ["source_ranges", "source_tags", "source_service_accounts"];
  // Without any filter Google sets the source to 0.0.0.0/0 (cloud.google.com/firewall/docs/firewalls, "Sources").
  const isFiltered = filters.some((path) => valuesAt(firewall, path).some((value) => typeof value === "string"));
  const sources = isFiltered ? textsAt(firewall, "source_ranges") : ["0.0.0.0/0"];
  return admits("source_ranges", sources, allowed.join(" and "));
}

export const googleIngress: Rule = {
  code: "google-no-open-ingress",
  title: "no firewall rule admits the whole internet",
  checks: { google_compute_firewall: becoming(googleAdmits) },
};

export const subnetAddresses: Rule = {
  code: "aws-subnet-private",
  title: "no subnet gives out public addresses",
  checks: {
    aws_subnet: becoming((subnet) =>
      when(subnet.map_public_ip_on_launch === true, {
        attribute: "map_public_ip_on_launch",
        problem: "gives public addresses to what starts in the subnet",
        fix: "Set it to false: load balancers and gateways bring their own",
      }),
    ),
  },
};

export const ingressRules: readonly Rule[] = [awsIngress, azureIngress, googleIngress, subnetAddresses];
