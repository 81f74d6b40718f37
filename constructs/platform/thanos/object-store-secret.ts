import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ObjectStore } from "../../clouds/contract";
import { LABEL } from "../../core/labels";
import { NAMESPACES } from "../../core/names";
import { terraformJson } from "../../terraform/text";
import { OBJECT_STORE, thanosObjectStore } from "./object-store";

/**
 * Where blocks of metrics are kept. It has no credentials in it, and is a Secret because the operator and Thanos' chart
 * read nothing else. Prometheus does not start without it, so that it comes first.
 */
export class ObjectStoreSecret extends Construct {
  readonly secret: SecretV1;

  constructor(scope: Construct, id: string, store: ObjectStore, dependsOn: readonly ITerraformDependable[]) {
    super(scope, id);
    this.secret = new SecretV1(this, "config", {
      metadata: {
        name: OBJECT_STORE.name,
        namespace: NAMESPACES.platform,
        labels: { [LABEL.managedBy]: "belvedere", [LABEL.partOf]: "belvedere" },
      },
      type: "Opaque",
      data: { [OBJECT_STORE.key]: terraformJson(thanosObjectStore(store)) },
      dependsOn: [...dependsOn],
    });
  }
}
