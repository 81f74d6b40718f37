import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../../constructs/core/json";
import { checkCustomResources } from "../../../tools/render/checks/custom-resources";
import { loadCrds, readSchemas } from "../../../tools/render/crds";
import { readManifests } from "../../../tools/render/manifests";
import { schemaProblems } from "../../../tools/render/schema";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();

/** Made up, with what the definitions of the Prometheus operator have: a bare `=` in an enum, for example. */
const DEFINITION = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: routes.example.com}
spec:
  group: example.com
  names: {kind: Route}
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object}
            spec:
              type: object
              required: [receiver]
              properties:
                receiver: {type: string, minLength: 1, maxLength: 10}
                interval: {type: string, pattern: "^[0-9]+s$"}
                matchType:
                  type: string
                  enum:
                  - =
                  - "!="
                port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                replicas: {type: integer, minimum: 1, maximum: 3}
                share: {type: number}
                paused: {type: boolean}
                empty: {type: string, nullable: true}
                labels: {type: object, additionalProperties: {type: string}}
                raw: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {known: {type: integer}}}
                hosts:
                  type: array
                  maxItems: 2
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items: {type: object, required: [name], properties: {name: {type: string}}}
                source:
                  type: object
                  oneOf: [{required: [file]}, {required: [url]}]
                  properties: {file: {type: string}, url: {type: string}}
`;

const crds = { schemas: new Map(readSchemas(DEFINITION)), apiVersions: [] };

/** Problems of a Route with these fields beside its receiver. */
function problemsOf(spec: Readonly<Record<string, Json>>): string[] {
  const schema = crds.schemas.get("example.com/v1/Route") ?? {};
  return schemaProblems(schema, { spec: { receiver: "pager", ...spec } }, "");
}

describe("a custom resource is held against its schema", () => {
  test.each([
    [{ interval: "30s", matchType: "=", port: 80, replicas: 3, share: 0.5, paused: false }],
    [{ port: "http", empty: null, labels: { any: "text" }, raw: { any: { thing: 1 } } }],
    [{ hosts: [{ name: "a" }, { name: "b" }], source: { url: "x" } }],
  ])("%j passes", (spec) => {
    expect(problemsOf(spec)).toEqual([]);
  });

  test.each([
    [{ intervall: "30s" }, ".spec.intervall: is no field of this kind"],
    [{ interval: 30 }, ".spec.interval: wants a text, got 30"],
    [{ interval: "30m" }, '.spec.interval: "30m" does not match "^[0-9]+s$"'],
    [{ matchType: "==" }, '.spec.matchType: "==" is none of "=", "!="'],
    [{ port: 1.5 }, ".spec.port: wants an integer or a text, got 1.5"],
    [{ replicas: "2" }, '.spec.replicas: wants a integer, got "2"'],
    [{ replicas: 4 }, ".spec.replicas: 4 is more than 3"],
    [{ replicas: 1.5 }, ".spec.replicas: wants a integer, got 1.5"],
    [{ paused: "no" }, '.spec.paused: wants a boolean, got "no"'],
    [{ interval: null }, ".spec.interval: is null"],
    [{ receiver: "" }, ".spec.receiver: length: 0 is less than 1"],
    [{ labels: { n: 1 } }, ".spec.labels.n: wants a text, got 1"],
    [{ labels: [] }, ".spec.labels: wants an object, got []"],
    [{ raw: { known: "x" } }, '.spec.raw.known: wants a integer, got "x"'],
    [{ hosts: {} }, ".spec.hosts: wants a list, got {}"],
    [{ hosts: [{}] }, ".spec.hosts[0]: lacks name"],
    [{ hosts: [{ name: "a" }, { name: "a" }] }, '.spec.hosts: has two items ["a"]'],
    [{ source: {} }, ".spec.source: does not meet exactly one condition of oneOf"],
    [{ source: { file: "a", url: "b" } }, ".spec.source: does not meet exactly one condition of oneOf"],
  ])("%j does not", (spec, problem) => {
    expect(problemsOf(spec)).toEqual([problem]);
  });
});

describe("rendered objects", () => {
  const route =
    "apiVersion: example.com/v1\nkind: Route\nmetadata: {name: r, labels: {a: b}}\nspec:\n  receiver: pager\n";
  const check = (text: string): string[] =>
    checkCustomResources(crds, readManifests(text)).findings.map(
      ({ severity, at, message }) => `${severity} ${at}: ${message}`,
    );

  test("are counted, and problems name the object", () => {
    const result = checkCustomResources(crds, readManifests(`${route}  walrus: 1\n---\n${route}---\n`));
    expect(result.summary).toBe("2 of 2");
    expect(result.findings).toEqual([
      { check: "custom-resources", severity: "error", at: "Route/r.spec.walrus", message: "is no field of this kind" },
    ]);
  });

  test("with a key twice are an error, whatever their kind", () => {
    const twice = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: x\n  a: y\n";
    expect(check(twice)).toEqual(["error ConfigMap/c: Map keys must be unique: a: x"]);
  });

  test("are read as Kubernetes reads YAML: on is true, a time is a text", () => {
    expect(check(`${route}  paused: on\n`)).toEqual([]);
    expect(check(`${route}  interval: yes\n`)).toEqual(["error Route/r.spec.interval: wants a text, got true"]);
    expect(readManifests("at: 2025-01-01\nmode: 0644\nratio: 1:30\n")[0]?.object).toEqual({
      at: "2025-01-01",
      mode: 420,
      ratio: "1:30",
    });
  });

  test("of a kind without a definition are named, and built-in kinds are not", () => {
    const unknown = "apiVersion: other.example.com/v1\nkind: Thing\nmetadata: {name: t}\n";
    expect(check(`${unknown}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n`)).toEqual([
      expect.stringContaining("note other.example.com/v1/Thing: is not checked"),
    ]);
  });
});

test("definitions are found in crds folders of charts, and anywhere in further folders", () => {
  for (const path of ["chart/crds", "chart/templates", "more/deep"]) mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, "chart/crds/route.yaml"), DEFINITION);
  writeFileSync(join(root, "chart/templates/crd.yaml"), `{{- if .Values.crds }}${DEFINITION}{{ end }}`);
  writeFileSync(join(root, "more/deep/other.yaml"), DEFINITION.replaceAll("Route", "Other"));
  const { schemas, apiVersions } = loadCrds([join(root, "chart")], [join(root, "more")]);
  expect([...schemas.keys()]).toEqual(["example.com/v1/Route", "example.com/v1/Other"]);
  expect(apiVersions).toEqual(["example.com/v1", "example.com/v1/Other", "example.com/v1/Route"]);
});
