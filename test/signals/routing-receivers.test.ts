import type { ReceiverConfig } from "../../constructs/signals/routing/config";
import { alertmanagerConfig } from "../../constructs/signals/routing/render";
import { SLO_ALERTS } from "../../constructs/signals/slo/alerts";
import { routes } from "../../constructs/signals/routing/routing";
import { jira } from "../../constructs/signals/routing/receivers/jira";
import { COMPLETE, complete, ISSUES } from "./routing-examples";

const config = alertmanagerConfig(complete);

function receiver(name: string, { receivers } = config): ReceiverConfig | undefined {
  return receivers.find((candidate) => candidate.name === name);
}

describe("people on call in Jira Service Management", () => {
  it("are told through the interface of Opsgenie, at the address that Atlassian gives", () => {
    expect(receiver("data-page")?.opsgenie_configs).toMatchObject([
      { api_url: "https://api.atlassian.com/jsm/ops/integration/", send_resolved: true },
    ]);
  });

  it("get critical alerts with the highest priority", () => {
    const { priority = "" } = receiver("data-page")?.opsgenie_configs?.[0] ?? {};
    expect(priority).toBe('{{ if eq .CommonLabels.severity "critical" }}P1{{ else }}P3{{ end }}');
  });
});

describe("issues in Jira", () => {
  it("are written through version 2 of its interface, which takes text, with the token of an account", () => {
    expect(receiver("data-ticket")?.jira_configs).toMatchObject([
      {
        api_url: "https://acme.atlassian.net/rest/api/2/",
        api_type: "cloud",
        project: "DATA",
        issue_type: "Task",
        http_config: { basic_auth: { username: "alerts@example.com" } },
      },
    ]);
  });

  it("are closed by people, or by a transition that is named", () => {
    const closing = routes({ ...COMPLETE, ticket: jira({ ...ISSUES, resolveTransition: "Done" }) });
    expect(receiver("ticket", alertmanagerConfig(closing))?.jira_configs?.[0]?.resolve_transition).toBe("Done");
    expect(receiver("data-ticket")?.jira_configs?.[0]).not.toHaveProperty("resolve_transition");
  });
});

test("a card in Teams is posted to a workflow, as its connectors end", () => {
  expect(receiver("data-ticket")).toHaveProperty("msteamsv2_configs");
  expect(receiver("data-ticket")).not.toHaveProperty("msteams_configs");
});

test("a mail is text alone: Alertmanager's own HTML, which knows no runbook, would hide it", () => {
  expect(receiver("payments-ticket")?.email_configs?.[0]).toMatchObject({ html: "", require_tls: true });
});

test("the slow burn of a budget is muted while the same budget burns fast", () => {
  expect(config.inhibit_rules).toContainEqual({
    source_matchers: [`alertname="${SLO_ALERTS.fast}"`],
    target_matchers: [`alertname="${SLO_ALERTS.slow}"`],
    equal: ["cluster", "namespace", "service", "slo"],
  });
});
