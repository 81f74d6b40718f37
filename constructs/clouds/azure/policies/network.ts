import type { Policy } from "../../../terraform/policies";
import { type Attributes, attached, blocks, resources, texts, unless } from "../../policy-rules";

export const subnetSecurityGroup: Policy = {
  code: "azure-subnet-security-group",
  title: "a subnet has a security group (CKV2_AZURE_31)",
  reason: "Without one everything is admitted from everywhere.",
  check: resources("azurerm_subnet", (_, subnet, all) =>
    unless(attached(subnet, "azurerm_subnet_network_security_group_association", "subnet_id", all).length > 0, {
      problem: "has no security group",
      fix: "Associate one; its built-in rules admit the network itself and load balancers",
    }),
  ),
};

export const namedWayOut: Policy = {
  code: "azure-subnet-private",
  title: "nothing in a subnet reaches the internet by Azure's default address",
  reason: "It belongs to nobody and changes, so that no firewall can admit it; and whatever starts has a way out.",
  check: resources("azurerm_subnet", ({ default_outbound_access_enabled: enabled }) =>
    unless(enabled === false, {
      attribute: "default_outbound_access_enabled",
      value: enabled,
      problem: "is left on, as Azure has it",
      fix: "Set it to false, and name a way out: load balancer, gateway, routes",
    }),
  ),
};

const EVERYBODY = ["*", "0.0.0.0/0", "::/0", "Internet"];

function admitsEverybody(rule: Attributes): boolean {
  const sources = texts([rule.source_address_prefix, ...texts(rule.source_address_prefixes)]);
  return rule.direction === "Inbound" && rule.access === "Allow" && sources.some((text) => EVERYBODY.includes(text));
}

const OPEN_RULE = {
  attribute: "source_address_prefix",
  problem: "admits everybody",
  fix: "Name the networks",
};

const reason = "Every port scanner of the internet reaches what is behind it.";

export const closedRules: Policy = {
  code: "azure-no-open-ingress",
  title: "no rule of a security group admits the whole internet (CKV_AZURE_9, CKV_AZURE_10)",
  reason,
  check: (element, all) => [
    ...resources("azurerm_network_security_rule", (rule) => unless(!admitsEverybody(rule), OPEN_RULE))(element, all),
    ...resources("azurerm_network_security_group", (group) =>
      blocks(group, "security_rule")
        .filter(admitsEverybody)
        .map(({ name }) => ({ ...OPEN_RULE, attribute: "security_rule", value: name })),
    )(element, all),
  ],
};

export const networkPolicies: readonly Policy[] = [subnetSecurityGroup, namedWayOut, closedRules];
