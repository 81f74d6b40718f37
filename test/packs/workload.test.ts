import { type Pack, signals } from "../../constructs/packs/pack";
import { type Placement, workload } from "../../constructs/packs/workload";
import { SITE } from "./shipped";

const plain: Pack = () => signals("plain", {});
const kafka: Pack<{ readonly kafka: string }> = (site, inputs) => signals(`${site.cluster} ${inputs.kafka}`, {});
const redis: Pack<{ readonly redis: string }> = (_site, inputs) => signals(inputs.redis, {});

describe("a workload", () => {
  it("is placed on clusters by their names", () => {
    const { workload: name, clusters, inputs } = workload("shop", [plain]).on("eks-eu1", "gke-eu1");
    expect({ name, clusters, inputs }).toEqual({ name: "shop", clusters: ["eks-eu1", "gke-eu1"], inputs: undefined });
  });

  it("hands the inputs of a placement to its packs", () => {
    const placement = workload("ingestion", [plain, kafka, redis]).on("aks-eu1", {
      kafka: "broker:9093",
      redis: "cache",
    });
    expect(placement.clusters).toEqual(["aks-eu1"]);
    expect(placement.packs.map((pack) => pack(SITE, placement.inputs).pack)).toEqual([
      "plain",
      "dev-eks-eu1 broker:9093",
      "cache",
    ]);
  });

  it("can be placed twice with different inputs", () => {
    const ingestion = workload("ingestion", [kafka]);
    const [a, b] = [ingestion.on("eks-eu1", { kafka: "a" }), ingestion.on("aks-eu1", { kafka: "b" })];
    expect([a, b].map(({ packs }) => packs[0]?.(SITE, undefined).pack)).toEqual(["dev-eks-eu1 a", "dev-eks-eu1 b"]);
  });

  it("keeps the names of its clusters as types, so that an environment can refuse others", () => {
    const shop = workload("shop", [plain]);
    const known: readonly Placement<"eks-eu1" | "gke-eu1">[] = [shop.on("eks-eu1"), shop.on("gke-eu1", "eks-eu1")];
    // @ts-expect-error there is no such cluster
    const unknown: readonly Placement<"eks-eu1" | "gke-eu1">[] = [shop.on("eks-eu2")];
    expect([known.length, unknown.length]).toEqual([2, 1]);
  });

  it("asks for the inputs of all its packs, and for none where no pack has any", () => {
    const ingestion = workload("ingestion", [plain, kafka, redis]);
    const wrong = [
      // @ts-expect-error one of the two inputs is missing
      ingestion.on("aks-eu1", { kafka: "broker:9093" }),
      // @ts-expect-error all inputs are missing
      ingestion.on("aks-eu1"),
      // @ts-expect-error nobody asks for inputs
      workload("shop", [plain]).on("eks-eu1", { kafka: "broker:9093" }),
      // @ts-expect-error a workload is placed somewhere
      workload("shop", [plain]).on(),
    ];
    expect(wrong).toHaveLength(4);
  });
});
