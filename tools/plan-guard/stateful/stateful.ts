import { type Attributes, valueAt } from "../attributes";
import { STATEFUL_KINDS } from "./kinds";
import { statefulRelease } from "./releases";

/** What is lost with a resource. */
export interface Stateful {
  readonly what: string;
  readonly holds: string;
}

/** What a resource holds; undefined where the program can make it again. */
export function statefulOf(type: string, attributes: Attributes): Stateful | undefined {
  if (type !== "helm_release") return STATEFUL_KINDS.find(({ types }) => types.includes(type));
  const [chart, name] = ["chart", "name"].map((path) => String(valueAt(attributes, path)));
  return statefulRelease(chart ?? "", name ?? "");
}
