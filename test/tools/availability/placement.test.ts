import { admissible, mostLost } from "../../../tools/availability/placement";
import { STRICT, workload } from "./workloads";

describe("the placements that Kubernetes may choose", () => {
  it("are all of them where only wishes are made", () => {
    expect(admissible(workload(), 3)).toEqual([
      [3, 0, 0],
      [2, 1, 0],
      [1, 1, 1],
    ]);
  });

  it("include two pods in one zone as long as two zones are enough", () => {
    expect(admissible(workload({ spread: { maxSkew: 1, minDomains: 2 } }), 3)).toEqual([
      [2, 1, 0],
      [1, 1, 1],
    ]);
  });

  it("include all pods in one zone where nothing says how many zones there must be", () => {
    expect(admissible(workload({ spread: { maxSkew: 1, minDomains: 1 } }), 3)).toContainEqual([3, 0, 0]);
  });

  it("are one pod a zone where three zones are required", () => {
    expect(admissible(workload({ spread: STRICT }), 3)).toEqual([[1, 1, 1]]);
    expect(admissible(workload({ onePerZone: true }), 3)).toEqual([[1, 1, 1]]);
  });

  it("do not exist where there are too few zones", () => {
    expect(admissible(workload({ spread: STRICT }), 2)).toEqual([]);
  });

  it("stay even where there are more pods than zones", () => {
    expect(admissible(workload({ pods: 5, spread: STRICT }), 3)).toEqual([[2, 2, 1]]);
  });
});

describe("the most that is lost", () => {
  const lost = (differences: Parameters<typeof workload>[0]): number[] =>
    (["pod", "node", "zone"] as const).map((failure) => mostLost(workload(differences), failure, 3));

  it("with a node is everything that may run on it", () => {
    expect(lost({})).toEqual([1, 3, 3]);
    expect(lost({ onePerNode: true })).toEqual([1, 1, 3]);
  });

  it("with a zone is everything that may run in it", () => {
    expect(lost({ spread: { maxSkew: 1, minDomains: 2 } })).toEqual([1, 2, 2]);
    expect(lost({ spread: STRICT })).toEqual([1, 1, 1]);
  });
});
