import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import { gib } from "../../core/size";
import type { Tier } from "../contract";
import { isMachine, machineName, machineProblems } from "../machine";
import { CAPACITIES, TAINT_EFFECTS } from "../nodes";
import { resolveNodeGroups } from "./defaults";
import { isTaintedByGoogle, MACHINE_FAMILIES, memoryOf, takesHyperdisksOnly, typesOf } from "./machine-types";
import type { GoogleCluster } from "./props";
import { GOOGLE_REGIONS, isGoogleRegion } from "./regions";
import type { ResolvedNodeGroup } from "./resolved";

/** What is wrong with the nodes of a cluster and their zones, each group with the defaults of its tier. */
export function checkGoogleNodes(at: string, cluster: GoogleCluster, tier: Tier): Problem[] {
  if (cluster.mode === "autopilot") return checkAutopilot(at, cluster);
  const groups = Object.entries(resolveNodeGroups(cluster, tier));
  return [
    ...checkZones(at, cluster),
    ...Object.keys(cluster.nodeGroups ?? {}).flatMap((name) => checkGroupName(`${at}.nodeGroups`, name)),
    ...groups.flatMap(([name, group]) => {
      const where = name === "system" ? `${at}.systemNodes` : `${at}.nodeGroups.${name}`;
      const zones = cluster.zones?.length ?? 0;
      return [...checkMachineType(where, group), ...checkCounts(where, group, zones), ...checkRest(where, group)];
    }),
    ...checkSystemNodes(`${at}.systemNodes`, cluster),
    ...checkWorkload(`${at}.nodeGroups.workload.machineType`, cluster),
  ];
}

/** For those who come without types. */
function checkAutopilot(at: string, cluster: GoogleCluster): Problem[] {
  return (["zones", "systemNodes", "nodeGroups"] as const)
    .filter((property) => cluster[property] !== undefined)
    .map((property) => ({
      at: `${at}.${property}`,
      problem: "is Google's business on Autopilot",
      fix: 'Leave it out, or leave out mode: "autopilot"',
    }));
}

const MAX_ZONES = 3;

function checkZones(at: string, { region, zones = [] }: { region: string; zones?: readonly string[] }): Problem[] {
  const problems: Problem[] = [];
  const where = `${at}.zones`;
  if (new Set(zones).size !== zones.length) {
    problems.push({ at: where, value: zones, problem: "name a zone twice", fix: "Name each zone once" });
  }
  if (zones.length < 1 || zones.length > MAX_ZONES) {
    const fix = 'Name them by letter, as in ["b", "c"]';
    problems.push({ at: where, value: zones, problem: "are not one to three", fix });
  }
  if (!isGoogleRegion(region)) return problems;
  const known: readonly string[] = GOOGLE_REGIONS[region];
  for (const zone of zones.filter((letter) => !known.includes(letter))) {
    const fix = `Use letters of: ${known.join(", ")}`;
    problems.push({ at: where, value: zone, problem: `is not a zone of ${region}`, fix });
  }
  return problems;
}

/** GKE allows a pool 40 characters, of which the provider takes 26 for its number and this library one for a dash. */
const LONGEST_GROUP_NAME = 13;

function checkGroupName(at: string, name: string): Problem[] {
  if (name === "system") {
    const fix = "Write systemNodes, or use another name";
    return [{ at, value: name, problem: "is the name of the system nodes, which have a property of their own", fix }];
  }
  if (/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) && name.length <= LONGEST_GROUP_NAME) return [];
  const fix = `Use up to ${LONGEST_GROUP_NAME} lower-case letters, digits and dashes, beginning with a letter`;
  return [{ at, value: name, problem: "is not a name for a node group", fix }];
}

/** `m3-ultramem-32`, `a2-highgpu-1g`, `c3-standard-8-lssd` (Compute Engine documentation, "Machine type naming convention"). */
const NAMES = { pattern: /^[a-z]\d+[a-z]*(-[a-z0-9]+)+$/, example: "m3-ultramem-32" };

function checkMachineType(group: string, { machineType: value }: ResolvedNodeGroup): Problem[] {
  const at = `${group}.machineType`;
  const problems = isMachine(value) ? machineProblems(at, value, NAMES) : [];
  if (problems.length > 0) return problems;
  if (takesHyperdisksOnly(value)) {
    const problem = "takes hyperdisks only, and the disks of nodes and volumes are persistent disks";
    return [{ at, value: machineName(value), problem, fix: "Use a family that takes both, such as n2 or c3" }];
  }
  return isMachine(value) ? [] : checkListed(at, value);
}

function checkListed(at: string, value: string): Problem[] {
  if (memoryOf(value) !== undefined) return [];
  const types = typesOf(value.split("-", 1)[0] ?? "");
  if (types) return choice(at, value, types, "is no size of its family");
  const families = Object.keys(MACHINE_FAMILIES).join(", ");
  const fix = `Use a family of: ${families}, as in n2-standard-4; or machine({ type, architecture, memory })`;
  return [{ at, value, problem: "is of no known machine family", fix }];
}

function checkCounts(at: string, { min, max }: ResolvedNodeGroup, zones: number): Problem[] {
  if (!Number.isInteger(min) || min < 0) {
    return [{ at: `${at}.min`, value: min, problem: "is not a number of nodes", fix: "Write zero or more" }];
  }
  const least = Math.max(min, min === 0 ? 1 : zones);
  if (Number.isInteger(max) && max >= least) return [];
  const fix = `Write ${least} or more`;
  const problem = "is not a number of nodes from min upwards, with one in each zone";
  return [{ at: `${at}.max`, value: max, problem, fix }];
}

/** The images of the system and of the agents on every node alone take some 10 GiB. */
const SMALLEST_DISK = gib(20);

function checkRest(at: string, { capacity, disk, taints }: ResolvedNodeGroup): Problem[] {
  const problems = choice(`${at}.capacity`, capacity, CAPACITIES, "is not a kind of capacity");
  if (!Number.isInteger(disk.bytes / gib(1).bytes) || SMALLEST_DISK.isLargerThan(disk)) {
    const fix = `Write whole GiB, ${SMALLEST_DISK.toString()} or more`;
    problems.push({ at: `${at}.disk`, value: disk.toString(), problem: "is not a size for a boot disk", fix });
  }
  for (const { effect } of taints) {
    problems.push(...choice(`${at}.taints`, effect, TAINT_EFFECTS, "is not an effect of a taint"));
  }
  return problems;
}

/** For those who come without types: the type of system nodes has neither property. */
function checkSystemNodes(at: string, { systemNodes = {} }: GoogleCluster): Problem[] {
  const { capacity, min } = systemNodes as { capacity?: string; min?: number };
  const problems: Problem[] = [];
  if (capacity === "spot") {
    const problem = "would let Google take back name resolution";
    problems.push({ at: `${at}.capacity`, value: capacity, problem, fix: "Leave it out: system nodes are on-demand" });
  }
  if (min === 0) {
    const fix = "Write 1 or more";
    problems.push({ at: `${at}.min`, value: min, problem: "leaves no node for name resolution", fix });
  }
  return problems;
}

/** Nothing but pods with a toleration runs on nodes that GKE taints, and those of the platform have none. */
function checkWorkload(at: string, { nodeGroups }: GoogleCluster): Problem[] {
  const value = nodeGroups?.workload?.machineType;
  if (value === undefined || !isTaintedByGoogle(value)) return [];
  const problem = "leaves no node for pods without a toleration: GKE taints all nodes of Arm and with accelerators";
  const fix = "Use a family of x86_64, such as n2d, and add a group of its own for these";
  return [{ at, value: machineName(value), problem, fix }];
}
