import { compactJson, type Json } from "../../../constructs/core/json";
import { parallel } from "../../lib/parallel";
import { leavesOf, showPath, valueAt, type ValuePath, type Values, without, withValue } from "../../lib/value-path";
import type { CheckResult, Finding } from "../findings";
import type { Rendered } from "../helm";
import { findRandomLines, maskLines } from "../mask";

/** Renders at a time: helm uses about one core each. */
const AT_ONCE = 2;

export interface Ablation {
  readonly values: Values;
  /** The chart's own values. */
  readonly defaults: Values;
  /** Two renders of the values as they are. */
  readonly renders: readonly [string, string];
  readonly render: (values: Values) => Promise<Rendered>;
}

/**
 * Leaves each value out in turn and renders again. Where that changes nothing, the value says what the chart says
 * anyway; or nobody reads it, because it is misspelt, at the wrong place or for a part that is switched off. The two
 * are told apart by the chart's default, and else by one more render with another value in the place.
 */
export async function checkAblation(ablation: Ablation): Promise<CheckResult> {
  const leaves = leavesOf(ablation.values);
  const random = findRandomLines(...ablation.renders);
  if (!random.maskable) return { summary: `${leaves.length} leaves, unstable`, findings: [unstable()] };
  const whole = maskLines(ablation.renders[0], random.keys);
  const changesNothing = async (values: Values): Promise<boolean> => {
    const rendered = await ablation.render(values);
    return "manifest" in rendered && maskLines(rendered.manifest, random.keys) === whole;
  };
  const findings = await parallel(leaves, AT_ONCE, (path) => examine(path, ablation, changesNothing));
  const dead = findings.filter((found) => found?.severity === "error").length;
  return {
    summary: `${leaves.length} leaves, ${dead} dead`,
    findings: [...findings.filter((found) => found !== undefined), ...random.keys.map(randomLine)],
  };
}

async function examine(
  path: ValuePath,
  { values, defaults }: Pick<Ablation, "values" | "defaults">,
  changesNothing: (values: Values) => Promise<boolean>,
): Promise<Finding | undefined> {
  if (!(await changesNothing(without(values, path)))) return undefined;
  const at = showPath(path);
  const value = valueAt(values, path) ?? null;
  const usual = valueAt(defaults, path);
  if (usual !== undefined && compactJson(value) === compactJson(usual)) {
    return finding("note", at, "says what the chart's default says");
  }
  if (!(await changesNothing(withValue(values, path, otherThan(value))))) {
    return finding("note", at, "says what the chart comes to by itself");
  }
  if (usual === undefined) return finding("error", at, "has no effect: it is not in the chart's values.yaml");
  return finding(
    "error",
    at,
    `has no effect, although the chart knows it (default ${compactJson(usual).slice(0, 60)})`,
  );
}

/** A value of the same type that a chart can tell from the given one. */
function otherThan(value: Json): Json {
  if (typeof value === "string") return `${value}-other`;
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return value.length > 0 ? [] : ["other"];
  return { other: "other" };
}

function randomLine(key: string): Finding {
  return finding("note", key, "is different in every render, so that every upgrade of the release changes it");
}

function unstable(): Finding {
  return finding("error", "release", "renders differently every time: give as values what the chart makes up");
}

function finding(severity: Finding["severity"], at: string, message: string): Finding {
  return { check: "ablation", severity, at, message };
}
