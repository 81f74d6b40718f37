import { formatTable } from "../lib/table";
import { type Assessment, interruptedByDrain } from "./assessment";
import type { StackAvailability } from "./stack";
import { type Use, USES } from "./roles/role";
import type { Budget, Workload } from "./workload";

const NONE = "–";

const HEADING = ["workload", "pods", "spread", "volume", "budget", ...USES, "drain"];

/**
 * A table for each stack, stacks that are alike in one; then what is lost while a pod of a workload is away, and what
 * the model does not know. Clusters of an environment are alike more often than not.
 */
export function availabilityReport(stacks: readonly StackAvailability[]): string {
  const tables = new Map<string, string[]>();
  for (const { stack, assessments } of stacks) {
    const table = availabilityTable(assessments);
    tables.set(table, [...(tables.get(table) ?? []), stack]);
  }
  const texts = [...tables].map(([table, names]) => `${names.join(", ")}\n\n${table}`);
  return [...texts, meanwhileList(stacks.flatMap(({ assessments }) => assessments)), ...unknownList(stacks)].join(
    "\n\n",
  );
}

/** One line for each workload: how it is placed, the largest loss that each use survives, and what a drain does. */
function availabilityTable(assessments: readonly Assessment[]): string {
  return formatTable(HEADING, assessments.map(row));
}

function unknownList(stacks: readonly StackAvailability[]): string[] {
  const lines = stacks.flatMap(({ stack, unknown }) =>
    unknown.length > 0 ? [`  ${stack}: ${unknown.join(", ")}`] : [],
  );
  return lines.length > 0 ? ["not in the model\n\n" + lines.join("\n")] : [];
}

/** A paragraph for each workload, even if several clusters have it. */
function meanwhileList(assessments: readonly Assessment[]): string {
  const paragraphs = assessments.map(({ workload, role }) => {
    const { meanwhile, alone = meanwhile } = role;
    return `${workload.name}\n${wrap(workload.pods === 1 ? alone : meanwhile)}`;
  });
  return ["while a pod is away", ...new Set(paragraphs)].join("\n\n");
}

/** Indented lines of at most 100 characters. */
function wrap(text: string): string {
  return text.replace(/(?=\S)(.{1,98})(\s+|$)/g, "  $1\n").trimEnd();
}

function row(assessment: Assessment): string[] {
  const { workload, survives } = assessment;
  const { name, pods, volume, budget } = workload;
  const uses = USES.map((use: Use) => survives[use] ?? NONE);
  const placed = [describeSpread(workload), volume ? "yes" : NONE, describeBudget(budget)];
  return [name, String(pods), ...placed, ...uses, describeDrain(assessment)];
}

/** The strongest constraint that must hold. */
function describeSpread({ pods, spread, onePerZone, onePerNode }: Workload): string {
  if (pods === 1) return NONE;
  if (spread || onePerZone) return "zones";
  return onePerNode ? "nodes" : NONE;
}

function describeBudget(budget: Budget | undefined): string {
  if (!budget) return NONE;
  return "minAvailable" in budget ? `${budget.minAvailable} must stay` : `${budget.maxUnavailable} may go`;
}

function describeDrain(assessment: Assessment): string {
  const { finishes, fewest } = assessment.drain;
  const interrupted = interruptedByDrain(assessment);
  if (!finishes) return "never ends";
  if (interrupted.length > 0) return `stops ${interrupted.join(", ")}`;
  return fewest === 0 ? "pauses it" : "goes on";
}
