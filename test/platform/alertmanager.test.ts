import { secret } from "../../constructs/core/secret-ref";
import { type AlertmanagerProps, resolveAlertmanager } from "../../constructs/platform/alertmanager/props";
import { alertmanagerSecrets } from "../../constructs/platform/alertmanager/secrets";
import { alertmanagerValues, type AlertmanagerValues } from "../../constructs/platform/alertmanager/values";
import type { Availability } from "../../constructs/platform/sizing";
import { REPEAT_INTERVAL } from "../../constructs/signals/routing/route-tree";
import { heartbeat } from "../../constructs/signals/routing/receivers/heartbeat";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes } from "../../constructs/signals/routing/routing";
import { platformContext } from "../support/platform-context";

const routing = routes({
  page: pagerDuty(secret("on-call", "pagerduty")),
  ticket: [slack("#ops", secret("chat", "slack")), slack("#all", secret("chat", "slack-all"))],
  heartbeat: heartbeat(secret("on-call", "heartbeat")),
});

function values(availability: Availability, props: AlertmanagerProps = {}): AlertmanagerValues["alertmanager"] {
  return alertmanagerValues(resolveAlertmanager(props, platformContext({ availability }), routing)).alertmanager;
}

describe("Alertmanager", () => {
  const { alertmanagerSpec } = values("single");

  it("reads its configuration from a Secret that exists, and from nowhere else", () => {
    expect(alertmanagerSpec).toMatchObject({ useExistingSecret: true, configSecret: "alertmanager-config" });
  });

  it("takes no AlertmanagerConfig: its selector contradicts itself", () => {
    const { matchExpressions } = alertmanagerSpec.alertmanagerConfigSelector;
    expect(matchExpressions.map(({ operator }) => operator)).toEqual(["Exists", "DoesNotExist"]);
    expect(new Set(matchExpressions.map(({ key }) => key)).size).toBe(1);
  });

  it("mounts the Secrets of its receivers by name, each once", () => {
    expect(alertmanagerSpec.secrets).toEqual(["chat", "on-call"]);
  });

  it("remembers what it sent for longer than it waits before it sends it again", () => {
    const { retention } = resolveAlertmanager({}, platformContext(), routing);
    for (const repeat of Object.values(REPEAT_INTERVAL)) expect(retention.isLongerThan(repeat)).toBe(true);
    expect(alertmanagerSpec.retention).toBe("120h");
  });

  it("has no token for an API server that it never asks", () => {
    expect(alertmanagerSpec.automountServiceAccountToken).toBe(false);
  });

  it("keeps silences on a volume", () => {
    expect(alertmanagerSpec.storage.volumeClaimTemplate.spec).toMatchObject({
      storageClassName: "belvedere",
      resources: { requests: { storage: "2Gi" } },
    });
  });

  it("links to the address people use, where there is one", () => {
    const externalUrl = "https://alerts.example.com";
    expect(values("single", { externalUrl }).alertmanagerSpec.externalUrl).toBe(externalUrl);
    expect(alertmanagerSpec).not.toHaveProperty("externalUrl");
  });
});

describe("Alertmanager in one place", () => {
  it("has one replica and no budget, which would block every drain", () => {
    expect(values("single").alertmanagerSpec.replicas).toBe(1);
    expect(values("single")).not.toHaveProperty("podDisruptionBudget");
  });
});

describe("Alertmanager over zones", () => {
  const { podDisruptionBudget, alertmanagerSpec } = values("zonal");

  it("has three replicas, of which one may be away", () => {
    expect(alertmanagerSpec.replicas).toBe(3);
    expect(podDisruptionBudget).toEqual({ enabled: true, minAvailable: 2 });
  });

  it("spreads its own pods over nodes and zones", () => {
    expect(alertmanagerSpec).toMatchObject({
      podAntiAffinity: "hard",
      topologySpreadConstraints: [
        {
          topologyKey: "topology.kubernetes.io/zone",
          whenUnsatisfiable: "DoNotSchedule",
          labelSelector: { matchLabels: { alertmanager: "kps-alertmanager" } },
        },
      ],
    });
  });
});

describe("the Secrets that must exist for Alertmanager", () => {
  it("are named with their keys, their reader and what they are for", () => {
    expect(alertmanagerSecrets(routing)).toEqual([
      {
        name: "chat",
        namespace: "monitoring",
        keys: ["slack", "slack-all"],
        reader: "Alertmanager",
        why: "ticket: Slack #ops; ticket: Slack #all",
      },
      {
        name: "on-call",
        namespace: "monitoring",
        keys: ["heartbeat", "pagerduty"],
        reader: "Alertmanager",
        why: "page: PagerDuty; heartbeat: heartbeat service of Secret on-call, key heartbeat",
      },
    ]);
  });

  it("are those that it mounts", () => {
    const names = alertmanagerSecrets(routing).map(({ name }) => name);
    expect(values("single").alertmanagerSpec.secrets).toEqual(names);
  });
});
