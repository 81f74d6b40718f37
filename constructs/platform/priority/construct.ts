import { PriorityClassV1 } from "@cdktf/provider-kubernetes/lib/priority-class-v1";
import { Construct } from "constructs";
import { PRIORITY, PRIORITY_CLASS } from "../priority-class";

/** The priority class of the platform's pods. */
export class PlatformPriority extends Construct {
  readonly priorityClass: PriorityClassV1;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.priorityClass = new PriorityClassV1(this, "class", {
      metadata: { name: PRIORITY_CLASS },
      value: PRIORITY,
      description: "Telemetry must arrive and alerts must be sent while other pods wait for room.",
    });
  }
}
