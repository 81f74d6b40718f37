import { type Problem, failIfAny } from "../../core/errors";
import { objectLabels } from "../../core/labels";
import { checkTenant } from "./tenant";

/** Rule files of one pack: content by file name, by tenant. Content is JSON on one line, which is YAML as well. */
export type LogRuleFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Folder from which the ruler reads rules, one directory per tenant; a sidecar fills it. */
export const RULES_FOLDER = "/rules";

/** By this label the sidecar finds ConfigMaps with rules. */
export const RULES_LABEL = { name: "loki_rule", value: "1" } as const;

/** The annotation that names the directory below {@link RULES_FOLDER}: the tenant. */
export const TENANT_ANNOTATION = "loki_tenant";

/** A ConfigMap with the rules of one pack for one tenant. */
export interface RuleConfigMap {
  readonly tenant: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * The ConfigMaps that bring rule files to Loki's ruler. A tenant without files gets none.
 * @throws BelvedereError when a tenant or a file name cannot be what it must become.
 */
export function ruleConfigMaps(pack: string, files: LogRuleFiles): RuleConfigMap[] {
  failIfAny(checkRuleFiles(`${pack}.logRules`, files));
  return Object.entries(files)
    .filter(([, data]) => Object.keys(data).length > 0)
    .map(([tenant, data]) => ({
      tenant,
      // Dots keep pack and tenant apart: neither has one, so no two pairs share a name.
      name: `loki-rules.${pack}.${tenant}`,
      labels: { ...objectLabels("cluster", pack), [RULES_LABEL.name]: RULES_LABEL.value },
      annotations: { [TENANT_ANNOTATION]: tenant },
      data,
    }));
}

/** Reports tenants that are no directory, and file names that are no key of a ConfigMap. */
function checkRuleFiles(at: string, files: LogRuleFiles): Problem[] {
  return Object.entries(files).flatMap(([tenant, data]) => [
    ...checkTenant(at, tenant),
    ...Object.keys(data).flatMap((file) => checkFileName(`${at}.${tenant}`, file)),
  ]);
}

function checkFileName(at: string, file: string): Problem[] {
  if (/^[a-z0-9][-_.a-z0-9]*\.yaml$/.test(file) && file.length <= 253) return [];
  return [
    {
      at,
      value: file,
      problem: "is no name of a rule file",
      fix: "Use lower-case letters, digits, dashes, dots and underscores, and end in .yaml",
    },
  ];
}
