import { worstDrain } from "../../../tools/availability/drain";
import { STRICT, workload } from "./workloads";

describe("a drain of all nodes, one after the other", () => {
  it("takes everything on a node at once where no budget stops it", () => {
    expect(worstDrain(workload(), 3)).toEqual({ finishes: true, fewest: 0 });
  });

  it("takes one pod at a time where a budget says so, even if all are on one node", () => {
    expect(worstDrain(workload({ budget: { maxUnavailable: 1 } }), 3)).toEqual({ finishes: true, fewest: 2 });
  });

  it("ends where pods are apart, have volumes and may go one by one", () => {
    const careful = workload({ onePerNode: true, spread: STRICT, volume: true, budget: { minAvailable: 2 } });
    expect(worstDrain(careful, 3)).toEqual({ finishes: true, fewest: 2 });
  });

  it.each([
    ["all must stay", { budget: { minAvailable: 3 } }],
    ["none may go", { budget: { maxUnavailable: 0 } }],
    ["the only one must stay", { pods: 1, budget: { minAvailable: 1 } }],
  ])("never ends where %s", (_, differences) => {
    expect(worstDrain(workload(differences), 3).finishes).toBe(false);
  });

  it("never ends where a pod may not return to the zone of its volume, which the others have left too full", () => {
    const stuck = { spread: { maxSkew: 1, minDomains: 2 }, budget: { maxUnavailable: 1 } };
    expect(worstDrain(workload({ ...stuck, volume: true }), 3).finishes).toBe(false);
    expect(worstDrain(workload(stuck), 3).finishes).toBe(true);
  });

  it("never ends where the pods cannot all run in the first place", () => {
    expect(worstDrain(workload({ spread: STRICT }), 2)).toEqual({ finishes: false, fewest: 0 });
  });

  it("leaves a single pod without a budget free to move", () => {
    expect(worstDrain(workload({ pods: 1, volume: true }), 3)).toEqual({ finishes: true, fewest: 0 });
  });
});
