/** Public API for programs: the stacks, and the app that holds them. */
export { belvedereApp } from "./app";
export { addEnvironment } from "./environment";
export { BootstrapStack } from "./bootstrap";
export { KubernetesStack } from "./cluster";
export { FleetStack } from "./fleet";
export { FoundationStack } from "./foundation";
export { PlatformStack } from "./platform";
export { selectEnvironments } from "./select";
