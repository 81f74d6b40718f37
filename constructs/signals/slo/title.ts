import type { Bound } from "./indicator";
import type { Objective } from "./objective";

const WORDS: Record<Bound["op"], string> = { lte: "at most", lt: "below", gte: "at least", gt: "above" };

/** The promise of an objective in one sentence, for people who read an alert or a report. */
export function titleOf(objective: Objective): string {
  const share = `${objective.percent} %`;
  switch (objective.kind) {
    case "availability":
      return `${share} of the events are good`;
    case "latency":
      return `${share} of the events take at most ${objective.under.toString()}`;
    case "throughput":
      return `At least ${objective.atLeast} events per second in ${share} of the time`;
    case "time-slices":
      return `The value is ${WORDS[objective.bound.op]} ${objective.bound.value} in ${share} of the time`;
  }
}
