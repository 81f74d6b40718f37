import type { Json } from "../../../constructs/core/json";
import { usesOf } from "../../../tools/chart-contract/template/uses";

/** The uses that templates make of values, as `path: use, use`. */
function uses(templates: readonly string[], defaults: Json = {}): string[] {
  return [...usesOf([{ prefix: [], templates }], defaults)].map(
    ([path, found]) => `${path}: ${[...found.uses].join(", ")}`,
  );
}

describe("the values a template uses are found", () => {
  test.each([
    ["a printed value", "x: {{ .Values.a.b | quote }}", ["a: read", "a.b: read, printed"]],
    ["a condition", "{{- if and .Values.a (not .Values.b) }}x{{ end -}}", ["a: read", "b: read"]],
    ["a value passed on as it is", "{{ toYaml .Values.a | nindent 2 }}", ["a: read, passed"]],
    [
      "a block with another dot",
      "{{ with .Values.a }}{{ .b }}{{ else }}{{ .Values.c }}{{ end }}",
      ["a: read", "a.b: read, printed", "c: read, printed"],
    ],
    [
      "else-if",
      "{{ if .Values.a }}{{ else if .Values.b }}{{ .Values.c }}{{ end }}{{ .Values.d }}",
      ["a: read", "b: read", "c: read, printed", "d: read, printed"],
    ],
    [
      "a variable",
      "{{ $x := .Values.a }}{{ $x.b }}{{ $.Values.c }}",
      ["a: read", "a.b: read, printed", "c: read, printed"],
    ],
    [
      "a variable with two origins",
      "{{ $x := .Values.a }}{{ if .Values.c }}{{ $x = .Values.b }}{{ end }}{{ $x.d }}",
      ["a: read", "c: read", "b: read", "a.d: read, printed", "b.d: read, printed"],
    ],
    [
      "a default of another value",
      "{{ (default .Values.a .Values.b).c }}",
      ["a: read", "b: read", "a.c: read, printed", "b.c: read, printed"],
    ],
    [
      "index, get and dig",
      '{{ index .Values "a-b" "c" }}{{ get .Values.d "e" }}{{ dig "f" "g" "" .Values.d }}',
      ["a-b: read", "a-b.c: read, printed", "d: read", "d.e: read, printed", "d.f: read", "d.f.g: read, printed"],
    ],
    ["a type test", '{{ if kindIs "map" .Values.a }}{{ end }}', ["a: read, tested"]],
    ["a loop over a map", "{{ range $k, $v := .Values.a }}{{ $v }}{{ end }}", ["a: read, passed"]],
    ["a map without some keys", '{{ omit .Values.a "x" | toYaml }}', ["a: read, passed"]],
    ["some keys of a map", '{{ pick .Values.a "x" | toYaml }}', ["a: read", "a.x: read"]],
    ["delimiters inside texts", '{{ "}}" }}{{ `{{` }}{{ .Values.a }}', ["a: read, printed"]],
    ["comments", "{{/* .Values.a }} */}}{{- /* .Values.b */ -}}{{ .Values.c }}", ["c: read, printed"]],
  ])("%s", (_, template, expected) => {
    expect(uses([template])).toEqual(expected);
  });

  test("a helper reads what it is called with", () => {
    const helper = '{{ define "labels" }}{{ toYaml .component.labels }}{{ .ctx.Values.name }}{{ end }}';
    const call = '{{ include "labels" (dict "ctx" $ "component" .Values.querier) | nindent 2 }}';
    expect(uses([helper, call])).toEqual(["querier: read", "querier.labels: read, passed", "name: read, printed"]);
  });

  test("a helper that nobody calls reads nothing", () => {
    expect(uses(['{{ define "x" }}{{ .Values.a }}{{ end }}'])).toEqual([]);
  });

  test("a helper that calls itself ends", () => {
    expect(uses(['{{ define "x" }}{{ .Values.a }}{{ include "x" . }}{{ end }}{{ include "x" . }}'])).toEqual([
      "a: read, printed",
    ]);
  });

  test("a list of arguments is taken apart by position", () => {
    const helper = '{{ define "x" }}{{ $c := index . 0 }}{{ (index . 1).b }}{{ $c.Values.d }}{{ end }}';
    expect(uses([helper, '{{ include "x" (list . .Values.a) }}'])).toEqual([
      "a: read",
      "a.b: read, printed",
      "d: read, printed",
    ]);
  });

  test("a value that is itself a template is followed", () => {
    expect(uses(["{{ tpl .Values.config . }}"], { config: "{{ toYaml .Values.limits }}" })).toEqual([
      "config: read, printed",
      "limits: read, passed",
    ]);
  });

  test("a key that only the render knows is one of those the default has", () => {
    const template = "{{ (index .Values.zones .Release.Name).replicas }}";
    expect(uses([template], { zones: { a: {}, b: {} } })).toContain("zones.a.replicas: read, printed");
  });

  test("a subchart's values lie under its key, but for what is global", () => {
    const found = usesOf([{ prefix: ["sub"], templates: ["{{ .Values.a }}{{ .Values.global.b }}"] }], {});
    expect([...found.keys()]).toEqual(["sub.a", "global", "global.b"]);
  });

  test("a value called global elsewhere keeps its place", () => {
    expect(uses(["{{ .Values.a.global.b }}"])).toContain("a.global.b: read, printed");
  });
});
