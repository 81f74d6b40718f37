import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { withChartFolder } from "../../../tools/lib/chart-folder";
import { parseContract, printContract } from "../../../tools/chart-contract/contract";
import { deriveContract } from "../../../tools/chart-contract/derive";
import { readChart } from "../../../tools/chart-contract/source";
import { writeChart } from "../../support/chart-files";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();

function linesOf(path: string): string[] {
  return printContract(deriveContract(withChartFolder(path, readChart)))
    .trimEnd()
    .split("\n");
}

let count = 0;

/** The contract of a chart with these values and one template. */
function contractOf(values: string, template: string, more: Record<string, string> = {}): string[] {
  count += 1;
  return linesOf(writeChart(root, `chart-${count}`, { "values.yaml": values, "templates/a.yaml": template, ...more }));
}

describe("a default tells what may stand in its place", () => {
  test.each([
    ["replicas: 1", "{{ .Values.replicas }}", ["replicas number"]],
    ["image: {tag: v1}", "{{ .Values.image.tag }}", ["image map", "image.tag string"]],
    ["hosts: []", "{{ toYaml .Values.hosts }}", ["hosts list"]],
    ["enabled: true", "{{ if .Values.enabled }}{{ end }}", ["enabled boolean"]],
    ["resources: {}", "{{ toYaml .Values.resources }}", ["resources map open"]],
    ["context: {user: 1}", "{{ toYaml .Values.context }}", ["context map open", "context.user number"]],
    ["selector: ~", "{{ toYaml .Values.selector }}", ["selector any open"]],
  ])("%s is %s", (values, template, expected) => {
    expect(contractOf(values, template)).toEqual(expected);
  });

  test("an empty text in front of anything but a map, unless it is passed on", () => {
    expect(contractOf('url: ""', "{{ .Values.url }}")).toEqual(["url boolean|number|string"]);
    expect(contractOf('exemplars: ""', "{{ toYaml .Values.exemplars }}")).toEqual(["exemplars any open"]);
  });

  test("false in front of a number that is printed", () => {
    expect(contractOf("limit: false", "{{ if .Values.limit }}{{ .Values.limit }}{{ end }}")).toEqual([
      "limit boolean|number|string",
    ]);
    expect(contractOf("on: false", "{{ if .Values.on }}{{ end }}")).toEqual(["on boolean"]);
  });

  test("a number or a text where Kubernetes takes both", () => {
    expect(contractOf("pdb: {minAvailable: 1}", "")).toContain("pdb.minAvailable number|string");
  });

  test("anything where the template asks for the type", () => {
    expect(contractOf("jobs: []", '{{ if kindIs "string" .Values.jobs }}{{ end }}')).toEqual(["jobs any"]);
  });

  test("single keys of an empty map where the templates read no others", () => {
    expect(contractOf("rules: {}", "{{ .Values.rules.severity }}")).toEqual(["rules map", "rules.severity any"]);
  });
});

test("what templates read is known although values.yaml does not have it", () => {
  expect(contractOf("", "{{ with .Values.pod.spec }}{{ .logLevel }}{{ end }}")).toEqual([
    "pod any",
    "pod.spec any",
    "pod.spec.logLevel any",
  ]);
});

test("a dot in a key is escaped", () => {
  expect(contractOf("grafana.ini: {}", '{{ toYaml (index .Values "grafana.ini") }}')).toEqual([
    "grafana\\.ini map open",
  ]);
});

test("a schema knows better than a default", () => {
  const schema = {
    properties: {
      replicas: { type: "integer" },
      size: { type: ["string", "null"] },
      probe: { $ref: "#/definitions/probe" },
      either: { anyOf: [{ type: "string" }, { type: "array" }] },
      labels: { type: "object" },
    },
    definitions: { probe: { type: "object", properties: { path: { type: "string" } } } },
  };
  expect(contractOf("replicas: ~\nsize: ~\n", "", { "values.schema.json": JSON.stringify(schema) })).toEqual([
    "either list|string",
    "labels map open",
    "probe map",
    "probe.path string",
    "replicas number",
    "size null|string",
  ]);
});

describe("subcharts", () => {
  const parent = "apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies:\n";
  const on = "  - {name: on, condition: on.enabled}\n";
  const off = "  - {name: off, condition: off.enabled}\n";
  const renamed = "  - {name: original, alias: renamed}\n";
  const folder = writeChart(root, "parent", {
    "Chart.yaml": `${parent}${on}${off}${renamed}`,
    "values.yaml": "on: {enabled: true, b: 2}\noff: {enabled: false}\n",
  });
  for (const name of ["on", "off", "original", "undeclared"]) {
    const template = { "values.yaml": "a: 1\nb: text\n", "templates/a.yaml": "{{ .Values.c }}" };
    writeChart(join(folder, "charts"), name, template);
  }
  const lines = linesOf(folder);

  test("lie under their key, and the parent's default wins", () => {
    expect(lines).toEqual(expect.arrayContaining(["on map", "on.a number", "on.b number", "on.c any"]));
  });

  test("are left out where the chart's defaults switch them off", () => {
    expect(lines.filter((line) => line.startsWith("off"))).toEqual(["off map", "off.enabled boolean"]);
  });

  test("are known by their alias, and by their name where nothing declares them", () => {
    expect(lines).toEqual(expect.arrayContaining(["renamed.a number", "undeclared.a number"]));
    expect(lines.some((line) => line.startsWith("original"))).toBe(false);
  });
});

describe("an archive", () => {
  const folder = writeChart(root, "packed", {
    "values.yaml": "a: 1\n",
    "templates/a.yaml": "{{ .Values.b }}",
    "templates/tests/a.yaml": "{{ .Values.c }}",
    "templates/NOTES.txt": "{{ .Values.d }}",
    ".helmignore": "tests/\n",
  });

  test("says the same as its folder, without what Helm leaves out and without the notes", () => {
    const archive = join(root, "packed-1.0.0.tgz");
    execFileSync("tar", ["-czf", archive, "-C", root, "--exclude", "tests", "packed"]);
    expect(linesOf(archive)).toEqual(["a number", "b any"]);
    expect(linesOf(folder)).toEqual(["a number", "b any"]);
  });

  test("that is none is refused in one sentence", () => {
    const file = join(folder, "values.yaml");
    expect(() => linesOf(file)).toThrow(`${file}: is no chart archive. Fetch it with \`helm pull\``);
    expect(() => linesOf(join(root, "absent"))).toThrow("absent: does not exist");
    expect(() => linesOf(join(folder, "templates"))).toThrow("is no Helm chart: it has no Chart.yaml");
  });
});

describe("the text of a contract", () => {
  test("comes back as it went", () => {
    const text = "a map open\na.b\\ c any\ngrafana\\.ini number|string\n";
    expect(printContract(parseContract("x", "1.0.0", text))).toBe(text);
  });

  test("with a line that is none is refused", () => {
    expect(() => parseContract("x", "1.0.0", "a thing\n")).toThrow(
      'x-1.0.0.txt: "a thing" is no line of a chart contract',
    );
  });
});
