import { type Attributes, block, blocks } from "../../policy-rules";

/** The statements of a policy of IAM; none where Terraform alone knows it. */
export function statements(policy: unknown): readonly Attributes[] {
  try {
    return typeof policy === "string"
      ? blocks({ policy: JSON.parse(policy) as unknown }, "policy").flatMap(inside)
      : [];
  } catch {
    return [];
  }
}

function inside(document: Attributes): readonly Attributes[] {
  return blocks(document, "Statement");
}

/** Whether it names every principal there is (IAM user guide, "AWS JSON policy elements: Principal"). */
export function isForEverybody(statement: Attributes): boolean {
  const { AWS: accounts } = block(statement, "Principal");
  return statement.Principal === "*" || [accounts].flat().includes("*");
}
