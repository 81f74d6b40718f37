import { fail } from "./errors";

/** Bytes per unit, largest first. All powers of two: see {@link Size.parse}. */
const UNITS = { Ti: 2 ** 40, Gi: 2 ** 30, Mi: 2 ** 20, Ki: 2 ** 10 } as const;

type Unit = keyof typeof UNITS;

const PATTERN = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti)B?$/;

/** An amount of memory or storage: whole bytes, never negative. */
export class Size {
  /** Makes the type nominal: an object that merely looks alike is none. */
  declare protected readonly kind: "Size";

  private constructor(
    /** The whole amount in bytes. */
    readonly bytes: number,
  ) {}

  /** @throws BelvedereError when the amount is negative, not a number, not whole bytes, or beyond 2^53 bytes. */
  static of(amount: number, unit: Unit): Size {
    return Size.ofBytes(amount * UNITS[unit], `${amount}${unit}`, "size");
  }

  /**
   * Reads `10Gi`, `500Mi` and `1.5GiB`. Decimal units (`10G`, `10GB`) are refused: Kubernetes reads them as powers of
   * ten and Prometheus as powers of two.
   * @param at path of the place in the user's data, for the message
   */
  static parse(text: string, at = "size"): Size {
    const [, amount, unit] = PATTERN.exec(text) ?? [];
    if (amount === undefined || unit === undefined) {
      fail({
        at,
        value: text,
        problem: "is not a size in powers of two",
        fix: "Write a number with Ki, Mi, Gi or Ti, such as 10Gi",
      });
    }
    return Size.ofBytes(Number(amount) * UNITS[unit as Unit], text, at);
  }

  private static ofBytes(bytes: number, written: string, at: string): Size {
    if (!Number.isSafeInteger(bytes) || bytes < 0) {
      fail({
        at,
        value: written,
        problem: "is not a size: it must be zero or more, in whole bytes",
        fix: "Write a positive amount, such as gib(10) or mib(500)",
      });
    }
    return new Size(bytes);
  }

  /** Negative when this one is smaller than the other, positive when it is larger, 0 when they are equal. */
  compareTo(other: Size): number {
    return this.bytes - other.bytes;
  }

  equals(other: Size): boolean {
    return this.bytes === other.bytes;
  }

  isLargerThan(other: Size): boolean {
    return this.bytes > other.bytes;
  }

  plus(other: Size): Size {
    const sum = this.bytes + other.bytes;
    return Size.ofBytes(sum, `${sum}`, "size");
  }

  /** The product, rounded down to whole MiB: `gib(10).times(0.9)` is 9216 MiB. */
  times(factor: number): Size {
    // The tiny addition undoes the rounding of binary fractions: 10 * 1.1 is not to lose a MiB.
    return Size.of(Math.floor((this.bytes * factor) / UNITS.Mi + 1e-9), "Mi");
  }

  /** A Kubernetes quantity in the largest unit that divides it: `10Gi`, `1536Mi`. */
  toKubernetes(): string {
    const [amount, unit] = this.inLargestUnit();
    return `${amount}${unit}`;
  }

  /** As Prometheus, Thanos and the operator read it, for example `retentionSize`: `9GiB`. */
  toPrometheus(): string {
    const [amount, unit] = this.inLargestUnit();
    return `${amount}${unit}B`;
  }

  toBytes(): number {
    return this.bytes;
  }

  /** For messages to people; a configuration names its dialect. */
  toString(): string {
    return this.toKubernetes();
  }

  private inLargestUnit(): readonly [number, Unit | ""] {
    const units = Object.keys(UNITS) as Unit[];
    const unit = units.find((candidate) => this.bytes > 0 && this.bytes % UNITS[candidate] === 0);
    return unit ? [this.bytes / UNITS[unit], unit] : [this.bytes, ""];
  }
}

/** Mebibytes, 2^20 bytes: `mib(500)`. */
export function mib(amount: number): Size {
  return Size.of(amount, "Mi");
}

/** Gibibytes, 2^30 bytes: `gib(10)`. */
export function gib(amount: number): Size {
  return Size.of(amount, "Gi");
}

/** Tebibytes, 2^40 bytes: `tib(2)`. */
export function tib(amount: number): Size {
  return Size.of(amount, "Ti");
}
