import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { NAMESPACES } from "../core/names";
import type { Signals } from "../packs/pack";
import { customResources } from "../signals/custom-resources/render";
import { renderLogRules } from "../signals/rules/log-rules";
import { DEFAULT_TENANT } from "./context";
import type { LogRuleFiles } from "./loki/rules";
import { LokiRules } from "./loki/rules-construct";
import { Objects } from "./objects/construct";
import { ChartRelease, type ValuesOverride } from "./release";

export interface PackInstallationProps {
  readonly signals: Signals;
  readonly runbookUrl: string;
  /** Chart values by the name of a release, merged last. @default none */
  readonly overrides?: Readonly<Record<string, ValuesOverride>>;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** What one pack brings to a cluster: its releases, its monitors, probes and rules in one release, and its log rules. */
export class PackInstallation extends Construct {
  constructor(scope: Construct, id: string, { signals, runbookUrl, overrides = {}, dependsOn }: PackInstallationProps) {
    super(scope, id);
    for (const { name, namespace, chart, values } of signals.releases) {
      new ChartRelease(this, name, {
        releaseName: name,
        namespace,
        chart,
        values,
        overrides: overrides[name],
        dependsOn,
      });
    }
    const namespace = NAMESPACES.platform;
    const objects = customResources(signals, { namespace, runbookUrl, evaluator: "leaf" });
    if (objects.length > 0) {
      new Objects(this, "objects", { releaseName: `pack-${signals.pack}`, namespace, objects, dependsOn });
    }
    new LokiRules(this, "log-rules", { pack: signals.pack, files: ruleFiles(signals, runbookUrl), dependsOn });
  }
}

/** One file per tenant, named after the pack. */
function ruleFiles({ pack, logRules }: Signals, runbookUrl: string): LogRuleFiles {
  const files = renderLogRules(logRules, { tenant: DEFAULT_TENANT, runbookUrl });
  return Object.fromEntries(files.map(({ tenant, content }) => [tenant, { [`${pack}.yaml`]: content }]));
}
