import { Testing, TerraformStack } from "cdktf";
import { secret } from "../../constructs/core/secret-ref";
import { addresses } from "../../constructs/platform/addresses";
import { SPAN_METRICS } from "../../constructs/platform/collector/span-metrics";
import { Grafana } from "../../constructs/platform/grafana/construct";
import { Dashboards } from "../../constructs/platform/grafana/dashboards";
import { clusterDatasources, DATASOURCES } from "../../constructs/platform/grafana/datasources";
import { checkGrafana, grafanaSecrets, resolveGrafana } from "../../constructs/platform/grafana/props";
import { grafanaValues } from "../../constructs/platform/grafana/values";
import type { Dashboard } from "../../constructs/signals/dashboards/dashboard";
import type { Datasource } from "../../constructs/signals/datasource";
import { platformContext } from "../support/platform-context";

const database = {
  host: "db.internal:5432",
  password: secret("grafana-db", "password"),
  encryptionKey: secret("grafana-db-key", "key"),
};
const elasticsearch: Datasource = {
  uid: "orders-search",
  name: "Orders",
  type: "elasticsearch",
  url: "https://search.example.com",
  secureJsonData: { basicAuthPassword: secret("search", "password") },
};
const datasources = [...clusterDatasources(addresses("single")), elasticsearch];
const values = grafanaValues(resolveGrafana({}, platformContext(), datasources));
const provisioned = values.datasources["datasources.yaml"];
const zonal = platformContext({ availability: "zonal" });

function jsonData(uid: string): unknown {
  return provisioned.datasources.find((datasource) => datasource.uid === uid)?.jsonData;
}

describe("the data sources", () => {
  it("are those of the platform and of packs, one of them the default, and nothing that is no longer there", () => {
    const uids = provisioned.datasources.map(({ uid }) => uid);
    expect(uids).toEqual(["prometheus", "alertmanager", "loki", "tempo", "orders-search"]);
    expect(provisioned.datasources.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    expect(provisioned.prune).toBe(true);
  });

  it("refer to each other only", () => {
    const uids: readonly string[] = Object.values(DATASOURCES);
    const referred = [...JSON.stringify(provisioned).matchAll(/"datasourceUid":"([^"]+)"/g)].map(([, uid]) => uid);
    expect(referred.length).toBeGreaterThan(5);
    expect(referred.filter((uid) => !uids.includes(uid ?? ""))).toEqual([]);
  });

  it("name the platform's tenant to Loki and Tempo", () => {
    for (const uid of [DATASOURCES.loki, DATASOURCES.tempo]) {
      expect(provisioned.datasources.find((datasource) => datasource.uid === uid)).toMatchObject({
        jsonData: { httpHeaderName1: "X-Scope-OrgID" },
        secureJsonData: { httpHeaderValue1: "platform" },
      });
    }
  });

  it("lead from an exemplar to its trace, by either name of the label", () => {
    expect(jsonData("prometheus")).toMatchObject({
      exemplarTraceIdDestinations: [
        { name: "trace_id", datasourceUid: "tempo" },
        { name: "traceID", datasourceUid: "tempo" },
      ],
    });
  });

  it("lead from a log line to its trace and back", () => {
    const url = "$${__value.raw}";
    expect(jsonData("loki")).toMatchObject({
      derivedFields: [{ matcherType: "label", matcherRegex: "trace_id", datasourceUid: "tempo", url }, { url }],
    });
    expect(jsonData("tempo")).toMatchObject({
      tracesToLogsV2: { datasourceUid: "loki", query: '{$${__tags}} | trace_id = "$${__trace.traceId}"' },
      serviceMap: { datasourceUid: "prometheus" },
    });
  });

  it("lead from a trace to the metrics that the collector made of spans", () => {
    const { tracesToMetrics } = jsonData("tempo") as {
      tracesToMetrics: { tags: object; queries: { query: string }[] };
    };
    expect(tracesToMetrics.tags).toEqual([{ key: "service.name", value: SPAN_METRICS.serviceLabel }]);
    expect(tracesToMetrics.queries.map(({ query }) => query)).toEqual([
      expect.stringContaining(`${SPAN_METRICS.calls}{$$__tags}`),
      expect.stringContaining(`${SPAN_METRICS.latencyBucket}{$$__tags}`),
    ]);
  });

  it("read what is confidential from the environment, which comes from a Secret", () => {
    const variable = "DATASOURCE_ORDERS_SEARCH_BASICAUTHPASSWORD";
    const [search] = provisioned.datasources.filter(({ uid }) => uid === elasticsearch.uid);
    expect(search?.secureJsonData).toEqual({ basicAuthPassword: `$__env{${variable}}` });
    expect(values.envValueFrom).toEqual({ [variable]: { secretKeyRef: { name: "search", key: "password" } } });
  });

  it("give the chart's templates nothing to execute", () => {
    expect(JSON.stringify(values)).not.toContain("{{");
  });
});

describe("Grafana", () => {
  it("keeps nothing, and has no password that changes at every render", () => {
    expect(values.persistence).toEqual({ enabled: false });
    expect(values.admin).toEqual({
      existingSecret: "grafana-admin",
      userKey: "admin-user",
      passwordKey: "admin-password",
    });
  });

  it("looks for dashboards beside itself and sorts them into folders", () => {
    expect(values.rbac).toEqual({ namespaced: true });
    expect(values.sidecar.dashboards).toMatchObject({
      searchNamespace: "monitoring",
      folderAnnotation: "grafana_folder",
      provider: { foldersFromFilesStructure: true },
    });
  });

  it("is one, and two only with a database to share", () => {
    const replicas = (props: Parameters<typeof resolveGrafana>[0], context = zonal): number =>
      grafanaValues(resolveGrafana(props, context, [])).replicas;
    expect([replicas({}), replicas({ database }), replicas({ database }, platformContext())]).toEqual([1, 2, 1]);
  });

  it("are in different zones", () => {
    const { topologySpreadConstraints } = grafanaValues(resolveGrafana({ database }, zonal, []));
    expect(topologySpreadConstraints).toEqual([
      expect.objectContaining({ topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" }),
    ]);
    expect(grafanaValues(resolveGrafana({}, zonal, [])).topologySpreadConstraints).toEqual([]);
  });

  it("checks the certificate of its database and never holds its password", () => {
    const shared = grafanaValues(resolveGrafana({ database }, zonal, []));
    expect(shared["grafana.ini"].database).toEqual({
      type: "postgres",
      host: "db.internal:5432",
      name: "grafana",
      user: "grafana",
      ssl_mode: "verify-full",
    });
    expect(shared.envValueFrom.GF_DATABASE_PASSWORD).toEqual({ secretKeyRef: { name: "grafana-db", key: "password" } });
    expect(shared.envValueFrom.GF_SECURITY_SECRET_KEY).toEqual({
      secretKeyRef: { name: "grafana-db-key", key: "key" },
    });
  });

  it.each([
    ["grafana.example.com", undefined],
    ["ftp://grafana.example.com", undefined],
    [undefined, "db.internal"],
  ])("refuses the address %s and the database host %s", (url, host) => {
    const wrong = { url, database: host === undefined ? undefined : { ...database, host } };
    expect(checkGrafana("dev.grafana", wrong)).toHaveLength(1);
  });

  it("refuses a password as text, without showing it", () => {
    const adminPassword = "hunter2" as unknown as ReturnType<typeof secret>;
    const problems = checkGrafana("dev.grafana", { adminPassword });
    expect(problems.map(({ at }) => at)).toEqual(["dev.grafana.adminPassword"]);
    expect(JSON.stringify(problems)).not.toContain("hunter2");
  });

  it("lists the Secrets it needs, and no value", () => {
    expect(grafanaSecrets({ database }, datasources).map(({ name, keys }) => [name, keys])).toEqual([
      ["grafana-admin", ["admin-password", "admin-user"]],
      ["grafana-db", ["password"]],
      ["grafana-db-key", ["key"]],
      ["search", ["password"]],
    ]);
  });
});

describe("what the fleet installs of it", () => {
  const dashboard: Dashboard = {
    uid: "catalog",
    title: "Catalog",
    folder: "Shop",
    description: "At ${cluster}",
    tags: [],
    rows: [],
  };

  interface Synthesized {
    readonly resource: {
      readonly helm_release: Record<string, { readonly values: readonly [string] }>;
      readonly kubernetes_config_map_v1: Record<
        string,
        { readonly metadata: object; readonly data: Readonly<Record<string, string>> }
      >;
    };
  }

  const stack = new TerraformStack(Testing.app(), "fleet");
  new Dashboards(stack, "dashboards", [{ pack: "catalog", dashboard }]);
  new Grafana(stack, "grafana", resolveGrafana({}, platformContext(), datasources));
  const { resource } = JSON.parse(Testing.synth(stack)) as Synthesized;
  const [configMap] = Object.values(resource.kubernetes_config_map_v1);
  const [release] = Object.values(resource.helm_release);

  it("is a ConfigMap for each dashboard, labelled for the sidecar and with its folder", () => {
    expect(configMap?.metadata).toMatchObject({
      name: "dashboard-catalog",
      namespace: "monitoring",
      labels: { grafana_dashboard: "1" },
      annotations: { grafana_folder: "Shop" },
    });
  });

  it("keeps the variables of dashboards and data sources from Terraform", () => {
    expect(configMap?.data["catalog.json"]).toContain("At $${cluster}");
    expect(release?.values[0]).toContain('"url":"$$${__value.raw}"');
    expect(release?.values[0]).toContain('{$$${__tags}} | trace_id = \\"$$${__trace.traceId}\\"');
  });

  it("refuses a dashboard that no ConfigMap can hold", () => {
    const large = { ...dashboard, description: "x".repeat(1024 * 1024) };
    expect(() => new Dashboards(stack, "large", [{ pack: "catalog", dashboard: large }])).toThrow(/catalog.*1 MiB/);
  });
});
