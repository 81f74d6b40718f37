import { isMap } from "../../../lib/value-path";
import { type Attributes, textsAt } from "../../attributes";
import { becoming, type Check, type Rule, type Weakness } from "../rule";

/** What can be shared with everybody on Google Cloud; each has three types that grant roles on it. */
const SHARED = [
  "google_bigquery_dataset",
  "google_kms_crypto_key",
  "google_kms_key_ring",
  "google_project",
  "google_pubsub_topic",
  "google_secret_manager_secret",
  "google_service_account",
  "google_storage_bucket",
];

const EVERYBODY = ["allUsers", "allAuthenticatedUsers"];

function granted(attribute: string, members: readonly string[], role: unknown): readonly Weakness[] {
  return members
    .filter((member) => EVERYBODY.includes(member))
    .map((member) => ({
      attribute,
      detail: `${String(role)} for ${member}`,
      problem: "is granted to everybody",
      fix: "Name identities",
    }));
}

/** A whole policy is one text, of bindings. */
function grantedByPolicy(policy: unknown): readonly Weakness[] {
  if (typeof policy !== "string") return [];
  try {
    const document: unknown = JSON.parse(policy);
    const bindings = isMap(document) ? [document.bindings].flat().filter(isMap) : [];
    return bindings.flatMap((binding) => granted("policy_data", textsAt(binding, "members"), binding.role));
  } catch {
    // No JSON is for the cloud to refuse.
    return [];
  }
}

const FORMS: Readonly<Record<string, (attributes: Attributes) => readonly Weakness[]>> = {
  member: (attributes) => granted("member", textsAt(attributes, "member"), attributes.role),
  binding: (attributes) => granted("members", textsAt(attributes, "members"), attributes.role),
  policy: ({ policy_data: policy }) => grantedByPolicy(policy),
};

export const googleMembers: Rule = {
  code: "google-iam-no-public",
  title: "no role is granted to everybody",
  checks: Object.fromEntries(
    SHARED.flatMap((shared) =>
      Object.entries(FORMS).map(([form, find]): [string, Check] => [`${shared}_iam_${form}`, becoming(find)]),
    ),
  ),
};
