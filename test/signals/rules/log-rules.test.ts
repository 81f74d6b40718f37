import { minutes } from "../../../constructs/core/duration";
import type { LogRuleGroup } from "../../../constructs/signals/rules/log-rule";
import { renderLogRules } from "../../../constructs/signals/rules/log-rules";

function payments(name: string, tenant?: string): LogRuleGroup {
  return {
    name,
    ...(tenant !== undefined && { tenant }),
    interval: minutes(1),
    rules: [
      {
        alert: "PaymentsFailInLogs",
        expr: 'sum by (cluster, app) (count_over_time({app="a"} |= `failed` [5m])) > 5',
        for: minutes(2),
        severity: "critical",
        team: "payments",
        summary: "Payments fail in {{ $labels.app }}",
        description: "Users cannot pay.",
      },
    ],
  };
}

const OPTIONS = { tenant: "platform", runbookUrl: "https://runbooks.example.com" };

describe("the files of Loki's ruler", () => {
  it("are one per tenant, because a rule is only found in the folder of its tenant", () => {
    const files = renderLogRules([payments("a"), payments("b", "shop"), payments("c")], OPTIONS);
    const groups = files.map(({ content }) => (JSON.parse(content) as { groups: { name: string }[] }).groups);
    expect(files.map(({ tenant }) => tenant)).toEqual(["platform", "shop"]);
    expect(groups.map((each) => each.map(({ name }) => name))).toEqual([["a", "c"], ["b"]]);
  });

  it("hold rules with the labels and texts of alerts on metrics", () => {
    const [file] = renderLogRules([payments("a")], OPTIONS);
    expect(JSON.parse(file?.content ?? "")).toEqual({
      groups: [
        {
          name: "a",
          interval: "1m",
          rules: [
            {
              alert: "PaymentsFailInLogs",
              expr: 'sum by (cluster, app) (count_over_time({app="a"} |= `failed` [5m])) > 5',
              for: "2m",
              labels: { severity: "critical", team: "payments" },
              annotations: {
                summary: "Payments fail in {{ $labels.app }}",
                description: "Users cannot pay.",
                runbook_url: "https://runbooks.example.com/PaymentsFailInLogs",
              },
            },
          ],
        },
      ],
    });
  });

  it("record numbers of lines before they alert on lines", () => {
    const records = [{ record: "app:failed_lines:count1m", expr: "sum by (cluster) (x)", labels: { app: "a" } }];
    const [file] = renderLogRules([{ ...payments("a"), records }], OPTIONS);
    const { groups } = JSON.parse(file?.content ?? "") as { groups: { rules: object[] }[] };
    expect(groups[0]?.rules).toEqual([records[0], expect.objectContaining({ alert: "PaymentsFailInLogs" })]);
  });

  it("do not exist without rules", () => {
    expect(renderLogRules([], OPTIONS)).toEqual([]);
  });
});
