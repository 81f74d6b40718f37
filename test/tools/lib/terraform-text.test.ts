import { decodeJsonText, decodeText } from "../../../tools/lib/terraform-text";

describe("text is read as Terraform reads it", () => {
  test.each([
    ["plain text", "plain text"],
    ["$${ds}", "${ds}"],
    ["%%{if}", "%{if}"],
    ["$$${__value.raw}", "$${__value.raw}"],
    ["100% of $5 {}", "100% of $5 {}"],
    ["$1 $$ %% { }", "$1 $$ %% { }"],
    ["a ${var.x} b", "a terraform-expression b"],
    ["${a}${b}", "terraform-expressionterraform-expression"],
    ['${jsonencode({ a = "}" })}', "terraform-expression"],
    ['${join("", ["${upper("}")}"])}!', "terraform-expression!"],
    ['${replace(x, "\\"}", "{")}!', "terraform-expression!"],
    ['${format("$${%%{")}!', "terraform-expression!"],
    ["%{ if var.x }yes%{ endif }", "terraform-expressionyesterraform-expression"],
    ["", ""],
  ])("%s", (text, decoded) => {
    expect(decodeText(text)).toBe(decoded);
  });

  test("an expression without end is an error that says where it begins", () => {
    expect(() => decodeText("ab ${x")).toThrow("the expression at character 3 is never closed");
    expect(() => decodeText('${"x')).toThrow("the string at character 2 is never closed");
  });
});

describe("JSON text stays JSON", () => {
  const decode = (text: string): unknown => JSON.parse(decodeJsonText(text));

  test("where an expression stands for a whole value", () => {
    expect(decode('{"replicas":${jsonencode(var.n)},"list":[${jsonencode(x)},1]}')).toEqual({
      replicas: "terraform-expression",
      list: ["terraform-expression", 1],
    });
  });

  test("where an expression is part of a text", () => {
    expect(decode('{"a":"arn:${substr(jsonencode(t),1,length(jsonencode(t))-2)}:role"}')).toEqual({
      a: "arn:terraform-expression:role",
    });
  });

  test("where quotes inside a text are escaped", () => {
    expect(decode('{"a":"say \\"${x}\\" \\\\","b":${jsonencode(x)}}')).toEqual({
      a: 'say "terraform-expression" \\',
      b: "terraform-expression",
    });
  });

  test("where the text holds templates of other programs", () => {
    expect(decode('{"a":"{{ $labels.x }} $${__tags} %%{x}"}')).toEqual({ a: "{{ $labels.x }} ${__tags} %{x}" });
  });
});
