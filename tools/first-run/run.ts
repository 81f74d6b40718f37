import { setTimeout } from "node:timers/promises";
import { BelvedereError } from "../../constructs/core/errors";
import { NAMESPACES, STORAGE_CLASS } from "../../constructs/core/names";
import type { Environment, EnvironmentCluster } from "../../constructs/environment/resolved";
import type { Site } from "../../constructs/packs/pack";
import { HEARTBEAT_ALERT } from "../../constructs/signals/routing/route-tree";
import { heartbeatRules, rulesOf } from "./configuration";
import { allArrived, arrivalProblems, earlyProblems, type Expectation, expectations, samplesOf } from "./expectations";
import { allEvaluated, loadProblems } from "./loaded";
import type { Programs } from "./programs";
import { samplePack } from "./sample-service";
import { type Play, Stage } from "./stage";
import { until } from "./until";

/** How long rules may take until all were evaluated, and a fault until everybody was told, in milliseconds. */
const EVALUATED_WITHIN = 20_000;
const TOLD_WITHIN = 30_000;

/** Prometheus looks for its Alertmanagers every five seconds (discovery/manager.go, updatert). */
const HEARD_WITHIN = 20_000;

/** How long all is well, in milliseconds: longer than the alerts of a sample service wait in this run. */
const SOUND_FOR = 4_000;

/** A cluster whose rules and routing are tried. */
export interface Place {
  readonly environment: Environment;
  readonly cluster: EnvironmentCluster;
}

/** What became of it. */
export interface ClusterRun {
  readonly cluster: string;
  readonly groups: number;
  readonly rules: number;
  readonly expected: readonly Expectation[];
  /** Empty where everything arrived as it should. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

/** Runs the servers of one cluster and stops them, whatever happens. */
export async function runCluster(programs: Programs, place: Place): Promise<ClusterRun> {
  const started = Date.now();
  const play = playOf(place);
  const expected = expectations(play.routing);
  const stage = new Stage(programs);
  const problems = await perform(stage, play, expected)
    .catch(startProblems)
    .finally(() => stage.close());
  const { groups } = play.rules;
  return {
    cluster: play.site.cluster,
    groups: groups.length,
    rules: groups.reduce((sum, { rules }) => sum + rules.length, 0),
    expected,
    problems,
    seconds: (Date.now() - started) / 1000,
  };
}

/** First all is well and nobody is told, then the services have their faults. */
async function perform(stage: Stage, play: Play, expected: readonly Expectation[]): Promise<string[]> {
  await stage.open(play);
  await until(EVALUATED_WITHIN, async () => allEvaluated(await stage.loadedRules()));
  const loaded = loadProblems(play.rules, await stage.loadedRules());
  if (loaded.length > 0) return loaded;
  // Its rules are not connected with its Alertmanager at once: until then, silence says nothing.
  if (!(await until(HEARD_WITHIN, () => stage.isHeard(HEARTBEAT_ALERT)))) return ["Alertmanager hears no alert"];
  await setTimeout(SOUND_FOR);
  const early = earlyProblems(expected, stage.messages);
  if (early.length > 0) return early;
  stage.break();
  await until(TOLD_WITHIN, () => allArrived(expected, stage.messages));
  return arrivalProblems(expected, stage.messages);
}

function startProblems(error: unknown): string[] {
  if (error instanceof BelvedereError) return error.message.split("\n");
  throw error;
}

/** What the packs of the cluster bring along, sample services for the routes, and the heartbeat of the chart. */
function playOf({ environment: { name, routing, runbookUrl }, cluster }: Place): Play {
  const site: Site = {
    environment: name,
    cluster: cluster.names.cluster,
    cloud: cluster.spec.cloud,
    region: cluster.spec.region,
    storageClass: STORAGE_CLASS,
    platformNamespace: NAMESPACES.platform,
  };
  const samples = samplesOf(routing);
  const packs = samples.map((sample) => samplePack(sample, site));
  const own = rulesOf([...cluster.signals, ...packs], runbookUrl);
  return { site, samples, routing, rules: { groups: [...own.groups, ...heartbeatRules(site, runbookUrl).groups] } };
}
