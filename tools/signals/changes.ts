import { Duration } from "../../constructs/core/duration";
import type { Change } from "../../constructs/platform/prometheus/tuning/tuning";

/** An alert of a chart that is different: its name, what it is now, and why, where a reason was asked for. */
export function changeRow({ alert, tuning }: Change): string[] {
  if (tuning.kind === "off") return [alert, "off", tuning.reason];
  const { severity, for: holds, threshold } = tuning;
  const said = { severity, for: holds, threshold };
  const shown = Object.entries(said).flatMap(([what, value]) =>
    value === undefined ? [] : [`${what} ${show(value)}`],
  );
  return [alert, shown.join(", "), ""];
}

function show(value: string | number | object): string {
  if (value instanceof Duration) return value.toPrometheus();
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([severity, limit]) => `${String(limit)} (${severity})`)
    .join(" and ");
}
