import { availabilityOf } from "../../../tools/availability/stack";
import { shippedStacks } from "./shipped-stacks";

const assessments = shippedStacks("dev").flatMap((stack) => availabilityOf(stack, 2).assessments);

describe("an environment with one replica of everything", () => {
  const byName = new Map(assessments.map((assessment) => [assessment.workload.name, assessment]));

  it("loses what a pod does for as long as the pod is away", () => {
    expect(byName.get("kps-prometheus")?.survives).toEqual({
      reads: "nothing",
      writes: "nothing",
      alerting: "nothing",
    });
    expect(byName.get("loki")?.survives).toEqual({ reads: "nothing", writes: "nothing", alerting: "nothing" });
    expect(byName.get("tempo")?.survives).toEqual({ reads: "nothing", writes: "nothing" });
    expect(byName.get("otlp-gateway")?.survives).toEqual({ writes: "nothing" });
    expect(byName.get("grafana")?.survives).toEqual({ reads: "nothing" });
  });

  it("keeps what it has stored, and lets every node be drained", () => {
    const keeping = assessments.filter(({ role }) => role.keeps);
    expect(keeping.map(({ workload }) => workload.volume)).toEqual(keeping.map(() => true));
    expect(assessments.filter(({ drain }) => !drain.finishes)).toEqual([]);
  });
});
