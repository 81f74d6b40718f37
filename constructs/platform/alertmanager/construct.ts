import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { LABEL } from "../../core/labels";
import { NAMESPACES } from "../../core/names";
import { alertmanagerFiles } from "../../signals/routing/render";
import type { Routing } from "../../signals/routing/routing";
import { terraformText } from "../../terraform/text";
import { CONFIG_SECRET } from "./values";

/**
 * The configuration of Alertmanager, without a secret in it. Prometheus's chart, which installs Alertmanager, depends
 * on it: an Alertmanager that finds no configuration starts with one that tells nobody, without a word.
 */
export class AlertmanagerConfiguration extends Construct {
  /** What must be there before Alertmanager. */
  readonly secret: SecretV1;

  constructor(scope: Construct, id: string, routing: Routing, dependsOn: readonly ITerraformDependable[]) {
    super(scope, id);
    const files = Object.entries(alertmanagerFiles(routing));
    this.secret = new SecretV1(this, "config", {
      metadata: {
        name: CONFIG_SECRET,
        namespace: NAMESPACES.platform,
        labels: { [LABEL.managedBy]: "belvedere", [LABEL.partOf]: "belvedere" },
      },
      type: "Opaque",
      data: Object.fromEntries(files.map(([file, text]) => [file, terraformText(text)])),
      dependsOn: [...dependsOn],
    });
  }
}
