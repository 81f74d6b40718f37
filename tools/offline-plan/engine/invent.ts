import { createHash } from "node:crypto";
import { isList, isValueMap, type Value, type ValueMap } from "../protocol/value";

/** What values are invented for. */
export interface Subject {
  /** Type of the resource or data source. */
  readonly type: string;
  /** Text that differs between instances of a type: equal seeds give equal values. */
  readonly seed: string;
  /** What is known of the instance. */
  readonly values: ValueMap;
  /** Configuration of the provider. */
  readonly settings: ValueMap;
}

/** Reserved, so that an invented value is recognised wherever it may turn up. */
const ACCOUNT = "123456789012";
const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
const PROJECT = "example-project";
const REGION = "eu-west-1";

/**
 * Fills the placeholders of a template: `{vpc_id}` or `{metadata.name}` is an attribute of the instance, `{label}` its
 * name whatever the attribute is called; `{hex:8}`, `{HEX:8}` and `{uuid}` come from the seed; `{account}`,
 * `{subscription}`, `{project}` and `{region}` from the provider's configuration; `{certificate}` is Base64 of a PEM.
 */
export function fillTemplate(template: string, subject: Subject): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => placeholder(name, subject));
}

function placeholder(name: string, subject: Subject): string {
  const [kind, length] = name.split(":");
  switch (kind) {
    case "hex":
      return hex(subject.seed, Number(length));
    case "HEX":
      return hex(subject.seed, Number(length)).toUpperCase();
    case "uuid":
      return uuid(subject.seed);
    case "certificate":
      return Buffer.from(pem(subject.seed)).toString("base64");
    case "account":
      return ACCOUNT;
    case "subscription":
      return setting(subject, "subscription_id") ?? SUBSCRIPTION;
    case "project":
      return attribute(subject.values, "project") ?? setting(subject, "project") ?? PROJECT;
    case "region":
      return (
        attribute(subject.values, "region") ??
        attribute(subject.values, "location") ??
        setting(subject, "region") ??
        REGION
      );
    case "label":
      return label(subject);
    default:
      return attribute(subject.values, name) ?? `${name.replaceAll(/[._]/g, "-")}-${hex(subject.seed, 8)}`;
  }
}

const NAMES = ["node_group_name", "name", "bucket", "metadata.name", "cluster_name"];

function label({ type, seed, values }: Subject): string {
  const named = NAMES.map((name) => attribute(values, name)).find((name) => name !== undefined);
  return named ?? `${type.replace(/^[^_]+_/, "").replaceAll("_", "-")}-${hex(seed, 8)}`;
}

/** A text at a path of names; of a list, the first element. Undefined where it is unknown, absent or no text. */
function attribute(values: ValueMap, path: string): string | undefined {
  const value = path.split(".").reduce<Value | undefined>((at, name) => {
    const object = isList(at) ? at[0] : at;
    return isValueMap(object) ? object[name] : undefined;
  }, values);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function setting({ settings }: Subject, name: string): string | undefined {
  return attribute(settings, name);
}

/** Hexadecimal digits that depend on the seed alone. */
export function hex(seed: string, length: number): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, length);
}

/** Version 4 in form, although not random. */
function uuid(seed: string): string {
  const digits = hex(seed, 32);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20)].join("-");
}

function pem(seed: string): string {
  const body = Buffer.from(hex(seed, 64)).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}
