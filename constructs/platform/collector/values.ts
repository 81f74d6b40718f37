import { mib } from "../../core/size";
import { RELEASES } from "../addresses";
import { PRIORITY_CLASS } from "../priority-class";
import type { ContainerSize } from "../sizing";
import { alloyValues, type AlloyValues, DATA, mayRead, portValues, replication, TEMPORARY_DATA } from "./chart";
import { type SecretVariable, variableValues } from "./environment";
import { eventConfiguration } from "./events";
import { gatewayConfiguration, samplerConfiguration } from "./gateway";
import { logConfiguration } from "./logs";
import { gatewayVariables, samplerVariables } from "./outside";
import type { ResolvedGateway, ResolvedLogCollector } from "./props";
import { OTLP_PORT, RECEIVER_PORTS } from "./receivers";

/** A handful of events a second at most. */
const EVENTS_SIZE: ContainerSize = { cpu: "20m", memory: mib(96) };

/** The agent on each node, or the readers of the API server. */
export function logCollectorValues(logs: ResolvedLogCollector): AlloyValues {
  return logs.source === "files" ? agentValues(logs) : apiReaderValues(logs);
}

/**
 * Log files belong to root and nobody else may read them. The agent is root without any of its powers but one: to read
 * what it does not own. How far it has read stays on the node, where the files are.
 */
function agentValues(logs: ResolvedLogCollector): AlloyValues {
  const shared = alloyValues(RELEASES.logs, logConfiguration(logs), logs.size);
  return {
    ...shared,
    global: { podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } } },
    alloy: {
      ...shared.alloy,
      mounts: { varlog: true, extra: shared.alloy.mounts.extra },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        runAsUser: 0,
        capabilities: { drop: ["ALL"], add: ["DAC_READ_SEARCH"] },
      },
    },
    controller: {
      type: "daemonset",
      nodeSelector: { "kubernetes.io/os": "linux" },
      tolerations: [{ operator: "Exists" }],
      priorityClassName: PRIORITY_CLASS,
      // One node after the other would take longer than Helm waits; the files wait meanwhile.
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%" } },
      volumes: { extra: [{ name: DATA.name, hostPath: { path: DATA.mountPath, type: "DirectoryOrCreate" } }] },
    },
    rbac: mayRead("pods"),
  };
}

function apiReaderValues(logs: ResolvedLogCollector): AlloyValues {
  const shared = alloyValues(RELEASES.logs, logConfiguration(logs), logs.size);
  return {
    ...shared,
    alloy: { ...shared.alloy, clustering: { enabled: true } },
    controller: { type: "deployment", ...replication(RELEASES.logs, logs.availability), ...TEMPORARY_DATA },
    rbac: mayRead("pods", "pods/log"),
  };
}

/** One process, and never two at the same time. */
export function eventCollectorValues(logs: ResolvedLogCollector): AlloyValues {
  const shared = alloyValues(RELEASES.events, eventConfiguration(logs), EVENTS_SIZE);
  return {
    ...shared,
    controller: { type: "deployment", replicas: 1, updateStrategy: { type: "Recreate" }, ...TEMPORARY_DATA },
    rbac: mayRead("events"),
  };
}

/**
 * The gateway. Where it judges traces itself it is a StatefulSet, of which there is never a second pod that would write
 * the same series.
 */
export function gatewayValues(gateway: ResolvedGateway): AlloyValues {
  const alone = gateway.samplerHost === undefined;
  const configuration = gatewayConfiguration(gateway);
  const shared = alloyValues(RELEASES.gateway, configuration, alone ? gateway.size : gateway.frontSize);
  return {
    ...shared,
    alloy: {
      ...shared.alloy,
      ...secretVariables(gatewayVariables(gateway)),
      extraPorts: RECEIVER_PORTS.map(portValues),
    },
    controller: {
      type: alone ? "statefulset" : "deployment",
      ...replication(RELEASES.gateway, gateway.availability),
      ...TEMPORARY_DATA,
    },
    rbac: mayRead("pods", "namespaces"),
  };
}

/** The samplers behind several gateways, with stable names and an address for each. */
export function samplerValues(gateway: ResolvedGateway): AlloyValues {
  const shared = alloyValues(RELEASES.sampler, samplerConfiguration(gateway), gateway.size);
  return {
    ...shared,
    alloy: {
      ...shared.alloy,
      ...secretVariables(samplerVariables(gateway)),
      extraPorts: [portValues(OTLP_PORT)],
    },
    controller: {
      type: "statefulset",
      ...replication(RELEASES.sampler, gateway.availability),
      ...TEMPORARY_DATA,
    },
    rbac: { create: false },
    serviceAccount: { automountServiceAccountToken: false },
    service: { clusterIP: "None" },
  };
}

function secretVariables(variables: readonly SecretVariable[]): Pick<AlloyValues["alloy"], "extraEnv"> {
  return variables.length === 0 ? {} : { extraEnv: variables.map(variableValues) };
}
