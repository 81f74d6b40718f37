import type { Findings } from "../query/problem";
import { type Binary, isComparison, isSetOperator, type VectorMatching } from "./ast";
import { typeOf } from "./types";

/** What an operator asks of its two sides and of how they are matched. */
export function checkBinary(findings: Findings, binary: Binary): void {
  const vectors = [binary.left, binary.right].filter((side) => typeOf(side) === "instant vector").length;
  checkSides(findings, binary);
  checkBool(findings, binary, vectors);
  if (isSetOperator(binary.operator)) checkSet(findings, binary);
  if (binary.matching) checkMatching(findings, binary.matching, vectors);
  if (binary.filled && vectors < 2) {
    findings.error(binary.symbol, "there are missing series only between two vectors", "Remove the fill");
  }
}

function checkSides(findings: Findings, { left, right, operator }: Binary): void {
  for (const side of [left, right]) {
    const type = typeOf(side);
    if (type === "scalar" && !isSetOperator(operator)) continue;
    if (type === "instant vector") continue;
    const message = `${operator} does not take a ${type}`;
    const fix = type === "scalar" ? "Wrap the number in vector(…)" : "Write a number or an instant vector";
    findings.error(side, message, fix);
  }
}

function checkBool(findings: Findings, { operator, symbol, bool }: Binary, vectors: number): void {
  if (bool && !isComparison(operator)) {
    findings.error(symbol, `bool goes with a comparison, not with ${operator}`, "Remove it");
  }
  if (!bool && isComparison(operator) && vectors === 0) {
    findings.error(symbol, "a comparison of two numbers has no series to drop", `Write ${operator} bool`);
  }
}

function checkSet(findings: Findings, { operator, matching, filled, symbol }: Binary): void {
  if (matching?.group) {
    const fix = `Remove group_${matching.group.side}`;
    findings.error(matching, `${operator} matches many to many: there is no side to group by`, fix);
  }
  if (filled) findings.error(symbol, `${operator} has no missing series to fill in`, "Remove the fill");
}

function checkMatching(findings: Findings, matching: VectorMatching, vectors: number): void {
  const { kind, labels, group } = matching;
  if (vectors < 2 && labels.length > 0) {
    findings.error(matching, `${kind} matches two vectors, and one side is none`, `Remove ${kind} (…)`);
  }
  const both = kind === "on" ? (group?.labels ?? []).filter((label) => labels.includes(label)) : [];
  for (const label of both) {
    findings.error(matching, `${label} is matched on, so both sides have it already`, "Remove it from the group");
  }
}
