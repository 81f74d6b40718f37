import { similarName } from "../../../constructs/signals/lints/similar-name";

describe("the name that was meant", () => {
  it("is two slips away, or has another ending", () => {
    expect(similarName("fase", ["pod", "phase"])).toBe("phase");
    expect(similarName("order_total", ["up", "orders_total"])).toBe("orders_total");
    expect(similarName("requests", ["up", "requests_total"])).toBe("requests_total");
  });

  it("is none that shares less than half", () => {
    expect(similarName("node", ["pod", "job"])).toBeUndefined();
  });
});
