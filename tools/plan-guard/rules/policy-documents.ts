import { isMap } from "../../lib/value-path";

/**
 * Condition keys that narrow "everybody" to callers somebody named: what S3 does not count as public
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html, "The meaning of public"),
 * with the equivalents of KMS.
 */
const CALLER_KEYS = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
];

/** What the statements of an IAM policy allow to everybody, one text each. */
export function allowedToEverybody(policy: unknown): readonly string[] {
  return statementsOf(policy)
    .filter(({ Effect: effect }) => effect === "Allow")
    .filter((statement) => "NotPrincipal" in statement || isEverybody(statement.Principal))
    .filter((statement) => !namesCallers(statement.Condition))
    .map(({ Action: action, NotAction: except }) =>
      action === undefined ? `everything but ${listed(except)}` : listed(action),
    );
}

/** Whether a policy denies connections without TLS. */
export function deniesPlainText(policy: unknown): boolean {
  return statementsOf(policy).some(({ Effect: effect, Condition: condition }) => {
    const bool = isMap(condition) ? condition.Bool : undefined;
    return (
      effect === "Deny" &&
      isMap(bool) &&
      [bool["aws:SecureTransport"]].flat().some((tls) => tls === "false" || tls === false)
    );
  });
}

type Statement = Readonly<Record<string, unknown>>;

function statementsOf(policy: unknown): readonly Statement[] {
  if (typeof policy !== "string") return [];
  try {
    const document: unknown = JSON.parse(policy);
    return isMap(document) ? [document.Statement].flat().filter(isMap) : [];
  } catch {
    // No JSON is for the cloud to refuse.
    return [];
  }
}

function isEverybody(principal: unknown): boolean {
  const named = isMap(principal) ? principal.AWS : principal;
  return [named].flat().includes("*");
}

function namesCallers(condition: unknown): boolean {
  if (!isMap(condition)) return false;
  const keys = Object.entries(condition).flatMap(([operator, keys]) =>
    isMap(keys) && !operator.includes("Not") ? Object.keys(keys) : [],
  );
  return keys.some((key) => CALLER_KEYS.includes(key.toLowerCase()));
}

function listed(actions: unknown): string {
  return [actions].flat().join(", ");
}
