import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { failIfAny, type Problem } from "../../core/errors";
import { compactJson } from "../../core/json";
import { objectLabels } from "../../core/labels";
import { NAMESPACES } from "../../core/names";
import type { Dashboard } from "../../signals/dashboards/dashboard";
import { renderDashboard } from "../../signals/dashboards/render";
import { terraformText } from "../../terraform/text";
import { DASHBOARD_LABEL, FOLDER_ANNOTATION } from "./values";

/** A dashboard and the pack that brings it. */
export interface PackDashboard {
  readonly pack: string;
  readonly dashboard: Dashboard;
}

/** Dashboards as ConfigMaps, one each, which the sidecar of Grafana picks up while it runs. */
export class Dashboards extends Construct {
  constructor(
    scope: Construct,
    id: string,
    dashboards: readonly PackDashboard[],
    dependsOn: readonly ITerraformDependable[] = [],
  ) {
    super(scope, id);
    const texts = dashboards.map(({ dashboard }) => compactJson(renderDashboard(dashboard)));
    failIfAny(dashboards.flatMap(({ dashboard }, index) => checkSize(dashboard.uid, texts[index] ?? "")));
    dashboards.forEach(({ pack, dashboard: { uid, folder } }, index) => {
      new ConfigMapV1(this, uid, {
        metadata: {
          name: `dashboard-${uid}`,
          namespace: NAMESPACES.platform,
          labels: { ...objectLabels("fleet", pack), [DASHBOARD_LABEL.name]: DASHBOARD_LABEL.value },
          annotations: { [FOLDER_ANNOTATION]: folder },
        },
        data: { [`${uid}.json`]: terraformText(texts[index] ?? "") },
        dependsOn: [...dependsOn],
      });
    });
  }
}

/** The API server refuses a ConfigMap above 1 MiB. */
const LIMIT_BYTES = 1024 * 1024;

function checkSize(uid: string, text: string): Problem[] {
  const bytes = Buffer.byteLength(text);
  if (bytes <= LIMIT_BYTES * 0.95) return [];
  const problem = "is more than a ConfigMap can hold, 1 MiB";
  return [{ at: `dashboard ${uid}`, value: `${bytes} bytes`, problem, fix: "Divide it into two dashboards" }];
}
