import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ClusterFacts } from "../clouds/contract";
import { failIfAny, type Problem } from "../core/errors";
import type { Signals } from "../packs/pack";
import type { Routing } from "../signals/routing/routing";
import { RELEASES } from "./addresses";
import { AlertmanagerConfiguration } from "./alertmanager/construct";
import { resolveAlertmanager } from "./alertmanager/props";
import { Collector } from "./collector/construct";
import { collectorFlows } from "./collector/outside";
import { resolveGateway, resolveLogCollector } from "./collector/props";
import type { PlatformComponents } from "./components";
import type { PlatformContext } from "./context";
import { OperatorCrds } from "./crds/construct";
import { Loki } from "./loki/construct";
import { resolveLoki } from "./loki/props";
import { Namespaces, platformNamespaces } from "./namespaces/construct";
import { NetworkPolicies } from "./network/construct";
import { platformFlows } from "./network/flows";
import { networkPolicies } from "./network/policies";
import { PackInstallation } from "./pack-installation";
import { PlatformPriority } from "./priority/construct";
import { Prometheus } from "./prometheus/construct";
import { resolvePrometheus } from "./prometheus/props";
import { ChartRelease } from "./release";
import { PlatformStorage } from "./storage/construct";
import { ObjectStoreSecret } from "./thanos/object-store-secret";
import { resolveThanos } from "./thanos/props";
import { Thanos } from "./thanos/construct";
import { Tempo } from "./tempo/construct";
import { resolveTempo } from "./tempo/props";

/** What is installed on a cluster, and for whom. */
export interface PlatformProps {
  /** The cluster and its environment: what every component takes its defaults from. */
  readonly context: PlatformContext;
  readonly components: PlatformComponents;
  /** Who is told about alerts: the configuration of Alertmanager. */
  readonly routing: Routing;
  /** One entry per pack placed on the cluster, the platform's own included. */
  readonly signals: readonly Signals[];
}

/** Everything installed on one cluster, in the order in which its parts need each other. */
export class Platform extends Construct {
  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id);
    failIfAny(checkReleaseNames(props));
    const overrides = props.components.releases;
    const ground = this.layGround(props);
    const prometheus = this.installMetrics(props, ground);
    const stores = this.installStores(props, ground);
    new Collector(this, "collector", {
      logs: resolveLogCollector(props.components.logs ?? {}, props.context, props.signals),
      gateway: resolveGateway(props.components.gateway ?? {}, props.context, props.signals),
      eventValues: overrides?.[RELEASES.events],
      dependsOn: [...stores, prometheus],
    });
    for (const signals of props.signals) {
      const dependsOn = [...ground, prometheus];
      const { runbookUrl } = props.context;
      new PackInstallation(this, signals.pack, { signals, runbookUrl, overrides, dependsOn });
    }
  }

  /** What every program stands on: namespaces, the rules between them, volumes, priority, custom resources. */
  private layGround({ context, components, signals }: PlatformProps): ITerraformDependable[] {
    const { facts } = context;
    const { releases } = components;
    const namespaces = platformNamespaces(facts.capabilities, signals);
    const { resources } = new Namespaces(this, "namespaces", namespaces);
    if (facts.capabilities.networkPolicies) {
      const outside = collectorFlows(resolveGateway(components.gateway ?? {}, context, signals));
      const packs = signals.flatMap(({ needs }) => needs.flows ?? []);
      const flows = [...platformFlows(facts.capabilities), ...outside, ...packs];
      const governed = namespaces.map(({ name }) => name);
      new NetworkPolicies(this, "network", networkPolicies(governed, flows), resources);
    }
    const { storageClass } = new PlatformStorage(this, "storage", facts.storage);
    const { priorityClass } = new PlatformPriority(this, "priority");
    const { release } = new OperatorCrds(this, "crds", resources, releases?.[RELEASES.crds]);
    return [...this.installClusterReleases(facts, releases), storageClass, priorityClass, release.release];
  }

  /** What the cloud wants on every cluster, one after the other: the autoscaler makes nodes for all that follows. */
  private installClusterReleases(
    { releases = [] }: ClusterFacts,
    overrides: PlatformComponents["releases"] = {},
  ): ITerraformDependable[] {
    const cluster = new Construct(this, "cluster");
    return releases.reduce<ITerraformDependable[]>((before, { name, ...release }) => {
      const { release: installed } = new ChartRelease(cluster, name, {
        ...release,
        releaseName: name,
        overrides: overrides[name],
        dependsOn: before,
      });
      return [installed];
    }, []);
  }

  private installMetrics(
    { context, components, routing }: PlatformProps,
    ground: ITerraformDependable[],
  ): ITerraformDependable {
    const { secret } = new AlertmanagerConfiguration(this, "alertmanager", routing, ground);
    const store = new ObjectStoreSecret(this, "metrics-store", context.facts.stores.metrics, ground);
    const { release } = new Prometheus(this, "prometheus", {
      prometheus: resolvePrometheus(components.prometheus ?? {}, context),
      alertmanager: resolveAlertmanager(components.alertmanager ?? {}, context, routing),
      dependsOn: [...ground, secret, store.secret],
    });
    new Thanos(this, "thanos", resolveThanos(components.thanos ?? {}, context), [...ground, store.secret]);
    return release.release;
  }

  private installStores(
    { context, components }: PlatformProps,
    ground: ITerraformDependable[],
  ): ITerraformDependable[] {
    const loki = new Loki(this, "loki", resolveLoki(components.loki ?? {}, context), ground);
    const tempo = new Tempo(this, "tempo", resolveTempo(components.tempo ?? {}, context), ground);
    return [loki.release.release, tempo.release.release];
  }
}

/** Reports chart values for a release that is not there, or that has an entry of its own. */
function checkReleaseNames({ context: { cluster, facts }, components, signals }: PlatformProps): Problem[] {
  const packs = signals.flatMap(({ releases }) => releases);
  const known = [RELEASES.crds, RELEASES.events, ...[...(facts.releases ?? []), ...packs].map(({ name }) => name)];
  return Object.keys(components.releases ?? {})
    .filter((name) => !known.includes(name))
    .map((value) => ({
      at: `${cluster}.components.releases`,
      value,
      problem: "is no release that takes values here",
      fix: `Use one of: ${known.join(", ")}; the parts of the platform take values of their own`,
    }));
}
