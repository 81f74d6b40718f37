import { type Attributes, textsAt } from "../../attributes";
import { becoming, every, type Rule, type Weakness, when } from "../rule";

const EVERYBODY = /(^|:)(allUsers|allAuthenticatedUsers)$/;

function publicEntities(attribute: string, problem: string): (attributes: Attributes) => readonly Weakness[] {
  return (attributes) =>
    textsAt(attributes, attribute)
      .filter((entity) => EVERYBODY.test(entity))
      .map((entity) => ({ attribute, detail: entity, problem, fix: "Name identities" }));
}

export const googleBuckets: Rule = {
  code: "google-bucket-private",
  title: "a bucket enforces the prevention of public access",
  checks: {
    google_storage_bucket: becoming(({ public_access_prevention: prevention }) =>
      when(prevention !== "enforced", {
        attribute: "public_access_prevention",
        problem: "lets the bucket be made public",
        fix: "Set it to enforced",
      }),
    ),
    google_storage_bucket_access_control: becoming(publicEntities("entity", "opens the bucket to everybody")),
    google_storage_default_object_access_control: becoming(
      publicEntities("entity", "opens every new object to everybody"),
    ),
    google_storage_bucket_acl: every(
      becoming(publicEntities("role_entity", "opens the bucket to everybody")),
      becoming(({ predefined_acl: acl }) =>
        when(/^public|^authenticatedRead$/.test(String(acl)), {
          attribute: "predefined_acl",
          problem: "makes the bucket public",
          fix: "Use IAM for identities",
        }),
      ),
    ),
    google_storage_default_object_acl: becoming(publicEntities("role_entity", "opens every new object to everybody")),
  },
};
