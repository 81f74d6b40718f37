import type { Allowed, Judged } from "./allow-list";
import { describeFinding, type Finding } from "./finding";

/** Everything that a run has to say: open findings by stack, allowed ones below them, and a last line that counts. */
export function report(judged: Judged): string {
  const blocks = stacksIn(judged).map((stack) =>
    [
      stack,
      ...judged.open.filter((finding) => finding.stack === stack).map((finding) => `  ${describeFinding(finding)}`),
      ...judged.allowed
        .filter(({ finding }) => finding.stack === stack)
        .map(({ finding, because }) => `  allowed: ${describeFinding(finding)} Because: ${because}`),
    ].join("\n"),
  );
  return [...blocks, conclusion(judged)].join("\n\n");
}

/** What to do about an entry that nothing needs. */
export function describeUnused({ stack, address, code }: Allowed, file: string): string {
  const what = [stack, address, code].filter((part) => part !== undefined).join(", ");
  return `${file}: ${what}: no finding of this run needs the entry. Remove it when its change is through.`;
}

/** A table for a comment in a review, in Markdown. */
export function summary(judged: Judged): string {
  if (judged.open.length + judged.allowed.length === 0) return `**Plan guard:** ${conclusion(judged)}\n`;
  const rows = [
    ...judged.open.map((finding) => row(finding, "**blocks**")),
    ...judged.allowed.map(({ finding, because }) => row(finding, `allowed: ${because}`)),
  ];
  const heading = ["| stack | address | code | what | |", "| --- | --- | --- | --- | --- |"];
  return [`**Plan guard:** ${conclusion(judged)}`, "", ...heading, ...rows, ""].join("\n");
}

function row({ stack, address, code, attribute, values, problem }: Finding, verdict: string): string {
  const what = [attribute, values, problem].filter((part) => part !== undefined).join(" ");
  return `| ${[stack, address, code, what, verdict].map(cell).join(" | ")} |`;
}

/** Text of others inside a table: a bar would end the cell, a line break the row, and markup would be carried out. */
function cell(text: string): string {
  return text.replace(/[\\|<>`[\]]/g, (character) => `\\${character}`).replace(/\s+/g, " ");
}

function stacksIn({ open, allowed }: Judged): string[] {
  return [...new Set([...open, ...allowed.map(({ finding }) => finding)].map(({ stack }) => stack))].sort();
}

function conclusion({ open, allowed }: Judged): string {
  const counted = open.length === 0 ? "nothing blocks" : `${open.length} finding${open.length === 1 ? "" : "s"}`;
  return `${counted}${allowed.length === 0 ? "" : `, ${allowed.length} allowed`}.`;
}
