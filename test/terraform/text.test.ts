import { App, DataResource, DefaultTokenResolver, Fn, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import { days } from "../../constructs/core/duration";
import { compactJson } from "../../constructs/core/json";
import { secret } from "../../constructs/core/secret-ref";
import { terraformJson, terraformText } from "../../constructs/terraform/text";
import { temporaryFolder } from "../support/terraform";

/** What real Terraform makes of these texts is the matter of text-round-trip.test.ts. */

const stack = new TerraformStack(new App({ outdir: temporaryFolder() }), "text");
const source = new DataResource(stack, "source");
const token = source.getStringAttribute("output");
const list = source.getListAttribute("output");
const map = source.getStringMapAttribute("output");
const resolver = new DefaultTokenResolver(new StringConcat());
const resolve = (text: string): unknown =>
  Tokenization.resolve(text, { scope: stack, resolver, preparing: false }) as unknown;

describe("text without tokens stays readable", () => {
  test("template marks are doubled, everything else is left alone", () => {
    expect(terraformText("${ds} 100%{x} $x {{ $y }} é\n")).toBe("$${ds} 100%%{x} $x {{ $y }} é\n");
  });

  test("JSON is compact JSON with doubled marks", () => {
    const value = { b: "${ds}", a: ['"', { d: undefined, c: null }], n: 1.5 };
    expect(terraformJson(value)).toBe(compactJson(value).replace("$", "$$$$"));
    expect(terraformJson(value)).toBe('{"a":["\\"",{"c":null}],"b":"$${ds}","n":1.5}');
  });

  test("JSON is one line, whatever the text", () => {
    expect(terraformJson({ a: "x\ny\r\n", b: ["\u0085"] })).not.toMatch(/[\n\r]/);
  });
});

describe("tokens stay live", () => {
  test("a text that is one token is left as it is", () => {
    expect(terraformText(token)).toBe(token);
  });

  test("an unclosed ${ before a token does not take the braces from it", () => {
    expect(resolve(terraformText(`\${x ${token}`))).toBe('${"$"}{x ${terraform_data.source.output}');
  });

  test("in JSON a token alone brings its own quotes, and in text loses them", () => {
    expect(resolve(terraformJson({ a: token, b: list, c: map }))).toBe(
      [
        '{"a":${jsonencode(terraform_data.source.output)}',
        '"b":${jsonencode(terraform_data.source.output)}',
        '"c":${jsonencode(terraform_data.source.output)}}',
      ].join(","),
    );
    expect(resolve(terraformJson([`${token}!`]))).toBe(
      '["${trimsuffix(trimprefix(jsonencode(terraform_data.source.output), "\\""), "\\"")}!"]',
    );
  });
});

describe("what would not arrive is refused with its place", () => {
  test.each<[string, unknown, string]>([
    ["a duration", days(1), '"a Duration" cannot stand in JSON'],
    ["a reference to a secret", secret("a", "b"), '"a SecretRef" cannot stand in JSON'],
    ["a function", () => 1, '"function" cannot stand in JSON'],
    ["infinity", Infinity, '"Infinity" cannot stand in JSON'],
    ["undefined in a list", undefined, '"undefined" cannot stand in JSON'],
    ["half of a character", "x\ud83d", "holds half of a character"],
    ["a list token among other elements", ["a", ...list], "mixes a list or map that only Terraform knows"],
    ["a map token among other keys", { ...map, a: 1 }, "mixes a list or map that only Terraform knows"],
    ["a map token merged with a list token", { ...map, a: list }, "mixes a list or map that only Terraform knows"],
  ])("%s", (_, value, message) => {
    expect(() => terraformJson({ deep: [1, value] }, "grafana.values")).toThrow(/grafana\.values\.deep\[1]/);
    expect(() => terraformJson({ deep: [1, value] }, "grafana.values")).toThrow(message);
  });

  test("in plain text, too", () => {
    expect(() => terraformText("x\ud83d", "alert.summary")).toThrow("alert.summary:");
    expect(() => terraformText("\ufeffkey: value", "loki.config")).toThrow(
      "loki.config: starts with a byte order mark, which Terraform swallows. Save the text as UTF-8 without it.",
    );
  });

  test("the way out it names works", () => {
    expect(resolve(terraformJson({ all: Token.asList(Fn.concat([["a"], list])) }))).toBe(
      '{"all":${jsonencode(concat(["a"], terraform_data.source.output))}}',
    );
  });
});
