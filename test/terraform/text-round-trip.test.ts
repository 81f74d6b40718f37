import { App, DataResource, TerraformOutput, Token } from "cdktf";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { localState } from "../../constructs/core/state";
import { BaseStack } from "../../constructs/terraform/base-stack";
import { terraformJson, terraformText } from "../../constructs/terraform/text";
import { describeWith } from "../support/programs";
import { temporaryFolder, terraform, terraformOutputs } from "../support/terraform";

/** Text that something on the way is known, or could be thought, to change. */
const LITERALS = [
  ...["plain", "", " ", "  two  spaces  ", "true", "null", "007", "1e5", "-1.5e+289", "1_000"],
  ...["${x}", "$${x}", "$$${x}", "$$$${x}", "%{if x}", "%%{if x}", "%%%{x}", "$%{x}", "%${x}", "%$%${x}"],
  ...["$", "$$", "%", "%%", "ends in $", "ends in $$", "ends in %", "ends in $%", "ends in %$"],
  ...["{", "}", "${", "%{", "$${", "%%{", "}${", "${unclosed", "${a}${b}", "${a${b}c}", "{{", "}}", "{x}", "${}"],
  ...["${~ x ~}", "%{ for x in y }${x}%{ endfor }", '${"a"}', '${"$"}{', '$"{x}', "$\\{x}", "\\${x}", "\\$${x}"],
  ...["#{TfToken", "&{TfToken", "${TfToken", "${TfToken[", "]}", 'jsonencode("x")', "${jsonencode(x)}"],
  ...['"', '""', '"quoted"', "'", "`", "\\", "\\\\", "ends in \\", '\\"', "\\n", "\\u0024{x}", "/", "\\/"],
  ...["\n", "a\r\nb", "\t", "\0", "\b\f\v", "\x7f", "\u2028\u2029", "a\ufeffb", "\u00a0", "<b>&amp;</b>"],
  ...["é", "e\u0301", "\u0301x", "\u212b", "\u1112\u1161\u11ab", "ﬁ", "日本語", "😀", "👩‍👩‍👧", "\u{1d15e}", "\u202eabc"],
  ...[
    "# x",
    "// x",
    "/* x */",
    "<<EOF\nx\nEOF",
    "$(x)",
    "$x",
    "%x",
    "@x",
    "!yaml",
    "- a: b",
    "&a *a",
    "{{ $labels.x }}",
  ],
  ...["$__rate_interval", "${__value.raw}", "$${__value.raw}", "${ds:queryparam}", "[[var]]", "{{ printf `%q` .X }}"],
  ...['{"a":"${b}"}', 'sum(rate(x{job=~"a|b\\\\.c"}[5m])) > 0', '{a="b"} |~ `\\d+ %{c}`', "100%{", "$1 ${1} $$1"],
];

/** Values that only Terraform knows: tokens while the stack is synthesized. */
const RUNTIME = ["value", 'a"b\\c\n${x}%{y}%%{z}$', '"', "\\", "$", "{x}", "", "ü😀\u2028<&>", "007", "TfToken["];

/** What Terraform makes of text that is not in Unicode's form NFC, in a string attribute and at run time. */
const composed = (text: string): string => text.normalize("NFC");

interface Case {
  readonly written: string;
  readonly expected: unknown;
  readonly json: boolean;
}

const asText = (text: string, expected: string): Case => ({
  written: terraformText(text),
  expected: composed(expected),
  json: false,
});

const asJson = (value: unknown, expected: unknown): Case => ({ written: terraformJson(value), expected, json: true });

/** One literal alone and beside a token, as text and as JSON. */
function casesOf(literal: string, token: string, runtime: string): readonly Case[] {
  const surrounded = [literal, token, literal, token, token, literal].join("");
  const expected = [literal, runtime, literal, runtime, runtime, literal].join("");
  return [
    asText(literal, literal),
    asText(surrounded, expected),
    asJson({ [literal]: literal, list: [literal, { literal }] }, { [literal]: literal, list: [literal, { literal }] }),
    asJson(
      { before: literal, [`k${literal}${token}`]: surrounded, token, untouched: [literal] },
      { before: literal, [`k${literal}${runtime}`]: expected, token: runtime, untouched: [literal] },
    ),
  ];
}

describeWith("terraform", "text reaches Terraform as it was written", () => {
  const root = temporaryFolder();
  const cases = new Map<string, readonly Case[]>();
  let outputs: ReadonlyMap<string, unknown>;

  beforeAll(() => {
    const app = new App({ outdir: join(root, "cdktf.out") });
    const stack = new BaseStack(app, "round-trip", { state: localState() });
    const runtime = new DataResource(stack, "runtime");
    runtime.addOverride("input", { ...RUNTIME.map((value) => terraformText(value)) });
    const token = (index: number): string => Token.asString(runtime.output.lookup(`${index}`));

    LITERALS.forEach((literal, index) => {
      const which = index % RUNTIME.length;
      cases.set(`literal-${index}`, casesOf(literal, token(which), RUNTIME[which] ?? ""));
    });
    RUNTIME.forEach((value, index) => cases.set(`token-${index}`, casesOf("$%", token(index), value)));
    cases.set("typed", typedCases(stack));

    for (const [name, list] of cases) {
      list.forEach(({ written }, index) => {
        new TerraformOutput(stack, `${name}-${index}`, { value: written, staticId: true });
      });
    }
    app.synth();
    const folder = join(root, "cdktf.out", "stacks", "round-trip");
    terraform(folder, "init");
    terraform(folder, "apply", "-auto-approve");
    outputs = terraformOutputs(folder);
  }, 60_000);

  function expectRoundTrip(name: string): void {
    const list = cases.get(name) ?? [];
    const arrived = list.map(({ json }, index) => {
      const output = outputs.get(`${name}-${index}`);
      return json ? (JSON.parse(output as string) as unknown) : output;
    });
    expect(arrived).toEqual(list.map(({ expected }) => expected));
    expect(arrived).not.toEqual([]);
  }

  test.each(LITERALS.map((literal, index) => [literal, index] as const))("%j", (_, index) => {
    expectRoundTrip(`literal-${index}`);
  });

  test.each(RUNTIME.map((value, index) => [value, index] as const))("%j known to Terraform only", (_, index) => {
    expectRoundTrip(`token-${index}`);
  });

  test("numbers, booleans, lists and maps known to Terraform only keep their type, and in text become text", () => {
    expectRoundTrip("typed");
  });

  test("a local state lies in its folder beside cdktf.out", () => {
    expect(existsSync(join(root, "state", "round-trip.tfstate"))).toBe(true);
  });
});

/** Tokens of all kinds, alone and in text. */
function typedCases(stack: BaseStack): readonly Case[] {
  const known = { number: 9090, boolean: true, list: ["a", '"b"'], map: { k: '"v"' } };
  const source = new DataResource(stack, "typed");
  source.addOverride("input", known);
  const value = (key: string): unknown => source.output.lookup(key);
  const number = Token.asNumber(value("number"));
  const tokens = {
    number,
    list: Token.asList(value("list")),
    map: Token.asStringMap(value("map")),
    boolean: value("boolean"),
  };
  return [
    asJson({ ...tokens, nested: [tokens] }, { ...known, nested: [known] }),
    asJson({ text: `:${number}/`, alone: `${number}`, twice: `${number}-${number}` }, numberTexts),
    asText(`$${number}-5 ${number}`, "$9090-5 9090"),
  ];
}

const numberTexts = { text: ":9090/", alone: "9090", twice: "9090-9090" };
