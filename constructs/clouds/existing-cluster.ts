import { choice } from "../core/choice";
import { cidrProblem } from "../core/cidr";
import type { Problem } from "../core/errors";
import type { Capabilities, StorageClassLike, StorageClassSpec } from "./contract";

/** What must be said about a cluster that somebody else made, wherever it runs, because nobody can look it up. */
export interface ExistingClusterFacts {
  /** Zones of its nodes, as their label `topology.kubernetes.io/zone` has them: production spreads over three. */
  readonly zones: readonly [string, ...string[]];
  /**
   * Volumes of the platform: a provisioner with its parameters, or `{ like: "gp3" }`, the name of a class whose provisioner
   * and parameters are taken over. @default by cloud; a cluster by kubeconfig has none
   */
  readonly storage?: StorageClassSpec | StorageClassLike;
  /** What differs from the usual cluster of its cloud. @default nothing */
  readonly capabilities?: Partial<Capabilities>;
}

/** Checks what is common to all clusters of somebody else's. */
export function checkExistingCluster(at: string, { zones, storage, capabilities }: ExistingClusterFacts): Problem[] {
  return [
    ...checkZones(`${at}.zones`, zones),
    ...(storage === undefined ? [] : checkStorage(`${at}.storage`, storage)),
    ...checkCapabilities(`${at}.capabilities`, capabilities),
  ];
}

const SWITCHES = ["hostAccess", "networkPolicies"] as const satisfies readonly (keyof Capabilities)[];
const NAME_SERVERS = ["coredns", "kube-dns", "node"] as const satisfies readonly Capabilities["nameServer"][];
const CAPABILITIES: readonly (keyof Capabilities)[] = [...SWITCHES, "nameServer", "credentialEndpoints"];

/** Mostly for those who come without types. */
function checkCapabilities(at: string, capabilities: Partial<Capabilities> = {}): Problem[] {
  const { nameServer, credentialEndpoints = [] } = capabilities;
  return [
    ...Object.keys(capabilities).flatMap((name) => choice(at, name, CAPABILITIES, "is no capability of a cluster")),
    ...SWITCHES.flatMap((name) => checkSwitch(`${at}.${name}`, capabilities[name])),
    ...choice(`${at}.nameServer`, nameServer, NAME_SERVERS, "is nothing that answers names"),
    ...credentialEndpoints.flatMap(({ cidr }) => {
      const problem = cidrProblem(cidr, `${at}.credentialEndpoints`);
      return problem ? [problem] : [];
    }),
  ];
}

function checkSwitch(at: string, value: unknown): Problem[] {
  if (value === undefined || typeof value === "boolean") return [];
  return [{ at, value, problem: "is neither true nor false", fix: "Write true or false" }];
}

/** For those who come without types, too. */
function checkZones(at: string, zones: readonly string[] | undefined): Problem[] {
  if (Array.isArray(zones) && zones.length > 0 && zones.every((zone: unknown) => typeof zone === "string" && zone)) {
    if (new Set(zones).size === zones.length) return [];
    return [{ at, value: zones, problem: "name a zone twice", fix: "Name each zone once" }];
  }
  const fix = "Name the zones of its nodes: kubectl get nodes -L topology.kubernetes.io/zone";
  return [{ at, value: zones, problem: "names no zones", fix }];
}

function checkStorage(at: string, storage: StorageClassSpec | StorageClassLike): Problem[] {
  if (storage.like === undefined ? storage.provisioner : isObjectName(storage.like)) return [];
  const fix = 'Write { like: "name of a StorageClass" }, or a provisioner with its parameters';
  return [{ at, value: storage, problem: "makes no volumes", fix }];
}

/** As Kubernetes names objects (RFC 1123 subdomain). */
function isObjectName(name: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name);
}

/** What is said about a cluster over what is usual. */
export function resolveCapabilities(usual: Capabilities, differences: Partial<Capabilities> = {}): Capabilities {
  return { ...usual, ...differences };
}
