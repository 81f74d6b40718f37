import {
  ciPoolId,
  deployerAccountId,
  keyRingName,
  nodeAccountId,
  plannerAccountId,
  secretReaderRoleId,
} from "../../../constructs/clouds/google/names";
import { clusterNames } from "../../../constructs/core/names";

/** The longest that an environment may use. */
const organization = "abcdefghijkl";
const environment = "abcdefghijklmnop";
const names = clusterNames(organization, environment, "a-cluster-with-23-chars");

test("names keep to Google's limits, whatever the environment is called", () => {
  for (const account of [
    nodeAccountId(names),
    deployerAccountId(organization, environment),
    plannerAccountId(organization, environment),
  ]) {
    expect(account).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
  }
  expect(ciPoolId(organization, environment)).toMatch(/^[a-z0-9-]{4,32}$/);
  expect(keyRingName(names)).toMatch(/^[a-zA-Z0-9_-]{1,63}$/);
  expect(secretReaderRoleId(organization, environment)).toMatch(/^[a-zA-Z0-9_.]{3,64}$/);
});

test("a shortened name still differs from its neighbours", () => {
  const other = clusterNames(organization, environment, "a-cluster-with-23-charz");
  expect(nodeAccountId(other)).not.toBe(nodeAccountId(names));
  expect(deployerAccountId(organization, environment)).not.toBe(plannerAccountId(organization, environment));
});

test("a pool never begins with the letters that Google keeps for itself", () => {
  expect(ciPoolId("gcp", "dev")).toBe("ci-gcp-dev");
});
