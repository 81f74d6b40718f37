import type { StackElement } from "../../../terraform/elements";
import type { Policy } from "../../../terraform/policies";
import { resources, unless } from "../../policy-rules";

const BASIC_ROLE = /^roles\/(owner|editor|viewer)$/;

export const noBasicRoles: Policy = {
  code: "google-iam-no-basic-roles",
  title: "nobody gets a basic role (CKV_GCP_49, CKV_GCP_117)",
  reason: "Owner, editor and viewer hold thousands of permissions, and grow with every service of Google.",
  check: resources("google_project_iam_member", ({ role }) =>
    unless(typeof role !== "string" || !BASIC_ROLE.test(role), {
      attribute: "role",
      value: role,
      problem: "allows almost everything in the project",
      fix: "Use a role of the service, or one with the permissions that are needed",
    }),
  ),
};

const EVERYBODY = ["allUsers", "allAuthenticatedUsers"];

export const noPublicGrants: Policy = {
  code: "google-iam-no-public",
  title: "nothing is granted to everybody (CKV_GCP_28, CKV_GCP_112)",
  reason: "`allAuthenticatedUsers` is everybody with an account of Google.",
  check: (element: StackElement) => {
    const isGrant = element.block === "resource" && element.type.endsWith("_iam_member");
    const { member } = element.attributes;
    return unless(!isGrant || !EVERYBODY.includes(String(member)), {
      attribute: "member",
      value: member,
      problem: "is the whole world",
      fix: "Name the principals",
    });
  },
};

export const noKeys: Policy = {
  code: "google-iam-no-keys",
  title: "no service account has a key",
  reason: "A key works from anywhere, for years, and lies open in the state.",
  check: resources("google_service_account_key", () => [
    {
      value: "google_service_account_key",
      problem: "is a password that nobody changes",
      fix: "Use Workload Identity Federation",
    },
  ]),
};

export const namedRepositories: Policy = {
  code: "google-iam-federation",
  title: "a pool lets in one repository and not all of GitHub (CKV_GCP_125)",
  reason: "The issuer vouches for every repository in the world.",
  check: resources("google_iam_workload_identity_pool_provider", ({ attribute_condition: condition }) =>
    unless(typeof condition === "string" && /assertion\.(repository|sub)\b/.test(condition), {
      attribute: "attribute_condition",
      value: condition,
      problem: "admits runs of any repository",
      fix: "Compare assertion.repository with the one repository",
    }),
  ),
};

export const iamPolicies: readonly Policy[] = [noBasicRoles, noPublicGrants, noKeys, namedRepositories];
