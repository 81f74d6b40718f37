import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { CHARTS } from "../../core/charts";
import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { ChartRelease, type ValuesOverride } from "../release";
import type { AlloyValues } from "./chart";
import type { ResolvedGateway, ResolvedLogCollector } from "./props";
import { eventCollectorValues, gatewayValues, logCollectorValues, samplerValues } from "./values";

export interface CollectorConstructProps {
  readonly logs: ResolvedLogCollector;
  readonly gateway: ResolvedGateway;
  /** Chart values of the release that collects events. @default none */
  readonly eventValues?: ValuesOverride;
  /** At least what telemetry is sent to, and the definitions of the operator's resources. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * What brings telemetry in: log lines of all containers, Kubernetes events as log lines, and the gateway to which
 * applications send traces, and logs and metrics by OTLP.
 */
export class Collector extends Construct {
  constructor(scope: Construct, id: string, { logs, gateway, eventValues, dependsOn }: CollectorConstructProps) {
    super(scope, id);
    const namespace = NAMESPACES.platform;
    const install = (
      name: string,
      values: AlloyValues,
      rest: { readonly namespace: string; readonly overrides?: ValuesOverride },
    ): ChartRelease =>
      new ChartRelease(this, name, { chart: CHARTS.alloy, releaseName: name, values, dependsOn, ...rest });
    const where = logs.source === "files" ? NAMESPACES.host : namespace;
    install(RELEASES.logs, logCollectorValues(logs), { namespace: where, overrides: logs.values });
    install(RELEASES.events, eventCollectorValues(logs), { namespace, overrides: eventValues });
    if (gateway.samplerHost !== undefined) {
      install(RELEASES.sampler, samplerValues(gateway), { namespace, overrides: gateway.samplerValues });
    }
    install(RELEASES.gateway, gatewayValues(gateway), { namespace, overrides: gateway.values });
  }
}
