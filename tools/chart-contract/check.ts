import type { Problem } from "../../constructs/core/errors";
import type { Json } from "../../constructs/core/json";
import { describeRelease, type Release } from "../lib/synthesized";
import { EXPRESSION } from "../lib/terraform-text";
import { isMap, showPath, type ValuePath, type Values } from "../lib/value-path";
import type { AllowedPath } from "./allowed";
import type { Contract, ContractEntry, ValueType } from "./contract";
import { knownBeginning, nearestPath } from "./suggest";

/** A value that the chart's contract does not foresee. */
export interface Breach {
  readonly path: string;
  readonly problem: string;
  readonly fix: string;
}

/** Everything in the values that is not in the contract, nor below an open place, or that has another type. */
export function checkContract(contract: Contract, values: Values): Breach[] {
  return checkMap(contract, values, [], false);
}

function checkMap(contract: Contract, values: Values, above: ValuePath, open: boolean): Breach[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = [...above, key];
    if (value === undefined) return [];
    const entry = contract.entries.get(showPath(path));
    if (!entry) return open ? [] : [unknownPath(contract, path)];
    const type = typeOf(value);
    if (type !== undefined && !accepts(entry, type)) return [wrongType(path, entry, type)];
    return isMap(value) ? checkMap(contract, value, path, open || entry.open) : [];
  });
}

/** Null takes a default away and stands anywhere; an expression has the type that Terraform gives it. */
function typeOf(value: Json): ValueType | undefined {
  if (value === null || value === EXPRESSION) return undefined;
  if (Array.isArray(value)) return "list";
  return isMap(value) ? "map" : (typeof value as ValueType);
}

function accepts(entry: ContractEntry, type: ValueType): boolean {
  return entry.types.length === 0 || entry.types.includes(type);
}

function unknownPath(contract: Contract, path: ValuePath): Breach {
  const nearest = nearestPath(contract, path);
  const known = knownBeginning(contract, path);
  const elsewhere = known === undefined ? "Leave it out" : `The chart knows \`${known}\`, with other keys below it`;
  return {
    path: showPath(path),
    problem: "is no value of this chart",
    fix: nearest === undefined ? elsewhere : `The nearest one is \`${nearest}\``,
  };
}

function wrongType(path: ValuePath, entry: ContractEntry, type: ValueType): Breach {
  return { path: showPath(path), problem: `is a ${type}`, fix: `The chart wants a ${entry.types.join(" or a ")}` };
}

/** What the releases of a synthesized output are held against. */
export interface ContractCheck {
  readonly releases: readonly Release[];
  readonly contracts: readonly Contract[];
  readonly allowed: readonly AllowedPath[];
}

/** Problems of all releases that come from a chart repository, and the allowances nobody needs any more. */
export function checkReleases({ releases, contracts, allowed }: ContractCheck): Problem[] {
  const used = new Set<AllowedPath>();
  const problems = releases
    .filter(({ repository }) => repository !== undefined)
    .flatMap((release) => checkRelease(release, contracts, (breach) => allow(allowed, release, breach, used)));
  return [...problems, ...allowed.filter((entry) => !used.has(entry)).map(unusedAllowance)];
}

function checkRelease(
  release: Release,
  contracts: readonly Contract[],
  isAllowed: (breach: Breach) => boolean,
): Problem[] {
  const { chart, version = "without a version" } = release;
  const contract = contracts.find((candidate) => candidate.chart === chart && candidate.version === version);
  const at = `${describeRelease(release)} (${chart} ${version})`;
  if (!contract) return [missingContract(at)];
  return checkContract(contract, release.values)
    .filter((breach) => !isAllowed(breach))
    .map(({ path, problem, fix }) => ({ at: `${at}: ${path}`, problem, fix }));
}

function allow(allowed: readonly AllowedPath[], release: Release, { path }: Breach, used: Set<AllowedPath>): boolean {
  const entry = allowed.find(
    (candidate) =>
      candidate.chart === release.chart && (path === candidate.path || path.startsWith(`${candidate.path}.`)),
  );
  if (entry) used.add(entry);
  return entry !== undefined;
}

function missingContract(at: string): Problem {
  return {
    at,
    problem: "has no contract in charts/contracts",
    fix: "Fetch the chart with `helm pull` and run `node dist/tools/chart-contract/main.js <archive>`",
  };
}

function unusedAllowance({ chart, path }: AllowedPath): Problem {
  return {
    at: `tools/chart-contract/allowed.ts: ${chart}: ${path}`,
    problem: "is allowed, but no release needs it",
    fix: "Remove the entry",
  };
}
