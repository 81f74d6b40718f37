import type { SecretRef } from "../../core/secret-ref";
import { environmentVariable, type Expression } from "./alloy/syntax";

/** A Secret that Alloy reads as a variable of its environment, so that its configuration holds none. */
export interface SecretVariable {
  readonly name: string;
  readonly ref: SecretRef;
  /** What it is for. */
  readonly why: string;
}

/** The name of a variable: `variableName("kafka", "audit-log", "user")` is `KAFKA_AUDIT_LOG_USER`. */
export function variableName(...words: readonly string[]): string {
  return words.map((word) => word.toUpperCase().replace(/[^A-Z0-9]/g, "_")).join("_");
}

/** The value of a variable in the configuration. */
export function valueOf({ name }: SecretVariable): Expression {
  return environmentVariable(name);
}

/** An entry of `alloy.extraEnv` of the chart. */
export interface SecretVariableValues {
  readonly name: string;
  readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

export function variableValues({ name, ref }: SecretVariable): SecretVariableValues {
  return { name, valueFrom: { secretKeyRef: { name: ref.name, key: ref.key } } };
}
