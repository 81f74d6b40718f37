/**
 * Reads the bodies of the declarations that cdktf's provider generator writes
 * (hashicorp/terraform-cdk, packages/@cdktf/provider-generator/lib/get/generator/emitter).
 */

/** A member of the interface that a user fills in. */
export interface Option {
  readonly required: boolean;
  /** Documented as a block, `name { … }`; anything else is an attribute, `name = …`. */
  readonly isBlock: boolean;
  /** Takes one object, not an array. */
  readonly isSingle: boolean;
}

/** A type in the generator's words: `list` of `stringList`, `set` of `VpcIngressList`, `struct` of `VpcTimeouts`. */
export interface Stored {
  readonly kind: "simple" | "struct" | "list" | "set" | "map";
  readonly name: string;
}

/** A member of a class, with its flags. */
export interface Getter {
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  /** Undefined where the class hands the value out without a type. */
  readonly read?: Stored;
}

const OPTION = /^ {2}readonly \w+(?<optional>\?)?: (?<type>.*);/;
const LINK = /\{@link \S+#(?<name>\w+) /;

/**
 * Members of an interface by their name in Terraform, which stands in the link that ends each comment. The first line
 * of the comment is `name block` for a block.
 */
export function readOptions(body: readonly string[]): Map<string, Option> {
  const options = new Map<string, Option>();
  let comment: string[] = [];
  for (const line of body) {
    const option = OPTION.exec(line)?.groups;
    if (line === "  /**") comment = [];
    else if (!option) comment.push(line);
    else {
      const name = LINK.exec(comment.join("\n"))?.groups?.name ?? "";
      options.set(name, {
        required: option.optional === undefined,
        isBlock: comment[0] === `  * ${name} block`,
        isSingle: !option.type?.includes("[]"),
      });
    }
  }
  return options;
}

const ENTRY = /^ +"?(?<name>[\w.-]+)"?: \{$/;
const KIND = /^ +type: "(?<kind>simple|struct|list|set|map)",$/;
const CLASS = /^ +storageClassType: "(?<name>\w+)",$/;

/** Types by name, from the entries of a function that prints HCL: `name: { …, type: "list", storageClassType: "…" }`. */
export function readStorage(body: readonly string[]): Map<string, Stored> {
  const storage = new Map<string, Stored>();
  let entry = "";
  let kind: Stored["kind"] = "simple";
  for (const line of body) {
    entry = ENTRY.exec(line)?.groups?.name ?? entry;
    kind = (KIND.exec(line)?.groups?.kind as Stored["kind"] | undefined) ?? kind;
    const name = CLASS.exec(line)?.groups?.name;
    if (name) storage.set(entry, { kind, name });
  }
  return storage;
}

const FLAGS =
  /^ {2}\/\/ (?<name>\S+) - computed: (?<computed>\w+), optional: (?<optional>\w+), required: (?<required>\w+)/;

/** Members of a class by their name in Terraform, which a comment with the flags gives before each. */
export function readGetters(body: readonly string[]): Map<string, Getter> {
  const getters = new Map<string, Getter>();
  let current = "";
  for (const line of body) {
    const flags = FLAGS.exec(line)?.groups;
    if (flags) {
      current = flags.name ?? "";
      getters.set(current, {
        required: flags.required === "true",
        optional: flags.optional === "true",
        computed: flags.computed === "true",
      });
    }
    const getter = getters.get(current);
    if (getter && !getter.read) getters.set(current, { ...getter, read: readWrapper(line) ?? readCall(line) });
  }
  return getters;
}

const WRAPPER = /^ {2}private _\w+ = new (?:cdktf\.)?(?<name>\w+)\(this, "[^"]+"(?:, (?<set>true|false))?\);/;

/** `private _rules = new SomeRulesList(this, "rules", true);` is a set of structs. */
function readWrapper(line: string): Stored | undefined {
  const { name, set } = WRAPPER.exec(line)?.groups ?? {};
  return name === undefined ? undefined : { kind: kindOf(name, set === "true"), name };
}

const CALL = /^ {4}return .*this\.get(?<type>\w*)Attribute\(/;

/** `return cdktf.Fn.tolist(this.getListAttribute('names'));` is a set of strings, without `tolist` a list. */
function readCall(line: string): Stored | undefined {
  const type = CALL.exec(line)?.groups?.type;
  if (type === undefined) return undefined;
  const name = type === "List" ? "StringList" : type;
  return { kind: kindOf(name, line.includes("tolist")), name };
}

function kindOf(name: string, isSet: boolean): Stored["kind"] {
  if (name.endsWith("OutputReference")) return "struct";
  if (name.endsWith("Map")) return "map";
  if (name.endsWith("List")) return isSet ? "set" : "list";
  return "simple";
}
