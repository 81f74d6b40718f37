import { readGetters, readOptions, readStorage, type Getter, type Option, type Stored } from "./lines";

/** What the generated TypeScript of one type says, by the name of the struct (the root is a struct as well). */
export interface Source {
  /** The struct of the type itself. */
  readonly root: string;
  /** What a user may configure, from the interfaces. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, Option>>;
  /** How configured values are written down, from the functions that print HCL. */
  readonly storage: ReadonlyMap<string, ReadonlyMap<string, Stored>>;
  /** What can be read back, from the classes. A provider's own structs have none. */
  readonly getters: ReadonlyMap<string, ReadonlyMap<string, Getter>>;
}

/** Everything that is known of one attribute or block. */
export interface Member {
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly isBlock: boolean;
  /** A list or set that holds at most one element. */
  readonly isSingle: boolean;
  /** Undefined where the generator left the member's type out. */
  readonly stored?: Stored;
}

interface Declaration {
  readonly head: string;
  readonly body: readonly string[];
}

/** Reads the text of a type, line by line: it is machine-made, and a full parser takes ten times as long. */
export function parseSource(text: string): Source {
  let root = "";
  const options = new Map<string, Map<string, Option>>();
  const storage = new Map<string, Map<string, Stored>>();
  const getters = new Map<string, Map<string, Getter>>();
  for (const { head, body } of declarations(text)) {
    const declared = HEAD.exec(head)?.groups ?? {};
    if (declared.interface) options.set(declared.interface, readOptions(body));
    if (declared.printer) storage.set(upperFirst(declared.printer), readStorage(body));
    if (declared.reference) getters.set(declared.reference, readGetters(body));
    if (declared.root) {
      root = declared.root;
      getters.set(root, readGetters(body));
      storage.set(root, readStorage(body));
    }
  }
  return { root, options, storage, getters };
}

const HEAD = new RegExp(
  [
    String.raw`^export interface (?<interface>\w+)`,
    String.raw`^export function (?<printer>\w+)ToHclTerraform\(`,
    String.raw`^export class (?<reference>\w+)OutputReference `,
    String.raw`^export class (?<root>\w+) extends cdktf\.Terraform(?:Resource|DataSource|Provider) `,
  ].join("|"),
);

/** The exported declarations; each ends at the first brace that stands alone in its line, without indentation. */
function declarations(text: string): Declaration[] {
  const lines = text.split("\n");
  const found: Declaration[] = [];
  lines.forEach((head, at) => {
    if (!head.startsWith("export ") || !head.endsWith("{")) return;
    found.push({ head, body: lines.slice(at + 1, lines.indexOf("}", at)) });
  });
  return found;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The attributes and blocks of a struct. */
export function membersOf(source: Source, struct: string): Map<string, Member> {
  const options = source.options.get(struct === source.root ? `${struct}Config` : struct);
  const storage = source.storage.get(struct);
  const getters = source.getters.get(struct);
  const names = [...(getters ?? options ?? new Map<string, never>()).keys()];
  return new Map(names.map((name) => [name, member(getters?.get(name), options?.get(name), storage?.get(name))]));
}

function member(getter: Getter | undefined, option: Option | undefined, stored: Stored | undefined): Member {
  const required = getter?.required ?? option?.required ?? false;
  return {
    required,
    optional: getter?.optional ?? !required,
    computed: getter?.computed ?? false,
    isBlock: option?.isBlock ?? false,
    isSingle: option?.isSingle ?? false,
    stored: stored ?? getter?.read,
  };
}
