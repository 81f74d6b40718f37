import { accountName, stateAccount, storesAccount } from "../../../constructs/clouds/azure/names";
import { clusterNames } from "../../../constructs/core/names";

test("a storage account begins with whose it is, and is a name that Azure takes", () => {
  const names = clusterNames("acme", "dev", "aks-eu1");
  expect(storesAccount("acme", names)).toMatch(/^acmedevakseu1[0-9a-f]{8}$/);
  expect(stateAccount("acme", "dev")).toMatch(/^acmedevstate[0-9a-f]{8}$/);
});

test("the longest names still fit", () => {
  const names = clusterNames("organization", "environment12345", "a-cluster-with-name-1234");
  expect(storesAccount("organization", names)).toMatch(/^[a-z0-9]{24}$/);
});

test("names that differ in dashes only stay apart", () => {
  expect(accountName("acme-dev-aks-eu1")).not.toBe(accountName("acme-dev-akseu-1"));
});

test("a name is the same on every run: whoever looks an account up computes it anew", () => {
  expect(accountName("acme-dev-aks-eu1")).toBe("acmedevakseu1ac9e3520");
});
