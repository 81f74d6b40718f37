import { hasStrayBytes, readString } from "../../../constructs/signals/query/strings";

describe("a string literal", () => {
  it.each([
    ['"a"', "a"],
    ["'a\"b'", 'a"b'],
    ["`a\\d\n`", "a\\d\n"],
    ['"\\"\\\\\\n\\t"', '"\\\n\t'],
    ['"\\x41\\u00e9\\U0001F600\\101"', "Aé😀A"],
    ['"\\xc3\\xa9\\303\\251"', "éé"],
    ['""', ""],
  ])("%s is read", (literal, value) => {
    expect(readString(literal)).toEqual({ value });
  });

  it.each([
    ['"a', 'the string that begins with "a is never closed'],
    ['"', 'the string that begins with " is never closed'],
    ['"a\\"', 'the string that begins with "a\\" is never closed'],
    ["`a", "the string that begins with `a is never closed"],
    ['"a\nb"', "a string in quotes cannot hold a line break"],
    ['"\\d"', "\\d is no escape sequence"],
    ["'\\\"'", '\\" is no escape sequence'],
    ['"\\400"', "\\400 is no escape sequence"],
    ['"\\ud800"', "\\ud800 is no escape sequence"],
    ['"\\U00110000"', "\\U00110000 is no escape sequence"],
    ['"\\x4"', "\\x is no escape sequence"],
  ])("%j has none: %s", (literal, problem) => {
    expect(readString(literal)).toEqual({ problem });
  });

  it("may hold bytes that are no text", () => {
    const stray = ['"\\xff"', '"a\\xc3"', '"\\xc3\\xa9\\377"', '"é😀"', '"\\xc3\\xa9"'].map((literal) => {
      const read = readString(literal);
      return "value" in read && hasStrayBytes(read.value);
    });
    expect(stray).toEqual([true, true, true, false, false]);
  });
});
