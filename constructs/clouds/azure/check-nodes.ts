import type { Problem } from "../../core/errors";
import { gib } from "../../core/size";
import type { Tier } from "../contract";
import { isMachine, type Machine, machineName, machineProblems } from "../machine";
import { CAPACITIES, TAINT_EFFECTS } from "../nodes";
import { choice } from "../../core/choice";
import { resolveNodeGroups } from "./defaults";
import type { AzureCluster, NodeGroup } from "./props";
import type { ResolvedNodeGroup } from "./resolved";
import { familyOf, sizesOf, VM_FAMILIES, vmFacts } from "./vm-sizes";

/** What is wrong with the nodes of a cluster, each group with the defaults of its tier. */
export function checkAzureNodes(at: string, cluster: AzureCluster, tier: Tier): Problem[] {
  const groups = Object.entries(resolveNodeGroups(cluster, tier));
  return [
    ...Object.keys(cluster.nodeGroups ?? {}).flatMap((name) => checkGroupName(`${at}.nodeGroups`, name)),
    ...groups.flatMap(([name, group]) => {
      const where = name === "system" ? `${at}.systemNodes` : `${at}.nodeGroups.${name}`;
      return [...checkMachine(where, group), ...checkCounts(where, group), ...checkRest(where, group)];
    }),
    ...checkSystemNodes(`${at}.systemNodes`, cluster),
    ...checkWorkload(`${at}.nodeGroups.workload.capacity`, cluster),
  ];
}

/**
 * AKS takes twelve lower-case letters and digits for the name of a pool. A zone and a 0, for the pool that stands in
 * while another is replaced, are added to the name of a group: with letters alone no two names can meet.
 */
function checkGroupName(at: string, name: string): Problem[] {
  if (name === "system") {
    const fix = "Write systemNodes, or use another name";
    return [{ at, value: name, problem: "is the name of the system nodes, which have a property of their own", fix }];
  }
  if (/^[a-z]{1,10}$/.test(name)) return [];
  return [{ at, value: name, problem: "is not a name for a node pool of AKS", fix: "Use up to 10 lower-case letters" }];
}

/** The image of a node and of the agents on it (AKS documentation, "Customize node OS disk": 30 GiB at least). */
const SMALLEST_DISK = gib(30);

function checkMachine(at: string, { vmSize, disk }: ResolvedNodeGroup): Problem[] {
  const problems = checkSize(`${at}.vmSize`, vmSize);
  if (problems.length > 0) return problems;
  const where = { at: `${at}.disk`, value: disk.toString() };
  if (!Number.isInteger(disk.bytes / gib(1).bytes) || SMALLEST_DISK.isLargerThan(disk)) {
    const fix = `Write whole GiB, ${SMALLEST_DISK.toString()} or more`;
    return [{ ...where, problem: "is not a size for a root disk", fix }];
  }
  const { localDisk } = vmFacts(vmSize) ?? {};
  if (!localDisk || !disk.isLargerThan(localDisk)) return [];
  const fix = `Write ${localDisk.toString()} or less, or use a larger machine, or one without a local disk`;
  return [{ ...where, problem: `does not fit the local disk of ${machineName(vmSize)}`, fix }];
}

/** `Standard_D4ds_v5`, `Standard_NC8as_T4_v3`, `Standard_DS2_v2` (Azure documentation, "VM sizes naming conventions"). */
const NAMES = { pattern: /^Standard_[A-Z]+\d+(-\d+)?[a-z]*(_[A-Za-z0-9]+)*$/, example: "Standard_NC8as_T4_v3" };

function checkSize(at: string, value: string | Machine): Problem[] {
  if (isMachine(value)) return machineProblems(at, value, NAMES);
  const sizes = sizesOf(familyOf(value));
  if (sizes) return choice(at, value, sizes, "is no size of its family");
  const families = Object.keys(VM_FAMILIES).join(", ");
  const fix = `Use a family of: ${families}, as in Standard_D4ds_v5; or machine({ type, architecture, memory })`;
  return [{ at, value, problem: "is of no known family", fix }];
}

function checkCounts(at: string, { min, max }: ResolvedNodeGroup): Problem[] {
  if (!Number.isInteger(min) || min < 0) {
    return [{ at: `${at}.min`, value: min, problem: "is not a number of nodes", fix: "Write zero or more" }];
  }
  if (Number.isInteger(max) && max >= Math.max(min, 1)) return [];
  const fix = `Write ${Math.max(min, 1)} or more`;
  return [{ at: `${at}.max`, value: max, problem: "is not a number of nodes from min upwards", fix }];
}

function checkRest(at: string, { placement, capacity, taints }: ResolvedNodeGroup): Problem[] {
  return [
    ...choice(`${at}.placement`, placement, ["per-zone", "across-zones"], "is not a placement"),
    ...choice(`${at}.capacity`, capacity, CAPACITIES, "is not a kind of capacity"),
    ...taints.flatMap(({ effect }) => choice(`${at}.taints`, effect, TAINT_EFFECTS, "is not an effect of a taint")),
  ];
}

const FEWEST_SYSTEM_PROCESSORS = 4;

/** Partly for those who come without types: the type of system nodes has no capacity. */
function checkSystemNodes(at: string, { systemNodes = {} }: AzureCluster): Problem[] {
  const { capacity, min, vmSize } = systemNodes as Pick<NodeGroup, "capacity" | "min" | "vmSize">;
  const problems: Problem[] = [];
  if (capacity === "spot") {
    const problem = "would let Azure take back name resolution";
    problems.push({ at: `${at}.capacity`, value: capacity, problem, fix: "Leave it out: system nodes are on-demand" });
  }
  if (min === 0) {
    const problem = "leaves no node for name resolution: AKS keeps a system pool at one or more";
    problems.push({ at: `${at}.min`, value: min, problem, fix: "Write 1 or more" });
  }
  const { processors } = vmFacts(vmSize ?? "") ?? {};
  if (processors !== undefined && processors < FEWEST_SYSTEM_PROCESSORS) {
    const problem = `has fewer than the ${FEWEST_SYSTEM_PROCESSORS} processors that AKS wants for system nodes`;
    problems.push({ at: `${at}.vmSize`, value: vmSize, problem, fix: "Use Standard_D4ds_v5 or larger" });
  }
  return problems;
}

/** Nothing but pods with a toleration runs on spot nodes, and those of the platform have none. */
function checkWorkload(at: string, { nodeGroups }: AzureCluster): Problem[] {
  const value = nodeGroups?.workload?.capacity;
  if (value !== "spot") return [];
  const problem = "leaves no node for pods without a toleration: AKS taints all spot nodes";
  return [{ at, value, problem, fix: "Add a group of its own for spot capacity" }];
}
