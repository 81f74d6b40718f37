import { type Duration, minutes } from "../../core/duration";
import { fires, type Labels, type Series, silent } from "../../signals/rules/builders";
import type { AlertCase } from "../../signals/rules/rule";
import type { ServiceAlertProps } from "./alert";
import type { Condition } from "./condition";

/** Minutes after which an evaluation has surely seen what the series have shown for a window. */
const SLACK = 2;

/** The part of a window after which a trouble is over that the window still holds, and half of it no longer. */
const LATE = 0.65;

/** What the cases of one alert are made of. */
interface Setting {
  readonly when: Condition;
  /** Length of the window and of `for`, in minutes. */
  readonly window: number;
  readonly lasts: number;
  readonly cluster: string;
  /** Labels of the alert when it fires. */
  readonly firing: Labels;
}

/** The values of an alert as promtool cases, and what is the same for all: its beginning, its end, silence, others. */
export function casesOf(props: ServiceAlertProps, holds: Duration, cluster: string): AlertCase[] {
  const { when } = props;
  const [window, lasts] = [inMinutes(when.window ?? minutes(0)), inMinutes(holds)];
  const setting = { when, window, lasts, cluster, firing: { cluster, ...when.of } };
  const length = window + lasts + SLACK;
  const at = minutes(length);
  const having = (value: number, labels: Labels = {}): Series =>
    when.having([{ minutes: length, value }], { cluster, ...labels });
  const [trouble] = props.fires;
  const [calm] = props.silent;
  return [
    ...props.fires.map((value) => fires(`at ${when.shown(value)}`, having(value), at, setting.firing)),
    ...props.silent.map((value) => silent(`at ${when.shown(value)}`, having(value), at)),
    ...(lasts < SLACK ? [] : [silent("in the first minutes", having(trouble), minutes(lasts - 1))]),
    ...endCases(setting),
    ...idleCases(setting),
    ...others(when.of).map((labels) =>
      silent(
        `when another ${Object.keys(labels).join()} is in trouble`,
        { ...having(calm), ...having(trouble, labels) },
        at,
      ),
    ),
  ];
}

/** A trouble that ends: the alert does so when the window has passed, neither earlier nor later. */
function endCases({ when, window, lasts, cluster, firing }: Setting): AlertCase[] {
  const late = Math.floor(window * LATE);
  if (when.peak === undefined || late <= window / 2) return [];
  const trouble = window + lasts + SLACK;
  const over = window + SLACK;
  const phases = [
    { minutes: trouble, value: when.peak },
    { minutes: over, value: 0 },
  ];
  const given = when.having(phases, { cluster });
  return [
    fires("while the window still holds it", given, minutes(trouble + late), firing),
    silent("when it is over", given, minutes(trouble + over)),
  ];
}

function idleCases({ when: { idle }, window, lasts, cluster, firing }: Setting): AlertCase[] {
  if (!idle) return [];
  const length = window + lasts + SLACK;
  const given = idle.series(length, { cluster });
  if (idle.holds) return [fires("when nothing happens", given, minutes(length), firing)];
  return [silent("when nothing happens", given, minutes(length))];
}

/** What tells the service from others, each changed by itself. */
function others(of: Labels): Labels[] {
  return Object.keys(of).map((label) => ({ [label]: `another-${label}` }));
}

function inMinutes(duration: Duration): number {
  return Math.ceil(duration.milliseconds / 60_000);
}
