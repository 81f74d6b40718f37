import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { NAMESPACES } from "../../core/names";
import { terraformText } from "../../terraform/text";
import { type LogRuleFiles, type RuleConfigMap, ruleConfigMaps } from "./rules";

export interface LokiRulesProps {
  /** Name of the pack that brings the rules. */
  readonly pack: string;
  readonly files: LogRuleFiles;
  /** At least the namespace of the platform. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The log rules of one pack: a ConfigMap for each tenant, which the sidecar of Loki's ruler picks up while it runs. */
export class LokiRules extends Construct {
  readonly configMaps: readonly ConfigMapV1[];

  constructor(scope: Construct, id: string, { pack, files, dependsOn }: LokiRulesProps) {
    super(scope, id);
    this.configMaps = ruleConfigMaps(pack, files).map((rules) => this.configMap(rules, dependsOn));
  }

  private configMap(
    { tenant, name, labels, annotations, data }: RuleConfigMap,
    dependsOn: readonly ITerraformDependable[],
  ): ConfigMapV1 {
    const texts = Object.entries(data).map(
      ([file, content]) => [file, terraformText(content, `${tenant}/${file}`)] as const,
    );
    return new ConfigMapV1(this, tenant, {
      metadata: { name, namespace: NAMESPACES.platform, labels: { ...labels }, annotations: { ...annotations } },
      data: Object.fromEntries(texts),
      dependsOn: [...dependsOn],
    });
  }
}
