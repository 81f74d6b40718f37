import type { Problem } from "../../../core/errors";

/** A place in a document of unknown shape. Reading something wrong notes a problem and gives a harmless value. */
export class Reader {
  constructor(
    private readonly value: unknown,
    readonly at: string,
    private readonly problems: Problem[],
  ) {}

  /** Whether something stands here. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  is(value: string | number | boolean): boolean {
    return this.value === value;
  }

  get(key: string): Reader {
    const inside = isMap(this.value) ? this.value[key] : undefined;
    return new Reader(inside, `${this.at}.${key}`, this.problems);
  }

  /** The items of a list; none where there is no list. */
  items(): Reader[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((item: unknown, index) => new Reader(item, `${this.at}[${index}]`, this.problems));
  }

  /** The texts of a map by their keys; none where there is no map. */
  texts(): Record<string, string> {
    if (!isMap(this.value)) return {};
    return Object.fromEntries(Object.keys(this.value).map((key) => [key, this.get(key).text()]));
  }

  text(fallback?: string): string {
    if (isText(this.value)) return this.value;
    // YAML takes `name: 5` for a number.
    if (typeof this.value === "number") return `${this.value}`;
    if (!this.exists && fallback !== undefined) return fallback;
    this.report("is no text", "Write one");
    return "";
  }

  number(): number {
    if (typeof this.value === "number") return this.value;
    this.report("is no number", "Write one");
    return 0;
  }

  /** One of a few words. */
  choice<const Word extends string>(words: readonly [Word, ...Word[]]): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined) this.report("is not supported", `Use ${words.join(" or ")}`);
    return found ?? words[0];
  }

  report(problem: string, fix: string): void {
    this.problems.push({ at: this.at, ...(this.exists && { value: this.value }), problem, fix });
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
