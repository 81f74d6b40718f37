import { type Document, parseAllDocuments, type Tags } from "yaml";
import { isMap, type Values } from "../lib/value-path";

/** One rendered object, with what is wrong with it as YAML. */
export interface Manifest {
  readonly object: Values;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined where the object leaves it to the release. */
  readonly namespace?: string;
  /** For example a key that appears twice, of which Kubernetes silently takes the last. */
  readonly yamlErrors: readonly string[];
}

/** The objects in Helm's output. Helm's own marks and empty documents are left out. */
export function readManifests(text: string): Manifest[] {
  return parseAllDocuments(text, { version: "1.1", customTags: likeKubernetes, merge: true }).flatMap((document) => {
    const object: unknown = document.toJS({ maxAliasCount: -1 });
    return isMap(object) ? [readManifest(object, document)] : [];
  });
}

/** What a message calls an object. */
export function describeManifest({ kind, name }: Manifest): string {
  return `${kind}/${name}`;
}

/**
 * Kubernetes reads YAML 1.1, where `on` and `yes` are booleans, but neither times nor numbers to base 60
 * (sigs.k8s.io/yaml, goyaml.v2, `resolve.go`).
 */
function likeKubernetes(tags: Tags): Tags {
  return tags.filter((tag) => {
    if (typeof tag === "string") return !["timestamp", "intTime", "floatTime"].includes(tag);
    return tag.tag !== "tag:yaml.org,2002:timestamp" && !("format" in tag && tag.format === "TIME");
  });
}

function readManifest(object: Values, document: Document): Manifest {
  const metadata = isMap(object.metadata) ? object.metadata : {};
  return {
    object,
    apiVersion: text(object.apiVersion),
    kind: text(object.kind),
    name: text(metadata.name),
    namespace: text(metadata.namespace) || undefined,
    yamlErrors: document.errors.map(({ message }) => describeYamlError(message)),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The parser's message without the position, which a long output makes useless, and with the line it is about. */
function describeYamlError(message: string): string {
  const [what = "", , line = ""] = message.split("\n");
  return `${what.replace(/ at line .*$/, "")}: ${line.trim()}`;
}
