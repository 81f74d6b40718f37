import { choice } from "../../core/choice";
import type { Problem } from "../../core/errors";
import { gib } from "../../core/size";
import type { Tier } from "../contract";
import { isMachine, type Machine, machineProblems } from "../machine";
import { CAPACITIES, TAINT_EFFECTS } from "../nodes";
import { resolveNodeGroups } from "./defaults";
import { acceleratorOf, architectureOf, INSTANCE_FAMILIES, typesOf } from "./instance-types";
import type { AwsCluster } from "./props";
import type { ResolvedNodeGroup } from "./resolved";

/** What is wrong with the nodes of a cluster, each group with the defaults of its tier. */
export function checkAwsNodes(at: string, cluster: AwsCluster, tier: Tier): Problem[] {
  if (cluster.mode === "auto") return checkAutoMode(at, cluster);
  const groups = Object.entries(resolveNodeGroups(cluster, tier));
  return [
    ...Object.keys(cluster.nodeGroups ?? {}).flatMap((name) => checkGroupName(`${at}.nodeGroups`, name)),
    ...groups.flatMap(([name, group]) => {
      const where = name === "system" ? `${at}.systemNodes` : `${at}.nodeGroups.${name}`;
      return [...checkInstanceTypes(where, group), ...checkCounts(where, group), ...checkRest(where, group)];
    }),
    ...checkSystemNodes(`${at}.systemNodes`, cluster),
  ];
}

/** For those who come without types. */
function checkAutoMode(at: string, cluster: AwsCluster): Problem[] {
  return (["systemNodes", "nodeGroups", "addonVersions"] as const)
    .filter((property) => cluster[property] !== undefined)
    .map((property) => ({
      at: `${at}.${property}`,
      problem: "is AWS's business in Auto Mode",
      fix: 'Leave it out, or leave out mode: "auto"',
    }));
}

function checkGroupName(at: string, name: string): Problem[] {
  if (name === "system") {
    const fix = "Write systemNodes, or use another name";
    return [{ at, value: name, problem: "is the name of the system nodes, which have a property of their own", fix }];
  }
  if (/^[a-z][a-z0-9-]{0,19}$/.test(name)) return [];
  const fix = "Use up to 20 lower-case letters, digits and dashes, beginning with a letter";
  return [{ at, value: name, problem: "is not a name for a node group", fix }];
}

function checkInstanceTypes(at: string, { instanceTypes, capacity }: ResolvedNodeGroup): Problem[] {
  const where = `${at}.instanceTypes`;
  if (instanceTypes.length === 0) {
    return [{ at: where, value: instanceTypes, problem: "names no type", fix: "Name one, such as m7i.xlarge" }];
  }
  const unknown = instanceTypes.flatMap((type) => checkInstanceType(where, type));
  if (unknown.length > 0) return unknown;
  if (new Set(instanceTypes.map(architectureOf)).size > 1) {
    const fix = "Make one group per architecture: all nodes of a group boot one image";
    return [{ at: where, value: instanceTypes, problem: "mixes x86_64 and arm64", fix }];
  }
  if (new Set(instanceTypes.map(acceleratorOf)).size > 1) {
    const fix = "Make one group per kind of accelerator: all nodes of a group boot one image, with its drivers";
    return [{ at: where, value: instanceTypes, problem: "mixes accelerators, or some with none", fix }];
  }
  if (capacity !== "spot" || instanceTypes.length > 1) return [];
  const fix = 'List two or more, or write capacity: "on-demand"';
  const problem = "is a single type on spot capacity, whose nodes are all taken back at once";
  return [{ at: where, value: instanceTypes, problem, fix }];
}

/** `m7i.xlarge`, `m7i-flex.large`, `u-6tb1.112xlarge`, `m7i.metal-24xl` (EC2 user guide, "Instance type naming conventions"). */
const NAMES = {
  pattern: /^[a-z][a-z0-9-]*\.(nano|micro|small|medium|(\d*x)?large|metal(-\d+xl)?)$/,
  example: "g5.2xlarge",
};

function checkInstanceType(at: string, type: string | Machine): Problem[] {
  if (isMachine(type)) return machineProblems(at, type, NAMES);
  const types = typesOf(type.split(".", 1)[0] ?? "");
  if (types) return choice(at, type, types, "is no size of its family");
  const fix = `Use a family of: ${Object.keys(INSTANCE_FAMILIES).join(", ")}; or machine({ type, architecture, memory })`;
  return [{ at, value: type, problem: "is of no known instance family", fix }];
}

function checkCounts(at: string, { min, max }: ResolvedNodeGroup): Problem[] {
  if (!Number.isInteger(min) || min < 0) {
    return [{ at: `${at}.min`, value: min, problem: "is not a number of nodes", fix: "Write zero or more" }];
  }
  if (Number.isInteger(max) && max >= Math.max(min, 1)) return [];
  const fix = `Write ${Math.max(min, 1)} or more`;
  return [{ at: `${at}.max`, value: max, problem: "is not a number of nodes from min upwards", fix }];
}

/** The images of AL2023 and of the agents on every node alone take some 8 GiB. */
const SMALLEST_DISK = gib(20);

function checkRest(at: string, { capacity, disk, taints }: ResolvedNodeGroup): Problem[] {
  const problems = choice(`${at}.capacity`, capacity, CAPACITIES, "is not a kind of capacity");
  if (!Number.isInteger(disk.bytes / gib(1).bytes) || SMALLEST_DISK.isLargerThan(disk)) {
    const fix = `Write whole GiB, ${SMALLEST_DISK.toString()} or more`;
    problems.push({ at: `${at}.disk`, value: disk.toString(), problem: "is not a size for a root disk", fix });
  }
  for (const { effect } of taints) {
    problems.push(...choice(`${at}.taints`, effect, TAINT_EFFECTS, "is not an effect of a taint"));
  }
  return problems;
}

/** For those who come without types: the type of system nodes has neither property. */
function checkSystemNodes(at: string, { systemNodes = {} }: AwsCluster): Problem[] {
  const { capacity, min } = systemNodes as { capacity?: string; min?: number };
  const problems: Problem[] = [];
  if (capacity === "spot") {
    const problem = "would let AWS take back name resolution and the autoscaler";
    problems.push({ at: `${at}.capacity`, value: capacity, problem, fix: "Leave it out: system nodes are on-demand" });
  }
  if (min === 0) {
    const fix = "Write 1 or more";
    problems.push({ at: `${at}.min`, value: min, problem: "leaves no node for the autoscaler that adds nodes", fix });
  }
  return problems;
}
