import { describeFinding } from "../plan-guard/finding";
import type { SharedFailure } from "../lib/stack-failures";
import type { ChangeLine } from "./changes";
import type { StackOutcome } from "./outcome";
import { cells, describeAllowed, failuresOf, HEADING } from "./table";

/** Lines of one list, and characters of the whole, that a comment shows: GitHub refuses more than 65536 characters. */
const LONGEST_LIST = 40;
const LONGEST_SUMMARY = 60_000;

/**
 * What a reviewer wants to know of an environment's plans, in Markdown. Names of resources and arguments, and of values
 * only those that the guard objects to. The first line is how a later run finds the comment that it replaces.
 */
export function summarize(environment: string, outcomes: readonly StackOutcome[]): string {
  const head = [
    `<!-- belvedere: plan of ${environment} -->`,
    `### Plan of \`${environment}\``,
    "",
    row(HEADING),
    row(HEADING.map(() => "---")),
    ...outcomes.map((outcome) => row(cells(outcome))),
  ].join("\n");
  const details = [...outcomes.flatMap(guarded), ...failuresOf(outcomes).map(failure), ...outcomes.flatMap(changeList)];
  return `${details.reduce(append, head)}\n`;
}

/** What does not fit is left to the log. */
function append(text: string, section: string): string {
  return text.length + section.length > LONGEST_SUMMARY ? text : `${text}\n\n${section}`;
}

function row(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
}

function guarded({ stack, outcome }: StackOutcome): string[] {
  if (outcome.result !== "planned") return [];
  const { findings, allowed } = outcome;
  return [
    ...list(`**${stack}: do not apply**`, findings.map(describeFinding)),
    ...list(`${stack}: allowed`, allowed.map(describeAllowed)),
  ];
}

function list(title: string, lines: readonly string[]): string[] {
  // Texts of others carry no markup into the comment.
  const items = shorten(lines.map((line) => line.replace(/[\\`<[]/g, "\\$&"))).map((line) => `- ${line}`);
  return items.length > 0 ? [[title, "", ...items].join("\n")] : [];
}

function failure({ stacks, command, diagnostics }: SharedFailure): string {
  return folded(`${stacks.join(", ")}: terraform ${command} failed`, diagnostics.split("\n"));
}

function changeList({ stack, outcome }: StackOutcome): string[] {
  if (outcome.result !== "planned" || outcome.changes.length === 0) return [];
  return [folded(`${stack}: changes`, outcome.changes.map(describeChange))];
}

const SIGNS: Readonly<Record<ChangeLine["action"], string>> = {
  created: "+",
  updated: "~",
  replaced: "-/+",
  deleted: "-",
  forgotten: ".",
};

function describeChange({ action, address, because }: ChangeLine): string {
  return `${SIGNS[action].padEnd(3)} ${address}${because.length > 0 ? ` (${because.join(", ")})` : ""}`;
}

/** A block that opens on a click. Four backticks, because diagnostics may quote three. */
function folded(title: string, lines: readonly string[]): string {
  const summary = `<details><summary>${title}</summary>`;
  return [summary, "", "````text", ...shorten(lines), "````", "", "</details>"].join("\n");
}

function shorten(lines: readonly string[]): string[] {
  const rest = lines.length - LONGEST_LIST;
  return rest > 0 ? [...lines.slice(0, LONGEST_LIST), `… and ${rest} more`] : [...lines];
}
