import { assess } from "../../../tools/availability/assessment";
import { brokenPromises } from "../../../tools/availability/promise";
import type { StackAvailability } from "../../../tools/availability/stack";
import type { Workload } from "../../../tools/availability/workload";
import { STRICT, workload } from "./workloads";

function stack(name: string, differences: Partial<Workload>): StackAvailability {
  return { stack: name, assessments: [assess(workload(differences), 3)], unknown: [] };
}

const SOUND = { spread: STRICT, volume: true, copies: 3, budget: { maxUnavailable: 1 }, priorityClass: "critical" };

describe("the promise to survive a zone", () => {
  it("is kept by three replicas in three zones", () => {
    expect(brokenPromises([stack("live-eks-platform", SOUND)], ["live"])).toEqual([]);
  });

  it("is broken where a change of values takes one of them away, and says in which stack", () => {
    const broken = brokenPromises([stack("live-eks-platform", { ...SOUND, pods: 2 })], ["live"]);
    expect(broken).toContain("live-eks-platform: loki-ingester: writes survive nothing, not a zone");
  });

  it("is not given by environments with one replica", () => {
    const stacks = [stack("dev-eks-platform", { pods: 1 }), stack("live-eks-platform", SOUND)];
    expect(brokenPromises(stacks, ["live"])).toEqual([]);
    expect(brokenPromises(stacks, ["live", "dev"])).not.toEqual([]);
  });
});
