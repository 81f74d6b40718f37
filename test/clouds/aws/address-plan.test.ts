import { addressPlan } from "../../../constructs/clouds/aws/address-plan";
import { overlaps, parseCidr } from "../../../constructs/core/cidr";

test("a /16 gives each zone a quarter, and /24 on the public side", () => {
  expect(addressPlan("10.16.0.0/16", ["a", "b", "c"])).toEqual([
    { zone: "a", privateCidr: "10.16.0.0/18", publicCidr: "10.16.192.0/24" },
    { zone: "b", privateCidr: "10.16.64.0/18", publicCidr: "10.16.193.0/24" },
    { zone: "c", privateCidr: "10.16.128.0/18", publicCidr: "10.16.194.0/24" },
  ]);
});

test("a /20 leaves its public subnets large enough for load balancers", () => {
  expect(addressPlan("192.168.16.0/20", ["a", "c"])).toEqual([
    { zone: "a", privateCidr: "192.168.16.0/22", publicCidr: "192.168.28.0/27" },
    { zone: "c", privateCidr: "192.168.20.0/22", publicCidr: "192.168.28.32/27" },
  ]);
});

test("a zone that is appended moves no other", () => {
  expect(addressPlan("10.16.0.0/16", ["a", "b", "c"]).slice(0, 2)).toEqual(addressPlan("10.16.0.0/16", ["a", "b"]));
});

test.each([16, 17, 18, 19, 20])("no two subnets of a /%d share an address", (prefix) => {
  const cidrs = addressPlan(`10.32.0.0/${prefix}`, ["a", "b", "c"])
    .flatMap(({ privateCidr, publicCidr }) => [privateCidr, publicCidr])
    .map((text) => parseCidr(text));
  const pairs = cidrs.flatMap((one, index) => cidrs.slice(0, index).map((other) => [one, other] as const));
  expect(pairs).toHaveLength(15);
  expect(pairs.filter(([one, other]) => overlaps(one, other))).toEqual([]);
});
