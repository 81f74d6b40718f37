import { SPAN_METRICS } from "../../../constructs/platform/collector/span-metrics";
import { seconds } from "../../../constructs/core/duration";
import { checkGateway, resolveGateway } from "../../../constructs/platform/collector/props";
import { eventConfiguration } from "../../../constructs/platform/collector/events";
import { gatewayConfiguration, samplerConfiguration } from "../../../constructs/platform/collector/gateway";
import { logConfiguration } from "../../../constructs/platform/collector/logs";
import { lokiConfig } from "../../../constructs/platform/loki/config";
import { resolveLoki } from "../../../constructs/platform/loki/props";
import { platformContext } from "../../support/platform-context";
import { IDENTITY, LINE_LABELS } from "../../../constructs/signals/identity";
import { ALLOY_ARGUMENTS } from "./alloy-arguments";
import { attributesAt, blocksOf, gateway, logs, SHOP, VALUES, withoutHostAccess, ZONAL } from "./configurations";

const agent = logConfiguration(logs());
const reader = logConfiguration(logs(withoutHostAccess(platformContext())));
const alone = gatewayConfiguration(gateway());
const front = gatewayConfiguration(gateway(ZONAL));
const sampler = samplerConfiguration(gateway(ZONAL));

describe.each(Object.entries(VALUES))("the configuration of the %s", (_, values) => {
  const { content } = values.alloy.configMap;

  it("uses only blocks and arguments that Alloy has", () => {
    const unknown = blocksOf(content)
      .filter(({ path }) => path[0] !== "logging")
      .flatMap(({ path: [component = "", ...inner], attributes }) => {
        const place = inner.join(" > ").replaceAll("stage.match > stage.match", "stage.match");
        const known = ALLOY_ARGUMENTS[component]?.[place]?.split(" ");
        if (!known) return [`${component} ${place}`];
        return Object.keys(attributes)
          .filter((name) => !known.includes(name))
          .map((name) => `${component} ${place}: ${name}`);
      });
    expect(unknown).toEqual([]);
  });

  it("gives the templates of the chart nothing to execute", () => {
    expect(content).not.toContain("{{");
  });

  it("is the same every time", () => {
    expect(JSON.stringify(VALUES)).toContain(JSON.stringify(content));
    expect(content).toBe(content.trim());
  });
});

describe("log lines", () => {
  it("carry the same labels whether read from files or from the API server", () => {
    const labels = (text: string): (string | undefined)[] =>
      attributesAt(text, "discovery.relabel", "rule").map(({ target_label }) => target_label);
    const identity = LINE_LABELS.map((label) => `"${label}"`);
    expect(labels(reader)).toEqual(identity);
    expect(labels(agent)).toEqual([...identity, '"__path__"', '"__path__"']);
    expect(attributesAt(agent, "loki.write")).toEqual([
      { external_labels: '{ cluster = "dev-eks-eu1", environment = "dev" }' },
    ]);
  });

  it("are of the first of these labels of a pod that is there, else of the container", () => {
    const [, , , app] = attributesAt(agent, "discovery.relabel", "rule");
    const first = new RegExp(`^(?:${JSON.parse(app?.regex ?? "") as string})$`);
    const named = (...sources: string[]): string | undefined => first.exec(sources.join(";"))?.[1];
    expect(app?.source_labels).toMatch(/label_app_kubernetes_io_name".*label_app".*container_name"/);
    expect([named("a", "b", "c"), named("", "b", "c"), named("", "", "c")]).toEqual(["a", "b", "c"]);
  });

  it("are read on each node by the agent of that node only, also those of pods that have finished", () => {
    expect(attributesAt(agent, "discovery.kubernetes", "selectors")).toEqual([
      { role: '"pod"', field: '"spec.nodeName=" + sys.env("K8S_NODE_NAME")' },
    ]);
    expect(agent).not.toContain("pod_phase");
  });

  it("are read from the API server by replicas that share the work", () => {
    expect(attributesAt(reader, "loki.source.kubernetes", "clustering")).toEqual([{ enabled: "true" }]);
    expect(reader).not.toContain("stage.cri");
  });

  it("go to the platform's tenant of Loki", () => {
    expect(attributesAt(agent, "loki.write", "endpoint")).toEqual([
      expect.objectContaining({
        url: '"http://loki-gateway.monitoring.svc.cluster.local/loki/api/v1/push"',
        tenant_id: '"platform"',
      }),
    ]);
  });

  const [generic] = attributesAt(agent, "loki.process", "stage.regex");
  const traceId = new RegExp((JSON.parse(generic?.expression ?? "") as string).replace("?P<", "?<"));
  const id = "0af7651916cd43dd8448eb211c80319c";

  it.each([
    `{"trace_id": "${id}"}`,
    `{"traceId":"${id}","level":"info"}`,
    `{"TraceId":"${id}"}`,
    `level=info traceID=${id} msg=done`,
    `trace_id: ${id}`,
  ])("lead to their trace without a pack: %s", (line) => {
    expect(traceId.exec(line)?.groups?.trace_id).toBe(id);
  });

  it.each([`{"trace_id": "${id}ff"}`, `{"request_id": "${id}"}`, '{"trace_id": ""}'])("lead nowhere: %s", (line) => {
    expect(traceId.exec(line)).toBeNull();
  });
});

describe("a pack's pipeline", () => {
  const at = (stage: string): unknown => attributesAt(agent, "loki.process", "stage.match", stage)[0];

  it("sees the lines of its selector only, stage by stage in its order", () => {
    expect(attributesAt(agent, "loki.process", "stage.match")).toEqual([
      { selector: '"{namespace=\\"shop\\", app=\\"catalog\\"} != \\"GET /healthz\\""' },
    ]);
    const stages = blocksOf(agent).filter(({ path }) => path.length === 3 && path[1] === "stage.match");
    expect(stages.map(({ path }) => path[2]?.replace("stage.", ""))).toEqual([
      "multiline",
      "json",
      "logfmt",
      "regex",
      "labels",
      "structured_metadata",
      "drop",
      "replace",
      "luhn",
      "match",
      "sampling",
    ]);
  });

  it("quotes keys of JSON that would be arithmetic, and leaves expressions alone", () => {
    expect(at("stage.json")).toEqual({
      expressions: String.raw`{ all = "@", level = "level", request = "\"request-id\"", status = "http.\"status-code\"" }`,
    });
  });

  it("drops lines by the value of a field and says why in Alloy's metrics", () => {
    expect(at("stage.drop")).toEqual({ source: '"status"', value: '"204"', drop_counter_reason: '"no content"' });
  });

  it("replaces by the text itself, which Alloy would execute", () => {
    const { replace } = at("stage.replace") as { replace: string };
    expect(JSON.parse(replace)).toBe('{{"{{"}} gone }}');
  });

  it("drops by what it finds in the line, or every line that comes so far", () => {
    const drops = attributesAt(agent, "loki.process", "stage.match", "stage.match", "stage.drop");
    expect(drops).toEqual([
      { expression: '"GET /ready"', drop_counter_reason: '"probe"' },
      { expression: '".*"', drop_counter_reason: '"debug"' },
    ]);
  });

  it("writes selectors without backticks, which Alloy does not read", () => {
    expect(attributesAt(agent, "loki.process", "stage.match", "stage.match")[0]).toEqual({
      selector: '"{level=\\"debug\\", pod!=\\"\\"} |~ \\"a\\\\\\\\d\\" !~ \\"b\\""',
    });
  });

  it("keeps a share of lines, and spares times of day the check of card numbers", () => {
    expect(at("stage.sampling")).toEqual({ rate: "0.25", drop_counter_reason: '"many"' });
    expect(at("stage.luhn")).toEqual({ min_length: "14", replacement: '"<card>"' });
  });

  it("has the last word about the trace of a line", () => {
    expect(agent.indexOf("P<trace_id>")).toBeLessThan(agent.indexOf("stage.match"));
  });
});

describe("the identity of a workload", () => {
  it("is written to each signal under the names of that signal", () => {
    const statements = (signal: string): string =>
      attributesAt(alone, "otelcol.processor.transform", `${signal}_statements`)
        .map((block) => block.statements)
        .join();
    for (const part of ["namespace", "pod", "version"] as const) {
      const { metrics, logs: line, traces } = IDENTITY[part];
      expect(statements("metric")).toContain(`set(attributes[\\"${metrics}\\"], resource.attributes[\\"${traces}\\"])`);
      expect(statements("log")).toContain(`set(attributes[\\"${line}\\"], attributes[\\"${traces}\\"])`);
    }
    for (const { traces } of [IDENTITY.cluster, IDENTITY.environment]) expect(statements("trace")).toContain(traces);
  });

  it("has the version beside log lines, read from the same label of the pod as for traces", () => {
    expect(attributesAt(agent, "loki.process", "stage.structured_metadata").at(-1)?.values).toContain('version = ""');
    expect(attributesAt(reader, "loki.process", "stage.structured_metadata").at(-1)?.values).toContain('version = ""');
    expect(attributesAt(alone, "otelcol.processor.k8sattributes", "extract", "label")).toContainEqual({
      from: '"pod"',
      key: '"app.kubernetes.io/version"',
      tag_name: '"service.version"',
    });
  });
});

describe("Kubernetes events", () => {
  it("are lines of JSON under a name of their own", () => {
    const events = eventConfiguration(logs());
    expect(attributesAt(events, "loki.source.kubernetes_events")[0]?.log_format).toBe('"json"');
    expect(attributesAt(events, "loki.process", "stage.static_labels")).toEqual([
      { values: '{ app = "kubernetes-events", service_name = "kubernetes-events" }' },
    ]);
  });
});

describe("traces", () => {
  const spans = ["spanmetrics", "servicegraph"].map((name) => `otelcol.connector.${name}.default.input`);

  it("are counted before any are sampled away, where all spans of a trace meet", () => {
    const all = `[${[...spans, "otelcol.processor.tail_sampling.default.input"].join(", ")}]`;
    expect(attributesAt(alone, "otelcol.processor.transform", "output")[1]?.traces).toBe(all);
    expect(attributesAt(sampler, "otelcol.processor.memory_limiter", "output")).toEqual([{ traces: all }]);
    expect(front).not.toMatch(/otelcol\.connector|tail_sampling/);
  });

  it("are handed to one sampler each by gateways that see parts of them", () => {
    expect(attributesAt(front, "otelcol.exporter.loadbalancing")).toEqual([{ routing_key: '"traceID"' }]);
    expect(attributesAt(front, "otelcol.exporter.loadbalancing", "resolver", "dns")).toEqual([
      { hostname: '"otlp-sampler.monitoring.svc.cluster.local"', port: '"4317"' },
    ]);
  });

  it("are received in every protocol that applications speak", () => {
    const endpoints = [...alone.matchAll(/endpoint = "0\.0\.0\.0:(\d+)"/g)].map(([, port]) => Number(port));
    expect(endpoints.sort((a, b) => a - b)).toEqual([4317, 4318, 6831, 6832, 9411, 14250, 14268]);
  });

  it("go to the platform's tenant of Tempo", () => {
    const [single, zonal] = [alone, sampler].map((text) => attributesAt(text, "otelcol.exporter.otlp", "client")[0]);
    expect(single).toEqual({
      endpoint: '"tempo.monitoring.svc.cluster.local:4317"',
      headers: '{ "X-Scope-OrgID" = "platform" }',
    });
    expect(zonal?.endpoint).toBe('"tempo-distributor.monitoring.svc.cluster.local:4317"');
  });
});

describe("the choice of traces", () => {
  const policies = (text: string, ...path: string[]): Readonly<Record<string, string>>[] =>
    attributesAt(text, "otelcol.processor.tail_sampling", "policy", ...path);
  const inside = (part: string): Readonly<Record<string, string>>[] => policies(sampler, "and", "and_sub_policy", part);

  it("keeps errors and what was slow", () => {
    expect(policies(sampler, "status_code")).toEqual([{ status_codes: '["ERROR"]' }]);
    expect(policies(sampler, "latency")).toEqual([{ threshold_ms: "1000" }]);
    const slower = resolveGateway({ slowerThan: seconds(3) }, ZONAL, []);
    expect(policies(samplerConfiguration(slower), "latency")).toEqual([{ threshold_ms: "3000" }]);
  });

  it("keeps a share of the rest: all in a small cluster, a fifth in a medium one, or what the user says", () => {
    const share = (text: string): unknown => policies(text, "probabilistic")[0]?.sampling_percentage;
    expect(share(gatewayConfiguration(resolveGateway({}, platformContext(), [])))).toBe("100");
    expect(share(samplerConfiguration(resolveGateway({}, ZONAL, [])))).toBe("20");
    expect(share(samplerConfiguration(resolveGateway({ tracesKept: 0.5 }, ZONAL, [])))).toBe("0.5");
  });

  it("keeps another share of services whose pack says so, also when it is less", () => {
    expect(policies(sampler).map(({ name }) => name)).toEqual([
      '"errors"',
      '"slow"',
      '"service checkout"',
      '"service health"',
      '"baseline"',
    ]);
    expect(inside("string_attribute")).toEqual([
      { key: '"service.name"', values: '["checkout"]' },
      { key: '"service.name"', values: '["health"]' },
      { key: '"service.name"', values: '["assets", "health"]', invert_match: "true" },
    ]);
    expect(inside("probabilistic").map(({ sampling_percentage }) => sampling_percentage)).toEqual(["90", "1", "20"]);
  });

  it("is made by the id alone where the user wants no memory for it", () => {
    const head = gatewayConfiguration(resolveGateway({ sampling: "head", tracesKept: 10 }, platformContext(), []));
    expect(attributesAt(head, "otelcol.processor.probabilistic_sampler")).toEqual([{ sampling_percentage: "10" }]);
    expect(head).not.toContain("tail_sampling");
    expect(attributesAt(head, "otelcol.processor.transform", "output")[0]?.traces).toMatch(/spanmetrics.*sampler/);
    expect(() => resolveGateway({ sampling: "head" }, platformContext(), [SHOP])).toThrow(/checkout/);
  });

  it.each([-1, 101, Number.NaN])("refuses %s as a share", (tracesKept) => {
    expect(checkGateway("dev.components.gateway", { tracesKept })).toEqual([
      expect.objectContaining({ at: "dev.components.gateway.tracesKept", value: tracesKept }),
    ]);
  });
});

describe("metrics of spans", () => {
  it("have the names that Grafana's service graph reads", () => {
    const namespace = JSON.parse(attributesAt(alone, "otelcol.connector.spanmetrics")[0]?.namespace ?? "") as string;
    expect(`${namespace}.calls_total`.replaceAll(".", "_")).toBe(SPAN_METRICS.calls);
    expect(alone).toContain(`set(name, \\"${namespace}.latency\\") where name == \\"${namespace}.duration\\"`);
    expect(`${namespace}.latency_bucket`.replaceAll(".", "_")).toBe(SPAN_METRICS.latencyBucket);
    expect(alone).toContain(`set(attributes[\\"${SPAN_METRICS.serviceLabel}\\"], attributes[\\"service.name\\"])`);
  });

  it("lose their unit before they are renamed: it would become part of the name", () => {
    expect(alone).toMatch(/set\(unit, \\"\\"\).*set\(name,/);
  });

  it("count the pods of a service together", () => {
    const [{ resource_metrics_key_attributes: keys } = {}] = attributesAt(alone, "otelcol.connector.spanmetrics");
    expect(keys).toBe('["service.name", "k8s.namespace.name"]');
    expect(alone).toContain("delete_matching_keys(attributes");
  });

  it("carry the name of their sampler where there are two, and of nothing else", () => {
    const [labels] = attributesAt(sampler, "prometheus.remote_write");
    expect(labels?.external_labels).toContain("collector = constants.hostname");
    expect(alone + front).not.toContain("collector =");
  });

  it("bring exemplars, to every replica of Prometheus", () => {
    expect(attributesAt(alone, "otelcol.connector.spanmetrics", "exemplars")).toEqual([{ enabled: "true" }]);
    const endpoints = attributesAt(sampler, "prometheus.remote_write", "endpoint");
    expect(endpoints.map(({ url }) => url)).toEqual(
      [0, 1].map(
        (index) =>
          `"http://prometheus-kps-prometheus-${index}.prometheus-operated.monitoring.svc.cluster.local:9090/api/v1/write"`,
      ),
    );
    expect(endpoints.every(({ send_exemplars }) => send_exemplars === "true")).toBe(true);
  });
});

describe("what applications send by OTLP", () => {
  it("is refused before memory runs out, and told where it comes from", () => {
    expect(attributesAt(alone, "otelcol.receiver.otlp", "output")).toEqual([
      expect.objectContaining({ logs: "[otelcol.processor.memory_limiter.default.input]" }),
    ]);
    expect(attributesAt(alone, "otelcol.processor.memory_limiter", "output")).toEqual([
      expect.objectContaining({ logs: "[otelcol.processor.k8sattributes.default.input]" }),
    ]);
  });

  it("loses personal data before anything is made of it, where the user says so", () => {
    expect(attributesAt(alone, "otelcol.processor.k8sattributes", "output")[0]?.traces).toBe(
      "[otelcol.processor.transform.redaction.input]",
    );
    const [spans, events] = attributesAt(alone, "otelcol.processor.transform", "trace_statements");
    const [lines] = attributesAt(alone, "otelcol.processor.transform", "log_statements");
    expect([spans, events, lines].map((block) => block?.context)).toEqual(['"span"', '"spanevent"', '"log"']);
    const [body = "", ...others] = JSON.parse(lines?.statements ?? "") as string[];
    expect(body).toMatch(/^replace_pattern\(body, ".*@.*", "<email>"\) where IsString\(body\)$/);
    expect(others.at(-2)).toMatch(/^replace_all_patterns\(attributes, "value", "\(\(\?i:.*", "\$1<secret>"\)$/);
    const without = gatewayConfiguration(resolveGateway({}, platformContext(), []));
    expect(without).not.toContain("redaction");
  });

  it("gets the labels of lines from files, which Loki indexes", () => {
    const log = attributesAt(front, "otelcol.processor.transform", "log_statements").at(-1);
    const given = [...(log?.statements ?? "").matchAll(/set\(attributes\[\\"(\w+)\\"\]/g)].map(([, name]) => name);
    const [{ attributes }] = lokiConfig(resolveLoki({}, ZONAL)).limits_config.otlp_config.resource_attributes
      .attributes_config;
    // The version stays beside the line, as for lines of files.
    expect([...given.filter((name) => name !== "version"), "service.name"]).toEqual(attributes);
    expect(given).toContain("version");
    expect(attributesAt(front, "otelcol.exporter.otlphttp", "client")[0]?.endpoint).toBe(
      '"http://loki-gateway.monitoring.svc.cluster.local/otlp"',
    );
  });

  it("gets the labels of scraped series, whatever it claims itself", () => {
    const [metric] = attributesAt(alone, "otelcol.processor.transform", "metric_statements");
    expect(metric?.statements).toMatch(/cluster.*dev-eks-eu1.*environment.*dev.*namespace.*service.*pod.*version/);
  });
});
