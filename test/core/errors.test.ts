import { BelvedereError, describeProblem, fail, failIfAny, type Problem } from "../../constructs/core/errors";

const region: Problem = { at: "dev.region", value: "eu-west-9", problem: "is no region", fix: "Use eu-west-1" };
const hub: Problem = { at: "dev.hub", problem: "is missing", fix: "Name one of the clusters" };

describe("a problem is told in one line", () => {
  test("place, value, what is wrong and the way out", () => {
    expect(describeProblem(region)).toBe('dev.region: "eu-west-9" is no region. Use eu-west-1.');
  });

  test("without the value where there is none", () => {
    expect(describeProblem(hub)).toBe("dev.hub: is missing. Name one of the clusters.");
  });

  test("a long value is cut", () => {
    const message = describeProblem({ ...region, value: "x".repeat(5000) });
    expect(message.length).toBeLessThan(200);
    expect(message).toContain("xxx… is no region");
  });

  test("a value that JSON cannot write hides no problem", () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect(describeProblem({ ...region, value: circular })).toContain("a object is no region");
    expect(describeProblem({ ...region, value: () => 1 })).toContain("a function is no region");
    expect(describeProblem({ ...region, value: 1n })).toContain("a bigint is no region");
  });
});

describe("problems are thrown together", () => {
  test("all of them in one error", () => {
    expect(() => failIfAny([region, hub])).toThrow(`${describeProblem(region)}\n${describeProblem(hub)}`);
  });

  test("none is no error", () => {
    expect(() => failIfAny([])).not.toThrow();
  });

  test("tools know the error by its class and read the problems from it", () => {
    const thrown = (() => {
      try {
        return fail(hub);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(BelvedereError);
    expect((thrown as BelvedereError).problems).toEqual([hub]);
    expect((thrown as BelvedereError).name).toBe("BelvedereError");
  });
});
