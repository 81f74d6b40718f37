import { describeWith, hasProgram } from "./programs";

test("an installed program is found, another is not", () => {
  expect(hasProgram("node")).toBe(true);
  expect(hasProgram("a-program-that-nobody-has")).toBe(false);
});

test("in CI an absent program is an error that names it", () => {
  const { CI } = process.env;
  process.env.CI = "true";
  try {
    expect(() => describeWith("a-program-that-nobody-has", "title", () => undefined)).toThrow(
      "a-program-that-nobody-has is not installed",
    );
  } finally {
    if (CI === undefined) delete process.env.CI;
    else process.env.CI = CI;
  }
});
