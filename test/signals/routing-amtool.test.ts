import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AlertmanagerConfig } from "../../constructs/signals/routing/config";
import { alertmanagerFiles } from "../../constructs/signals/routing/render";
import { routes } from "../../constructs/signals/routing/routing";
import { describeWith } from "../support/programs";
import { COMPLETE } from "./routing-examples";

const NIGHT = { from: "02:00", to: "04:00", timeZone: "UTC" };
const routing = routes({
  ...COMPLETE,
  silences: {
    patching: { ...NIGHT, weekdays: ["sunday"], daysOfMonth: [1, 7] },
    reindexing: { ...NIGHT, team: "search", alerts: ["QueueLong"] },
  },
  inhibitions: [{ while: "PaymentsDown", mute: ["PaymentsSlow", "PaymentsLate"], same: ["cluster", "service"] }],
});

const folder = mkdtempSync(join(tmpdir(), "routing-"));
const configFile = join(folder, "alertmanager.yaml");
const templates = join(folder, "*.tmpl");

/**
 * What amtool 0.25 can read: the templates where they lie in the test, `url` instead of `url_file`, which webhooks have
 * known since Alertmanager 0.26, and receivers without Teams and Jira, which came with 0.28.
 */
function forAmtool(text: string): string {
  if (!text.startsWith('{"')) return text;
  const config = JSON.parse(
    text.replace("/etc/alertmanager/config/*.tmpl", templates).replace(/"url_file":"([^"]+)"/g, '"url":"http://h$1"'),
  ) as AlertmanagerConfig;
  const receivers = config.receivers.map((each) => ({
    ...each,
    msteamsv2_configs: undefined,
    jira_configs: undefined,
  }));
  return JSON.stringify({ ...config, receivers });
}

for (const [file, text] of Object.entries(alertmanagerFiles(routing)))
  writeFileSync(join(folder, file), forAmtool(text));
afterAll(() => rmSync(folder, { recursive: true }));

function amtool(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync("amtool", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
}

function receiverOf(...labels: string[]): string {
  return amtool("config", "routes", "test", `--config.file=${configFile}`, ...labels).trim();
}

describeWith("amtool", "Alertmanager", () => {
  it("accepts the configuration and its templates", () => {
    const report = amtool("check-config", configFile);
    expect(report).toContain("9 receivers");
    expect(report).toContain("1 templates");
    expect(report).toContain("5 inhibit rules");
  });

  it.each([
    ["a critical alert", ["severity=critical"], "page"],
    ["a warning", ["severity=warning"], "ticket"],
    ["information", ["severity=info", "team=payments"], "nobody"],
    ["a severity that nobody knows", ["severity=odd"], "ticket"],
    ["an alert without a severity", ["alertname=Mystery"], "ticket"],
    ["the watchdog", ["alertname=Watchdog", "severity=none", "team=platform"], "heartbeat"],
    ["the InfoInhibitor", ["alertname=InfoInhibitor", "severity=none", "team=platform"], "nobody"],
    ["a critical alert of a team with receivers of its own", ["severity=critical", "team=payments"], "payments-page"],
    ["a warning of that team", ["severity=warning", "team=payments"], "payments-ticket"],
    ["a critical alert of a team that differs in tickets only", ["severity=critical", "team=search"], "page"],
    ["a warning of that other team", ["severity=warning", "team=search"], "search-ticket"],
    ["an alert with a silence of its own", ["severity=warning", "team=search", "alertname=QueueLong"], "search-ticket"],
    ["a critical alert for people on call in Jira", ["severity=critical", "team=data"], "data-page"],
    ["a warning for Jira and Teams", ["severity=warning", "team=data"], "data-ticket"],
    ["an alert of an unlisted team", ["severity=critical", "team=platform"], "page"],
  ])("sends %s to the right receiver", (_, labels, receiver) => {
    expect(receiverOf(...labels)).toBe(receiver);
  });
});

const RUNBOOK = "https://runbooks.example.com/KubePodCrashLooping";

/** What Alertmanager hands to a template: https://pkg.go.dev/github.com/prometheus/alertmanager/template#Data */
function group(count: number): unknown {
  const labels = { alertname: "KubePodCrashLooping", severity: "critical", cluster: "dev-eks-eu1", namespace: "shop" };
  const annotations = { summary: "Pod is crash looping.", description: "It restarts again.", runbook_url: RUNBOOK };
  const alerts = Array.from({ length: count }, () => ({ status: "firing", labels, annotations }));
  return { status: "firing", alerts, commonLabels: labels, commonAnnotations: annotations, groupLabels: {} };
}

function rendered(template: string, data: unknown): string {
  const dataFile = join(folder, "data.json");
  writeFileSync(dataFile, JSON.stringify(data));
  const text = `{{ template "${template}" . }}`;
  const options = [`--template.glob=${templates}`, `--template.text=${text}`, `--template.data=${dataFile}`];
  return amtool("template", "render", ...options).trim();
}

describeWith("amtool", "a notification", () => {
  it("has a title with what fires, how often, and where", () => {
    expect(rendered("belvedere.title", group(2))).toBe("[FIRING:2] KubePodCrashLooping in dev-eks-eu1");
  });

  it("tells cluster, summary and runbook as plain text", () => {
    expect(rendered("belvedere.text", group(1)).split("\n")).toEqual([
      "FIRING critical: Pod is crash looping.",
      "Cluster: dev-eks-eu1",
      "Namespace: shop",
      "It restarts again.",
      `Runbook: ${RUNBOOK}`,
    ]);
  });

  it("tells the same in the markup of Slack, with the runbook as a link", () => {
    expect(rendered("belvedere.slack.text", group(1)).split("\n")).toEqual([
      "*Pod is crash looping.* (critical)",
      "Cluster: `dev-eks-eu1`, namespace: `shop`",
      "It restarts again.",
      `<${RUNBOOK}|Runbook>`,
    ]);
  });

  it("tells the same in Markdown, with empty lines, as cards join what is not parted", () => {
    expect(rendered("belvedere.markdown.text", group(1)).split("\n\n")).toEqual([
      "**Pod is crash looping.** (critical)",
      "Cluster: dev-eks-eu1, namespace: shop",
      "It restarts again.",
      `[Runbook](${RUNBOOK})`,
    ]);
  });

  it("falls back to the name of an alert without a summary", () => {
    const alerts = [{ status: "firing", labels: { alertname: "Mystery" }, annotations: {} }];
    const bare = { status: "firing", alerts, commonLabels: { alertname: "Mystery" }, commonAnnotations: {} };
    expect(rendered("belvedere.text", bare)).toBe("FIRING: Mystery");
    expect(rendered("belvedere.title", bare)).toBe("[FIRING:1] Mystery");
  });

  it.each(["belvedere.text", "belvedere.slack.text", "belvedere.markdown.text"])(
    "stops after ten alerts and says how many there are: %s",
    (name) => {
      const text = rendered(name, group(12));
      expect(text.match(/crash looping/g)).toHaveLength(10);
      expect(text).toMatch(/The first 10 of 12 alerts\.$/);
    },
  );
});
