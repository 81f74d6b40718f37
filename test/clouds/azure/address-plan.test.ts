import { addressPlan } from "../../../constructs/clouds/azure/address-plan";
import { contains, overlaps, parseCidr } from "../../../constructs/core/cidr";

test("half is for nodes, and 32 addresses of the other half for endpoints", () => {
  expect(addressPlan("10.32.0.0/16")).toEqual({ nodes: "10.32.0.0/17", endpoints: "10.32.128.0/27" });
});

test.each([16, 20, 23, 24])("a /%d holds both, apart from each other", (prefix) => {
  const network = parseCidr(`10.32.0.0/${prefix}`);
  const { nodes, endpoints } = addressPlan(network.text);
  expect([nodes, endpoints].every((cidr) => contains(network, parseCidr(cidr)))).toBe(true);
  expect(overlaps(parseCidr(nodes), parseCidr(endpoints))).toBe(false);
});
