import type { TypeName } from "./derive";

/** Paths of the attributes that a provider marks as sensitive, by type. The bindings do not carry the mark. */
type Table = Readonly<Record<string, readonly string[]>>;

const RESOURCES: Table = {
  helm_release: ["repository_password", "set_sensitive.value"],
};

const DATA_SOURCES: Table = {
  aws_eks_cluster_auth: ["token"],
};

/** Whether Terraform hides an attribute. */
export function isSensitive({ kind, type }: TypeName, path: readonly string[]): boolean {
  const table = kind === "resource" ? RESOURCES : kind === "data" ? DATA_SOURCES : {};
  return table[type]?.includes(path.join(".")) ?? false;
}

/** Write-only attributes end in `_wo` in all five providers; `set_wo` of a Helm release holds nothing else. */
export function isWriteOnly({ kind }: TypeName, path: readonly string[]): boolean {
  if (kind !== "resource") return false;
  return path.some((name) => name === "set_wo") || /^(?!has_).*_wo$/.test(path.at(-1) ?? "");
}
