import { assess } from "../../../tools/availability/assessment";
import { brokenPromises } from "../../../tools/availability/promise";
import { availabilityOf, type StackAvailability } from "../../../tools/availability/stack";
import type { Workload } from "../../../tools/availability/workload";
import { readSynthesized } from "../../../tools/lib/synthesized";
import { shippedOutput } from "../../support/shipped";
import { STRICT, workload } from "./workloads";

function stack(name: string, differences: Partial<Workload>): StackAvailability {
  return { stack: name, assessments: [assess(workload(differences), 3)], unknown: [] };
}

const zonal = readSynthesized(shippedOutput())
  .filter(({ name }) => name === "production-eks-eu1-platform")
  .map((each) => availabilityOf(each, 3));

const SOUND = { spread: STRICT, volume: true, copies: 3, budget: { maxUnavailable: 1 }, priorityClass: "critical" };

describe("the promise to survive a zone", () => {
  it("is kept by three replicas in three zones", () => {
    expect(brokenPromises([stack("live-eks", SOUND)], ["live"])).toEqual([]);
  });

  it("is broken where a change of values takes one of them away, and says in which stack", () => {
    const broken = brokenPromises([stack("live-eks", { ...SOUND, pods: 2 })], ["live"]);
    expect(broken).toContain("live-eks: loki-ingester: writes survive nothing, not a zone");
  });

  it("is broken where a part that something needs is switched off", () => {
    const [production] = zonal;
    const broken = brokenPromises(production ? [production] : [], ["production"]);
    expect(production?.assessments.map(({ workload }) => workload.name)).toContain("thanos-query");
    expect(broken).toEqual([]);
    for (const name of ["thanos-query", "kps-alertmanager", "loki-ruler"]) {
      const assessments = production?.assessments.filter(({ workload }) => workload.name !== name) ?? [];
      const without = { stack: "production-eks-eu1-platform", unknown: [], assessments };
      expect(brokenPromises([without], ["production"])).toEqual([
        expect.stringContaining(`${name}: is not there, and`),
      ]);
    }
  });

  it("is not given by environments with one replica", () => {
    const stacks = [stack("dev-eks", { pods: 1 }), stack("live-eks", SOUND)];
    expect(brokenPromises(stacks, ["live"])).toEqual([]);
    expect(brokenPromises(stacks, ["live", "dev"])).not.toEqual([]);
  });
});
