import type { ChartSource } from "./source";

/** An alerting rule of a chart, as its template has it. */
export interface ChartAlert {
  readonly group: string;
  readonly alert: string;
  /** Its severity unless a value says otherwise. */
  readonly severity: string;
  /** Whether its rule has a `for`, which a value may change. */
  readonly waits: boolean;
}

/** The line of a group, that of an alert, and that of a severity which a value may change. */
const LINES = {
  group: /^ {2}- name: (?<value>\S+)/,
  alert: /^ {4}- alert: (?<value>\w+)/,
  severity: /^ +severity: \{\{ dig "\w+" "severity" "(?<value>\w+)"/,
  waits: /^ +for: (?<value>.)/,
} as const;

/** The alerting rules of a chart itself, in the order of its files. */
export function alertsOf({ templates }: ChartSource): ChartAlert[] {
  const own = templates.filter(({ prefix }) => prefix.length === 0);
  return own.flatMap((set) => set.templates).flatMap(alertsIn);
}

function alertsIn(template: string): ChartAlert[] {
  const alerts: ChartAlert[] = [];
  let group = "";
  let open: Omit<ChartAlert, "severity"> | undefined;
  for (const line of template.split("\n")) {
    group = LINES.group.exec(line)?.groups?.value ?? group;
    const alert = LINES.alert.exec(line)?.groups?.value;
    if (alert !== undefined) open = { group, alert, waits: false };
    if (open && LINES.waits.test(line)) open = { ...open, waits: true };
    const severity = LINES.severity.exec(line)?.groups?.value;
    if (open && severity !== undefined) alerts.push({ ...open, severity });
  }
  return alerts;
}

/** The name of the file that the alerts of a chart are kept in, beside its contract. */
export function alertsFile(chart: string, version: string): string {
  return `${chart}-${version}.alerts`;
}

/** One line for each name and severity, sorted: the group, the name, the severity, and `waits` where it has a `for`. */
export function printAlerts(alerts: readonly ChartAlert[]): string {
  const lines = alerts.map(({ group, alert, severity, waits }) =>
    [group, alert, severity, ...(waits ? ["waits"] : [])].join(" "),
  );
  return `${[...new Set(lines)].sort().join("\n")}\n`;
}

/** Reads what {@link printAlerts} wrote. */
export function parseAlerts(text: string): ChartAlert[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [group = "", alert = "", severity = "", waits] = line.split(" ");
      return { group, alert, severity, waits: waits === "waits" };
    });
}
