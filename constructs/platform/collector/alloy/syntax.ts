import type { Duration } from "../../../core/duration";

/** What an attribute can hold. A {@link Duration} is printed as Go reads it. */
export type AlloyValue =
  string | number | boolean | Duration | Expression | readonly AlloyValue[] | { readonly [key: string]: AlloyValue };

/** Something Alloy evaluates while it loads its configuration. */
export class Expression {
  constructor(
    /** As it stands in the configuration, without quotes. */
    readonly text: string,
  ) {}
}

/** The output of one component as input of another. */
export class Reference extends Expression {
  constructor(
    /** Name and label of the component, for example `loki.write.default`. */
    readonly component: string,
    field: string,
  ) {
    super(`${component}.${field}`);
  }
}

/** A block of Alloy's configuration: attributes first, then nested blocks in their order, which matters for stages. */
export interface Block {
  readonly name: string;
  readonly label?: string;
  readonly attributes: Readonly<Record<string, AlloyValue>>;
  readonly blocks: readonly Block[];
}

/** A block at the top of the configuration that Alloy runs. Its label is unique among those of its name. */
export interface Component<Name extends ComponentName = ComponentName> extends Block {
  readonly name: Name;
  readonly label: string;
}

/**
 * The components in use, all generally available, and the field by which others refer to each
 * (grafana/alloy, docs/sources/reference/components).
 */
export const EXPORTS = {
  "discovery.kubernetes": "targets",
  "discovery.relabel": "output",
  "loki.process": "receiver",
  "loki.source.file": undefined,
  "loki.source.kafka": undefined,
  "loki.source.kubernetes": undefined,
  "loki.source.kubernetes_events": undefined,
  "loki.write": "receiver",
  "otelcol.connector.servicegraph": "input",
  "otelcol.connector.spanmetrics": "input",
  "otelcol.exporter.loadbalancing": "input",
  "otelcol.exporter.otlp": "input",
  "otelcol.exporter.otlphttp": "input",
  "otelcol.exporter.prometheus": "input",
  "otelcol.processor.batch": "input",
  "otelcol.processor.k8sattributes": "input",
  "otelcol.processor.memory_limiter": "input",
  "otelcol.processor.probabilistic_sampler": "input",
  "otelcol.processor.tail_sampling": "input",
  "otelcol.processor.transform": "input",
  "otelcol.receiver.jaeger": undefined,
  "otelcol.receiver.otlp": undefined,
  "otelcol.receiver.zipkin": undefined,
  "prometheus.remote_write": "receiver",
} as const satisfies Record<string, string | undefined>;

export type ComponentName = keyof typeof EXPORTS;

/** The components that others can refer to. */
export type ExportingName = {
  [Name in ComponentName]: (typeof EXPORTS)[Name] extends string ? Name : never;
}[ComponentName];

/** A nested block, or the top-level `logging` block. */
export function block(name: string, attributes: Block["attributes"] = {}, ...blocks: readonly Block[]): Block {
  return { name, attributes, blocks };
}

/** A component at the top of the configuration. */
export function component<const Name extends ComponentName>(
  name: Name,
  label: string,
  attributes: Block["attributes"],
  ...blocks: readonly Block[]
): Component<Name> {
  return { name, label, attributes, blocks };
}

/** What a component hands on, for `forward_to`, `targets` and `output` of others. */
export function exported({ name, label }: Component<ExportingName>): Reference {
  return new Reference(`${name}.${label}`, EXPORTS[name]);
}

/** A variable of the environment of Alloy's container. */
export function environmentVariable(name: string): Expression {
  return new Expression(`sys.env(${JSON.stringify(name)})`);
}

/** The host name of the container, which in Kubernetes is the name of the pod. */
export const POD_NAME = new Expression("constants.hostname");
