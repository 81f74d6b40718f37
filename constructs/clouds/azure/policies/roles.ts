import type { Policy } from "../../../terraform/policies";
import { attached, blocks, resources, texts, unless } from "../../policy-rules";

/** Roles that can do everything, or give themselves whatever they lack. */
const ALMIGHTY = ["Owner", "Contributor", "User Access Administrator", "Role Based Access Control Administrator"];

export const noAlmightyRoles: Policy = {
  code: "azure-role-no-owner",
  title: "nobody is made owner of anything",
  reason: "Whoever takes the identity owns the scope, and everything that is ever made in it.",
  check: resources("azurerm_role_assignment", ({ role_definition_name: role }) =>
    unless(typeof role !== "string" || !ALMIGHTY.includes(role), {
      attribute: "role_definition_name",
      value: role,
      problem: "allows almost everything",
      fix: "Give the role of the task, or one of your own",
    }),
  ),
};

export const noFullAccess: Policy = {
  code: "azure-role-no-star",
  title: "no role of ours may do everything (CKV_AZURE_39)",
  reason: "It grows with every service that Azure adds.",
  check: resources("azurerm_role_definition", (attributes) =>
    unless(!blocks(attributes, "permissions").some(({ actions }) => texts(actions).includes("*")), {
      attribute: "permissions",
      problem: "allows every action",
      fix: "Name the actions",
    }),
  ),
};

export const limitedGrants: Policy = {
  code: "azure-role-limited-grants",
  title: "who may give roles may give named ones only",
  reason: "An identity that can give any role can make itself owner.",
  check: resources("azurerm_role_definition", (attributes, definition, all) => {
    const grants = blocks(attributes, "permissions").some(({ actions }) =>
      texts(actions).some((action) => /^Microsoft\.Authorization\/(\*|roleAssignments\/(\*|write))$/i.test(action)),
    );
    const assignments = attached(definition, "azurerm_role_assignment", "role_definition_id", all);
    return unless(!grants || assignments.every(({ condition }) => condition !== undefined), {
      attribute: "permissions",
      problem: "may give any role to anybody",
      fix: "Assign it under a condition that names the roles",
    });
  }),
};

export const blobScope: Policy = {
  code: "azure-role-blob-scope",
  title: "a role on blobs counts for one container",
  reason:
    "One account holds the stores of several signals: on the account, each writer could read and delete them all.",
  check: resources("azurerm_role_assignment", ({ role_definition_name: role, scope }) => {
    const blobs = typeof role === "string" && role.startsWith("Storage Blob Data");
    return unless(!blobs || (typeof scope === "string" && scope.includes("/containers/")), {
      attribute: "scope",
      value: scope,
      problem: "opens every container",
      fix: "Use the id of the container",
    });
  }),
};

export const exactTrust: Policy = {
  code: "azure-identity-trust",
  title: "an identity trusts one subject, for the exchange of tokens alone",
  reason: "A token that was made for another service, or for other pods, would do as well.",
  check: resources("azurerm_federated_identity_credential", ({ subject, audience }) =>
    unless(
      typeof subject === "string" && !subject.includes("*") && texts(audience).join() === "api://AzureADTokenExchange",
      {
        attribute: "subject",
        value: subject,
        problem: "is a pattern, or the audience is another",
        fix: 'Write the whole subject, and the audience "api://AzureADTokenExchange"',
      },
    ),
  ),
};

export const rolePolicies: readonly Policy[] = [noAlmightyRoles, noFullAccess, limitedGrants, blobScope, exactTrust];
