import { needed } from "../../../tools/availability/quorum";
import { workload } from "./workloads";

describe("how many pods are needed", () => {
  const quorum = (pods: number, copies: number): Record<string, number> => ({
    reads: needed("quorum", "reads", workload({ pods, copies })),
    writes: needed("quorum", "writes", workload({ pods, copies })),
  });

  it("is one where any of them serves any request", () => {
    expect(needed("one", "writes", workload({ pods: 3 }))).toBe(1);
  });

  it("is two of three where three have a copy", () => {
    expect(quorum(3, 3)).toEqual({ reads: 2, writes: 2 });
  });

  it("is all but one however many there are: those away may be the ones with a copy", () => {
    expect(quorum(6, 3)).toEqual({ reads: 5, writes: 5 });
  });

  it("is both of two, of which two have to take each of three copies", () => {
    expect(quorum(2, 3)).toEqual({ reads: 2, writes: 2 });
  });

  it("is all of them where each keeps its share alone", () => {
    expect(quorum(3, 1)).toEqual({ reads: 3, writes: 3 });
  });
});
