import type { Pack } from "./pack";

/** What all of the given packs need to be told about a cluster. */
type InputsOf<P> = (P extends Pack<infer Inputs> ? (inputs: Inputs) => void : never) extends (inputs: infer All) => void
  ? All
  : never;

/** A workload on clusters of an environment. `Cluster` keeps their names literal, so that the environment checks them. */
export interface Placement<Cluster extends string = string> {
  readonly workload: string;
  readonly clusters: readonly Cluster[];
  /** Packs that already know the inputs of this placement. */
  readonly packs: readonly Pack[];
  /** What was said about these clusters, for messages and reports. */
  readonly inputs: unknown;
}

/** Where a workload runs: names of clusters, then its inputs if its packs ask for any. */
type Where<Cluster extends string, Inputs> = unknown extends Inputs
  ? readonly [Cluster, ...Cluster[]]
  : readonly [Cluster, ...Cluster[], Inputs];

/** An application and what it runs on, as a set of packs that is placed as a whole. */
export interface Workload<Inputs> {
  readonly name: string;
  /** Places the workload: `shop.on("eks-eu1", "gke-eu1")`, or `ingestion.on("aks-eu1", { kafka: "kafka:9093" })`. */
  readonly on: <const Cluster extends string>(...where: Where<Cluster, Inputs>) => Placement<Cluster>;
}

/** Names a set of packs: `workload("shop", [httpService("catalog", { … })])`. */
export function workload<const P extends Pack<never>>(name: string, packs: readonly P[]): Workload<InputsOf<P>> {
  return {
    name,
    on: <const Cluster extends string>(...where: Where<Cluster, InputsOf<P>>): Placement<Cluster> => {
      const { clusters, inputs } = split<Cluster>(where);
      return { workload: name, clusters, inputs, packs: packs.map((pack) => (site) => pack(site, inputs as never)) };
    },
  };
}

/** Clusters are strings and inputs never are, which tells them apart. */
function split<Cluster extends string>(where: readonly unknown[]): { clusters: Cluster[]; inputs: unknown } {
  const clusters = where.filter((item): item is Cluster => typeof item === "string");
  return { clusters, inputs: where.find((item) => typeof item !== "string") };
}
