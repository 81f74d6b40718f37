import type { Json } from "../../constructs/core/json";

/**
 * The Pod Security Standards of Kubernetes 1.33, control by control
 * (kubernetes.io/docs/concepts/security/pod-security-standards).
 */
export type PodSecurityLevel = "privileged" | "baseline" | "restricted";

interface Seccomp {
  readonly type?: string;
}

interface SecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: Seccomp;
  readonly appArmorProfile?: Seccomp;
  readonly seLinuxOptions?: { readonly type?: string; readonly user?: string; readonly role?: string };
  readonly windowsOptions?: { readonly hostProcess?: boolean };
}

interface ContainerSecurityContext extends SecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly procMount?: string;
}

/** A container, as far as the standards and resources concern it. */
export interface Container {
  readonly name: string;
  readonly securityContext?: ContainerSecurityContext | null;
  readonly ports?: readonly { readonly hostPort?: number }[] | null;
  readonly resources?: { readonly requests?: Json; readonly limits?: Json } | null;
}

/** A pod, as far as the standards concern it. */
export interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: (SecurityContext & { readonly sysctls?: readonly { readonly name: string }[] }) | null;
  readonly volumes?: readonly { readonly name: string; readonly [type: string]: Json | undefined }[] | null;
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
}

/** A control that a pod fails: where, and what it has. */
export interface Violation {
  /** Name of the container; undefined for the pod itself. */
  readonly container?: string;
  readonly problem: string;
}

const ADDABLE = [
  ...["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE"],
  ...["SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"],
];

const SYSCTLS = [
  ...["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start"],
  ...["net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports"],
  ...["net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl"],
  ...["net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"],
];

const SELINUX_TYPES = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

const VOLUMES = [
  ...["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"],
];

/** What keeps a pod out of a namespace that enforces `baseline`. */
export function baselineViolations(pod: PodSpec): Violation[] {
  return [
    ...(["hostNetwork", "hostPID", "hostIPC"] as const)
      .filter((key) => pod[key])
      .map((key) => ({ problem: `has ${key}` })),
    ...volumesOf(pod, (type) => type === "hostPath"),
    ...(pod.securityContext?.sysctls ?? [])
      .filter(({ name }) => !SYSCTLS.includes(name))
      .map(({ name }) => ({ problem: `sets sysctl ${name}` })),
    ...sharedBaseline(pod.securityContext ?? {}).map((problem) => ({ problem })),
    ...eachContainer(pod, (container) => [
      ...sharedBaseline(container.securityContext ?? {}),
      ...containerBaseline(container),
    ]),
  ];
}

/** What keeps a pod out of a namespace that enforces `restricted`, beyond the baseline. */
export function restrictedViolations(pod: PodSpec): Violation[] {
  return [
    ...volumesOf(pod, (type) => !VOLUMES.includes(type) && type !== "hostPath"),
    ...(pod.securityContext?.runAsUser === 0 ? [{ problem: "runs as user 0" }] : []),
    ...eachContainer(pod, (container) => containerRestricted(container, pod.securityContext ?? {})),
  ];
}

/** The strictest level whose controls a pod passes. */
export function levelOf(pod: PodSpec): PodSecurityLevel {
  if (baselineViolations(pod).length > 0) return "privileged";
  return restrictedViolations(pod).length > 0 ? "baseline" : "restricted";
}

function eachContainer(pod: PodSpec, problemsOf: (container: Container) => string[]): Violation[] {
  return [...(pod.initContainers ?? []), ...(pod.containers ?? [])].flatMap((container) =>
    problemsOf(container).map((problem) => ({ container: container.name, problem })),
  );
}

function volumesOf(pod: PodSpec, isWrong: (type: string) => boolean): Violation[] {
  return (pod.volumes ?? []).flatMap(({ name, ...types }) =>
    Object.keys(types)
      .filter(isWrong)
      .map((type) => ({ problem: `mounts a ${type} volume (${name})` })),
  );
}

function sharedBaseline(context: SecurityContext): string[] {
  const { seLinuxOptions: selinux = {}, appArmorProfile, seccompProfile, windowsOptions } = context;
  const labelled = !SELINUX_TYPES.includes(selinux.type ?? "") || Boolean(selinux.user ?? selinux.role);
  return [
    ...(windowsOptions?.hostProcess ? ["is a Windows host process"] : []),
    ...(seccompProfile?.type === "Unconfined" ? ["has no seccomp profile (Unconfined)"] : []),
    ...(appArmorProfile?.type === "Unconfined" ? ["has no AppArmor profile (Unconfined)"] : []),
    ...(labelled ? ["sets SELinux options"] : []),
  ];
}

function containerBaseline({ securityContext, ports }: Container): string[] {
  const { privileged, capabilities, procMount = "Default" } = securityContext ?? {};
  const added = (capabilities?.add ?? []).filter((name) => !ADDABLE.includes(name));
  return [
    ...(privileged ? ["is privileged"] : []),
    ...(procMount === "Default" ? [] : [`mounts /proc ${procMount}`]),
    ...(added.length > 0 ? [`adds capabilities ${added.join(", ")}`] : []),
    ...(ports ?? [])
      .filter(({ hostPort = 0 }) => hostPort > 0)
      .map(({ hostPort }) => `binds port ${hostPort} of the host`),
  ];
}

function containerRestricted({ securityContext }: Container, pod: SecurityContext): string[] {
  const own = securityContext ?? {};
  const { add = [], drop = [] } = own.capabilities ?? {};
  const seccomp = own.seccompProfile?.type ?? pod.seccompProfile?.type;
  const added = add.filter((name) => name !== "NET_BIND_SERVICE");
  return [
    ...(own.allowPrivilegeEscalation === false ? [] : ["may gain privileges (allowPrivilegeEscalation)"]),
    ...((own.runAsNonRoot ?? pod.runAsNonRoot) === true ? [] : ["may run as root (runAsNonRoot)"]),
    ...(own.runAsUser === 0 ? ["runs as user 0"] : []),
    ...(seccomp === "RuntimeDefault" || seccomp === "Localhost" ? [] : ["has no seccomp profile"]),
    ...(drop.includes("ALL") ? [] : ["does not drop all capabilities"]),
    ...(added.length > 0 ? [`adds capabilities ${added.join(", ")}`] : []),
  ];
}
