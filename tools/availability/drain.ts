import { admissible, fewest, type Placement } from "./placement";
import { wantedBy, type Workload } from "./workload";

/** What a drain of all nodes, one after the other, does to a workload. */
export interface Drain {
  /** False when a budget lets no pod go, so that the drain waits for ever. */
  readonly finishes: boolean;
  /** The fewest pods that ran at any moment. */
  readonly fewest: number;
}

/** The worst drain over all placements that are admissible. */
export function worstDrain(workload: Workload, zones: number): Drain {
  const drains = admissible(workload, zones).map((placement) => drainAll(workload, placement));
  return {
    finishes: drains.length > 0 && drains.every(({ finishes }) => finishes),
    fewest: drains.length > 0 ? Math.min(...drains.map((drain) => drain.fewest)) : 0,
  };
}

interface Node {
  readonly zone: number;
  pods: number;
}

/** Drains every node once. A new node of the same zone comes first, as node groups with a surge do it. */
function drainAll(workload: Workload, placement: Placement): Drain {
  const nodes = nodesOf(workload, placement);
  let fewest = workload.pods;
  for (const node of [...nodes]) {
    nodes.push({ zone: node.zone, pods: 0 });
    while (node.pods > 0) {
      const running = count(nodes);
      const leaving = Math.min(node.pods, running - wantedBy(workload.budget, workload.pods));
      if (leaving <= 0) return { finishes: false, fewest };
      node.pods -= leaving;
      fewest = Math.min(fewest, running - leaving);
      const rest = nodes.filter((other) => other !== node);
      for (let pod = 0; pod < leaving; pod += 1) place(workload, node.zone, rest, placement.length);
    }
    nodes.splice(nodes.indexOf(node), 1);
  }
  return { finishes: true, fewest };
}

/** As crowded as the constraints admit: every pod of a zone on one node, unless they must be apart. */
function nodesOf({ onePerNode }: Workload, placement: Placement): Node[] {
  return placement.flatMap((pods, zone) =>
    onePerNode
      ? Array.from({ length: Math.max(pods, 1) }, () => ({ zone, pods: Math.min(pods, 1) }))
      : [{ zone, pods }],
  );
}

/** A pod whose node went away finds another one, or waits: then it is missing when the next pods want to leave. */
function place(workload: Workload, from: number, nodes: Node[], zones: number): void {
  const perZone = Array.from({ length: zones }, (_, zone) => count(nodes.filter((node) => node.zone === zone)));
  const target = nodes
    .filter(({ zone }) => !workload.volume || zone === from)
    .filter(({ zone }) => mayJoin(workload, zone, perZone))
    .filter(({ pods }) => !workload.onePerNode || pods === 0)
    // The fullest zone that is allowed: the worst for what comes later.
    .sort((a, b) => (perZone[b.zone] ?? 0) - (perZone[a.zone] ?? 0))[0];
  if (target) target.pods += 1;
}

function mayJoin({ spread, onePerZone }: Workload, zone: number, perZone: Placement): boolean {
  const there = perZone[zone] ?? 0;
  if (onePerZone && there > 0) return false;
  return !spread || there + 1 - fewest(spread, perZone) <= spread.maxSkew;
}

function count(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { pods }) => sum + pods, 0);
}
