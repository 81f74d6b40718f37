import { addressPlan, nodeCapacity } from "../../../constructs/clouds/google/address-plan";
import { contains, overlaps, parseCidr } from "../../../constructs/core/cidr";

test("a /16 gives pods a half, nodes and Services an eighth each", () => {
  expect(addressPlan("10.32.0.0/16")).toEqual({
    pods: "10.32.0.0/17",
    nodes: "10.32.128.0/19",
    services: "10.32.160.0/19",
    controlPlane: "10.32.192.0/28",
  });
});

test("each node takes a /24 for its pods", () => {
  expect([12, 14, 16, 20].map((prefix) => nodeCapacity(`10.0.0.0/${prefix}`))).toEqual([2048, 512, 128, 8]);
});

test.each([12, 14, 16, 18, 20])("no two parts of a /%d share an address, and the last eighth stays free", (prefix) => {
  const whole = parseCidr(`10.32.0.0/${prefix}`);
  const parts = Object.values<string>({ ...addressPlan(whole.text) }).map((text) => parseCidr(text));
  const pairs = parts.flatMap((one, index) => parts.slice(0, index).map((other) => [one, other] as const));
  expect(pairs.filter(([one, other]) => overlaps(one, other))).toEqual([]);
  const eighth = 1n << BigInt(32 - prefix - 3);
  const free = whole.last - eighth + 1n;
  for (const part of parts) {
    expect(contains(whole, part)).toBe(true);
    expect(part.last < free).toBe(true);
  }
});
