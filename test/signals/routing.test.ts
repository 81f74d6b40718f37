import { secret } from "../../constructs/core/secret-ref";
import type { ReceiverConfig, RouteConfig } from "../../constructs/signals/routing/config";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack, type SlackReceiver } from "../../constructs/signals/routing/receivers/slack";
import { alertmanagerConfig, alertmanagerFiles } from "../../constructs/signals/routing/render";
import { routes } from "../../constructs/signals/routing/routing";
import { routingSecrets } from "../../constructs/signals/routing/secrets";
import { COMPLETE, complete } from "./routing-examples";

const config = alertmanagerConfig(complete);

function receiver(name: string): ReceiverConfig | undefined {
  return config.receivers.find((candidate) => candidate.name === name);
}

function routeFor(matcher: string, { routes = [] }: RouteConfig = config.route): RouteConfig | undefined {
  return routes.find(({ matchers = [] }) => matchers.includes(matcher));
}

/** Every property of a configuration with its value, by name. */
function* properties(value: unknown): Generator<readonly [string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    yield [key, item];
    yield* properties(item);
  }
}

describe("secrets in the configuration of Alertmanager", () => {
  it("are paths of files in a mounted Secret, for every kind of receiver", () => {
    const files = [...properties(config)].filter(([key]) => key.endsWith("_file"));
    expect(files).toEqual([
      ["routing_key_file", "/etc/alertmanager/secrets/alerting/pagerduty"],
      ["api_url_file", "/etc/alertmanager/secrets/alerting/slack"],
      ["routing_key_file", "/etc/alertmanager/secrets/payments/pagerduty"],
      ["url_file", "/etc/alertmanager/secrets/payments/url"],
      ["auth_password_file", "/etc/alertmanager/secrets/payments/smtp"],
      ["api_url_file", "/etc/alertmanager/secrets/alerting/slack"],
      ["api_url_file", "/etc/alertmanager/secrets/alerting/slack"],
      ["api_key_file", "/etc/alertmanager/secrets/data/jira-service-management"],
      ["password_file", "/etc/alertmanager/secrets/data/jira"],
      ["webhook_url_file", "/etc/alertmanager/secrets/data/teams"],
      ["url_file", "/etc/alertmanager/secrets/alerting/heartbeat"],
    ]);
  });

  it("appear nowhere in another form", () => {
    const inline = [...properties(config)].filter(([key]) =>
      /(password|_key|token|webhook_url|secret)$|^url$/.test(key),
    );
    expect(inline).toEqual([]);
  });

  it("cannot be written as text: neither the compiler nor the renderer takes it", () => {
    // @ts-expect-error a string is no SecretRef
    const careless: SlackReceiver = slack("#ops", "https://hooks.slack.example/T0/B0/x");
    const routing = routes({ page: pagerDuty(secret("alerting", "pagerduty")), ticket: careless });
    expect(() => alertmanagerConfig(routing)).toThrow('Name the Secret instead, as in secret("alerting", "slack")');
    expect(() => alertmanagerConfig(routing)).not.toThrow("hooks.slack.example");
  });

  it("are listed with what each is for", () => {
    const listed = routingSecrets(complete).map(({ ref, why }) => `${ref.name}/${ref.key} ${why}`);
    expect(listed).toContain("alerting/pagerduty page: PagerDuty");
    expect(listed).toContain("payments/smtp payments-ticket: mail to payments@example.com");
    expect(listed).toHaveLength(11);
  });
});

describe("the heartbeat", () => {
  const route = routeFor('alertname="Watchdog"');

  it("beats every minute, for each cluster on its own", () => {
    expect(route).toEqual({
      receiver: "heartbeat",
      matchers: ['alertname="Watchdog"'],
      group_by: ["cluster"],
      group_wait: "0s",
      group_interval: "1m",
      repeat_interval: "50s",
    });
  });

  it("comes before every other route, so that none of them swallows it", () => {
    expect(config.route.routes?.[0]).toBe(route);
  });

  it("is never told that it is resolved", () => {
    expect(receiver("heartbeat")?.webhook_configs?.[0]?.send_resolved).toBe(false);
  });

  it("reaches nobody where none is named", () => {
    const { route: tree, receivers } = alertmanagerConfig(routes({ ...COMPLETE, heartbeat: undefined }));
    expect(routeFor('alertname="Watchdog"', tree)?.receiver).toBe("nobody");
    expect(receivers.map(({ name }) => name)).not.toContain("heartbeat");
  });
});

describe("receivers", () => {
  it("exist for every route, and every receiver has a route", () => {
    const used = [...properties(config.route)].filter(([key]) => key === "receiver").map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(config.receivers.map(({ name }) => name)));
  });

  it("tell everybody who is named in a list, also two of one kind", () => {
    expect(receiver("payments-page")).toMatchObject({ pagerduty_configs: [{}], webhook_configs: [{}] });
    expect(receiver("search-ticket")?.slack_configs?.map(({ channel }) => channel)).toEqual(["#search", "#search-log"]);
  });

  it("named nobody tell nobody", () => {
    expect(receiver("nobody")).toEqual({ name: "nobody" });
  });
});

describe("working hours", () => {
  it("hold tickets back, never pages", () => {
    for (const tree of [config.route, routeFor('team="payments"')]) {
      expect(routeFor('severity="warning"', tree)?.active_time_intervals).toEqual(["working-hours"]);
      expect(routeFor('severity="critical"', tree)).not.toHaveProperty("active_time_intervals");
    }
  });

  it("are Monday to Friday, nine to five, in a named time zone", () => {
    expect(config.time_intervals).toEqual([
      {
        name: "working-hours",
        time_intervals: [
          {
            times: [{ start_time: "09:00", end_time: "17:00" }],
            weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
            location: "Europe/Berlin",
          },
        ],
      },
    ]);
  });

  it("may run over the end of Alertmanager's week, which begins on Sunday", () => {
    const workingHours = { timeZone: "Asia/Tehran", firstDay: "saturday", lastDay: "wednesday" } as const;
    const { time_intervals } = alertmanagerConfig(routes({ ...COMPLETE, workingHours }));
    expect(time_intervals?.[0]?.time_intervals[0]?.weekdays).toEqual([
      "saturday",
      "sunday",
      "monday",
      "tuesday",
      "wednesday",
    ]);
  });

  it("leave no trace when nobody asked for them", () => {
    const { time_intervals, route } = alertmanagerConfig(routes({ ...COMPLETE, workingHours: undefined }));
    expect(time_intervals).toBeUndefined();
    expect([...properties(route)].map(([key]) => key)).not.toContain("active_time_intervals");
  });
});

describe("inhibition", () => {
  const [byCritical, , byInfoInhibitor] = config.inhibit_rules;

  it("mutes a warning only while a critical alert tells of the same thing", () => {
    expect(byCritical).toMatchObject({
      source_matchers: ['severity="critical"'],
      target_matchers: ['severity=~"warning|info"'],
    });
    expect(byCritical?.equal).toEqual(expect.arrayContaining(["cluster", "namespace", "alertname"]));
  });

  it("tells apart what shares a namespace or has none: nodes, services, volumes", () => {
    expect(byCritical?.equal).toEqual(expect.arrayContaining(["instance", "service", "persistentvolumeclaim"]));
  });

  it("mutes information by the InfoInhibitor of its own cluster and namespace", () => {
    expect(byInfoInhibitor).toEqual({
      source_matchers: ['alertname="InfoInhibitor"'],
      target_matchers: ['severity="info"'],
      equal: ["cluster", "namespace"],
    });
  });
});

describe("the files of the configuration", () => {
  it("are the configuration on one line and the templates it refers to", () => {
    const files = alertmanagerFiles(complete);
    expect(Object.keys(files)).toEqual(["alertmanager.yaml", "belvedere.tmpl"]);
    expect(JSON.parse(files["alertmanager.yaml"] ?? "")).toEqual(config);
    expect(config.templates).toEqual(["/etc/alertmanager/config/*.tmpl"]);
  });

  it("define every template that a receiver uses", () => {
    const { "alertmanager.yaml": text = "", "belvedere.tmpl": templates = "" } = alertmanagerFiles(complete);
    const used = new Set([...text.matchAll(/template \\"([^"\\]+)\\"/g)].map(([, name]) => name));
    const defined = [...templates.matchAll(/define "([^"]+)"/g)].map(([, name]) => name);
    expect(used).toEqual(new Set(defined));
  });
});
