import { fail } from "./errors";

/** Milliseconds per unit, largest first. A year is 365 days, as in Prometheus (prometheus/common, model/time.go). */
const UNITS = { y: 31_536_000_000, w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

type Unit = keyof typeof UNITS;

/** `1y2w3d4h5m6s7ms`: each unit at most once, largest first; prometheus/common reads the same. */
const PATTERN = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * A length of time, exact to the millisecond and never negative. Each consumer has a dialect of its own, so there is
 * one printer per dialect and none is the default.
 */
export class Duration {
  /** Makes the type nominal: an object that merely looks alike is none. */
  declare protected readonly kind: "Duration";

  private constructor(
    /** The whole length in milliseconds. */
    readonly milliseconds: number,
  ) {}

  /** @throws BelvedereError when the amount is negative, not a number, not whole milliseconds, or beyond 2^53. */
  static of(amount: number, unit: Unit): Duration {
    const exact = amount * UNITS[unit];
    // 0.1 * 3 600 000 and its like miss the whole number by the rounding of binary fractions only.
    const milliseconds = Math.abs(exact - Math.round(exact)) < 1e-6 ? Math.round(exact) : exact;
    if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
      fail({
        at: "duration",
        value: `${amount}${unit}`,
        problem: "is not a duration: it must be zero or more, in whole milliseconds",
        fix: "Write a positive amount, such as days(30), hours(1.5) or ms(300)",
      });
    }
    return new Duration(milliseconds);
  }

  /**
   * Reads the notation of Prometheus: `30d`, `1h30m`, `500ms`, `0`.
   * @param at path of the place in the user's data, for the message
   */
  static parse(text: string, at = "duration"): Duration {
    if (text === "0") return new Duration(0);
    const match = PATTERN.exec(text);
    if (text === "" || !match) {
      fail({
        at,
        value: text,
        problem: "is not a duration",
        fix: "Write whole numbers with y, w, d, h, m, s or ms, largest unit first, such as 1h30m",
      });
    }
    const units = Object.keys(UNITS) as Unit[];
    const total = units.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * UNITS[unit], 0);
    return Duration.of(total, "ms");
  }

  /** Negative when this one is shorter than the other, positive when it is longer, 0 when they are equal. */
  compareTo(other: Duration): number {
    return this.milliseconds - other.milliseconds;
  }

  equals(other: Duration): boolean {
    return this.milliseconds === other.milliseconds;
  }

  isLongerThan(other: Duration): boolean {
    return this.milliseconds > other.milliseconds;
  }

  isShorterThan(other: Duration): boolean {
    return this.milliseconds < other.milliseconds;
  }

  plus(other: Duration): Duration {
    return Duration.of(this.milliseconds + other.milliseconds, "ms");
  }

  /** @throws BelvedereError when the product is not whole milliseconds. */
  times(factor: number): Duration {
    return Duration.of(this.milliseconds * factor, "ms");
  }

  /**
   * As Prometheus prints it: `1h30m`, `30d`, and weeks and years only where they are exact: `2w`, `1y`
   * (prometheus/common, model/time.go). For PromQL, rules, Prometheus, Alertmanager, Thanos and the operator's resources.
   */
  toPrometheus(): string {
    return this.print(["y", "w", "d", "h", "m", "s", "ms"]);
  }

  /** Go's notation without units above the hour: `336h`, `1h30m`. For Loki, Tempo, OpenTelemetry and Alloy. */
  toGo(): string {
    return this.print(["h", "m", "s", "ms"]);
  }

  /** The number of seconds, for example for `helm_release.timeout`. @throws BelvedereError unless it is whole. */
  toSeconds(): number {
    return this.whole("s", "seconds");
  }

  /** The number of days, for example for a bucket rule. @throws BelvedereError unless it is whole. */
  toDays(): number {
    return this.whole("d", "days");
  }

  /** For messages to people; a configuration names its dialect. */
  toString(): string {
    return this.toPrometheus();
  }

  private print(units: readonly Unit[]): string {
    let rest = this.milliseconds;
    let text = "";
    for (const unit of units) {
      const size = UNITS[unit];
      if (rest < size || ((unit === "y" || unit === "w") && rest % size !== 0)) continue;
      text += `${Math.floor(rest / size)}${unit}`;
      rest %= size;
    }
    return text || "0s";
  }

  private whole(unit: Unit, plural: string): number {
    const amount = this.milliseconds / UNITS[unit];
    if (Number.isInteger(amount)) return amount;
    return fail({
      at: "duration",
      value: this.toPrometheus(),
      problem: `is not a whole number of ${plural}, which is all that its reader understands`,
      fix: `Round it to whole ${plural}`,
    });
  }
}

/** `days(30)`. A day is 24 hours. */
export function days(amount: number): Duration {
  return Duration.of(amount, "d");
}

/** `hours(1.5)` */
export function hours(amount: number): Duration {
  return Duration.of(amount, "h");
}

/** `minutes(5)` */
export function minutes(amount: number): Duration {
  return Duration.of(amount, "m");
}

/** `seconds(30)` */
export function seconds(amount: number): Duration {
  return Duration.of(amount, "s");
}

/** Milliseconds: `ms(300)`. */
export function ms(amount: number): Duration {
  return Duration.of(amount, "ms");
}
