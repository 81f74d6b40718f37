import { type Redaction, redactionOf } from "../../signals/pipelines/redact";
import { type Block, block, type Component, component, type Reference } from "./alloy/syntax";

/**
 * Blots out personal data in what applications send: in the text and attributes of logs, and in names, attributes and
 * events of spans. Metrics pass as they are.
 */
export function redaction(what: readonly Redaction[], next: Reference): Component<"otelcol.processor.transform"> {
  const attributes = statements(what, (each) => `replace_all_patterns(attributes, "value", ${each})`);
  const body = statements(what, (each) => `replace_pattern(body, ${each}) where IsString(body)`);
  const name = statements(what, (each) => `replace_pattern(name, ${each})`);
  return component(
    "otelcol.processor.transform",
    "redaction",
    { error_mode: "ignore" },
    each("trace_statements", "span", [...name, ...attributes]),
    each("trace_statements", "spanevent", attributes),
    each("log_statements", "log", [...body, ...attributes]),
    block("output", { metrics: [next], logs: [next], traces: [next] }),
  );
}

function each(kind: "trace_statements" | "log_statements", context: string, all: readonly string[]): Block {
  return block(kind, { context, statements: all });
}

/** Strings of OpenTelemetry's transformation language are quoted like those of JSON. */
function statements(what: readonly Redaction[], of: (replacing: string) => string): string[] {
  return what.map((one) => {
    const { expression, replacement } = redactionOf(one);
    return of(`${JSON.stringify(expression)}, ${JSON.stringify(replacement)}`);
  });
}
