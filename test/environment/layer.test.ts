import { aws } from "../../constructs/clouds/aws/props";
import { days, hours, minutes } from "../../constructs/core/duration";
import { secret } from "../../constructs/core/secret-ref";
import { gib, mib } from "../../constructs/core/size";
import { localState, s3State } from "../../constructs/core/state";
import { github } from "../../constructs/environment/automation";
import { base, environment } from "../../constructs/environment/environment";
import { layer } from "../../constructs/environment/layer";
import { off, tune } from "../../constructs/platform/prometheus/tuning/tuning";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { routes } from "../../constructs/signals/routing/routing";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;
const clusters = { "eks-eu1": aws(place) };

const streams = [{ selector: '{namespace="kube-system"}', period: days(3) }];
const house = base({
  organization: "acme",
  tier: "development",
  automation: github("acme/observability"),
  state: s3State({ bucket: "acme-state", region: "eu-west-1", prefix: "all" }),
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31), streams }, traces: days(14) },
  routing: routes({
    page: pagerDuty(secret("alerting", "pagerduty")),
    ticket: slack("#ops", secret("alerting", "slack")),
    teams: { storefront: { ticket: slack("#shop", secret("alerting", "slack")) } },
  }),
  runbookUrl: "https://runbooks.example.com",
  grafana: { url: "https://grafana.example.com", adminPassword: secret("grafana", "password") },
  components: {
    prometheus: {
      sampleLimit: 1000,
      volume: gib(10),
      upstreamAlerts: { KubeHpaMaxedOut: off("it is meant to"), KubeJobFailed: tune({ severity: "critical" }) },
    },
    loki: { values: { loki: { a: 1, b: [1, 2] } } },
  },
});

/** The house with something said over it. */
function over(changes: object): Record<string, unknown> {
  return { ...layer(house, changes) };
}

describe("an environment over its base", () => {
  it("has all that the base says and it does not", () => {
    const { name, workloads, ...settings } = environment("dev", house, { clusters, hub: "eks-eu1" });
    expect({ name, workloads }).toEqual({ name: "dev", workloads: [] });
    expect(settings).toEqual({ ...house, clusters, hub: "eks-eu1" });
  });

  it("merges maps at every depth", () => {
    const dev = environment("dev", house, {
      clusters,
      hub: "eks-eu1",
      retention: { logs: { period: days(7) } },
      components: { prometheus: { volume: gib(50) }, gateway: { tracesKept: 5 } },
    });
    expect(dev.retention).toEqual({ ...house.retention, logs: { period: days(7), streams } });
    expect(dev.components).toEqual({
      ...house.components,
      prometheus: { ...house.components.prometheus, volume: gib(50) },
      gateway: { tracesKept: 5 },
    });
  });

  it("merges chart values, in which null deletes a default of the chart", () => {
    expect(over({ components: { loki: { values: { loki: { a: null, c: 3 } } } } }).components).toMatchObject({
      loki: { values: { loki: { a: null, b: [1, 2], c: 3 } } },
    });
  });

  it("replaces lists", () => {
    const { retention } = environment("dev", house, {
      clusters,
      hub: "eks-eu1",
      retention: { logs: { streams: [] } },
    });
    expect(retention.logs).toEqual({ ...house.retention.logs, streams: [] });
  });

  it("replaces what is said of one alert of a chart whole, and keeps what is said of others", () => {
    const KubeJobFailed = tune({ for: minutes(5) });
    const { components } = environment("dev", house, {
      clusters,
      hub: "eks-eu1",
      components: { prometheus: { upstreamAlerts: { KubeJobFailed } } },
    });
    expect(components?.prometheus?.upstreamAlerts).toEqual({ KubeHpaMaxedOut: off("it is meant to"), KubeJobFailed });
  });

  it("replaces durations, sizes and references to Secrets whole", () => {
    const [local, volume, adminPassword] = [hours(6), mib(512), secret("other", "key")];
    const dev = environment("dev", house, {
      clusters,
      hub: "eks-eu1",
      retention: { metrics: { local } },
      components: { prometheus: { volume } },
      grafana: { adminPassword },
    });
    expect(dev.retention.metrics.local).toBe(local);
    expect(dev.components?.prometheus?.volume).toBe(volume);
    expect(dev.grafana).toEqual({ url: "https://grafana.example.com", adminPassword });
  });

  it("is not touched by what it leaves undefined", () => {
    expect(over({ runbookUrl: undefined, retention: { traces: undefined } })).toEqual(house);
  });
});

describe("what a builder made is one value", () => {
  it("so that a state keeps nothing of the state it replaces", () => {
    expect(over({ state: localState() }).state).toEqual({ kind: "local", folder: "state" });
    const state = s3State({ bucket: "acme-dev-state", region: "eu-west-1" });
    expect(over({ state }).state).toEqual(state);
  });

  it("so that a receiver keeps nothing of the receiver it replaces", () => {
    const receiver = { page: pagerDuty(secret("alerting", "pagerduty")) };
    expect(layer({ page: slack("#ops", secret("alerting", "slack")) }, receiver)).toEqual(receiver);
  });

  it("so that a routing keeps no team of the routing it replaces", () => {
    const routing = routes({
      page: pagerDuty(secret("dev", "pagerduty")),
      ticket: pagerDuty(secret("dev", "pagerduty")),
    });
    expect(over({ routing }).routing).toEqual(routing);
  });

  it("so that a cluster keeps nothing of the cluster it replaces, and clusters beside it stay", () => {
    const below = { clusters: { "eks-eu1": aws({ ...place, nat: "none" }), "eks-eu2": aws(place) } };
    expect(layer(below, { clusters })).toEqual({ clusters: { "eks-eu1": aws(place), "eks-eu2": aws(place) } });
  });
});

describe("laying one over the other", () => {
  it("changes neither", () => {
    const changes = { retention: { logs: { period: days(7) } }, components: { loki: { values: { loki: { b: [] } } } } };
    const before = JSON.stringify([house, changes]);
    over(changes);
    expect(JSON.stringify([house, changes])).toBe(before);
  });

  it("works with frozen data", () => {
    const below = Object.freeze({ retention: Object.freeze({ traces: 1, logs: 2 }) });
    expect(layer(below, Object.freeze({ retention: Object.freeze({ logs: 3 }) }))).toEqual({
      retention: { traces: 1, logs: 3 },
    });
  });
});
