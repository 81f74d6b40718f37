import type { Histogram } from "./histogram";
import type { BadEvents, GoodEvents, LineEvents } from "./indicator";

/** What a service measures of itself: what its objectives are about when they name nothing else. */
export interface Measurements {
  /** For availability and, unless they are lines of a log, throughput. @default none */
  readonly events?: BadEvents | GoodEvents | LineEvents;
  /** For latency. @default none */
  readonly durations?: Histogram;
}

/** Whose objectives they are. */
export interface MeasuredService extends Measurements {
  /** Label `service` of every series and alert of its objectives. */
  readonly service: string;
  /** Who is told. */
  readonly team: string;
  /** Labels that tell it apart beside its name, for example the namespace. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Events per second below which no ratio is recorded and no alert fires; the budget counts all. @default 0 */
  readonly minimumTraffic?: number;
}
