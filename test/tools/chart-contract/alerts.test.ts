import { alertsOf, parseAlerts, printAlerts } from "../../../tools/chart-contract/alerts";
import { readChart } from "../../../tools/chart-contract/source";
import { writeChart } from "../../support/chart-files";
import { temporaryFolder } from "../../support/terraform";

const RULES = `
spec:
  groups:
  - name: storage
    rules:
    - alert: DiskFull
      expr: free < 1
      for: {{ dig "DiskFull" "for" "5m" .Values.customRules }}
      labels:
        severity: {{ dig "DiskFull" "severity" "warning" .Values.customRules }}
    - alert: DiskFull
      expr: free == 0
      labels:
        severity: {{ dig "DiskFull" "severity" "critical" .Values.customRules }}
    - record: disk:free:sum
      expr: sum(free)
`;

const alerts = alertsOf(readChart(writeChart(temporaryFolder(), "disks", { "templates/rules.yaml": RULES })));

test("the alerts of a chart are read from its templates, with the severity that they have unless told otherwise", () => {
  expect(alerts).toEqual([
    { group: "storage", alert: "DiskFull", severity: "warning", waits: true },
    { group: "storage", alert: "DiskFull", severity: "critical", waits: false },
  ]);
});

test("they are written sorted, one line for each severity, and read as they were written", () => {
  expect(printAlerts([...alerts, ...alerts])).toBe("storage DiskFull critical\nstorage DiskFull warning waits\n");
  expect(parseAlerts(printAlerts(alerts))).toEqual([...alerts].reverse());
});
