import {
  clusterNames,
  deployerName,
  fitName,
  KEY_PURPOSES,
  plannerName,
  STORED_SIGNALS,
  stateStoreName,
  WRITERS,
} from "../../constructs/core/names";

const names = clusterNames("acme", "dev", "eks-eu1");

test("everything of a cluster is named after environment and cluster", () => {
  expect(names.cluster).toBe("dev-eks-eu1");
  expect(names.resource("vpc")).toBe("dev-eks-eu1-vpc");
  expect(names.writer("logs")).toBe("dev-eks-eu1-logs-writer");
  expect(names.key("stores")).toBe("dev-eks-eu1-stores");
});

test("what is global in a cloud begins with the organization", () => {
  expect(names.store("traces")).toBe("acme-dev-eks-eu1-traces");
  expect(stateStoreName("acme", "dev")).toBe("acme-dev-state");
  expect(deployerName("acme", "dev")).toBe("acme-dev-deploy");
  expect(plannerName("acme", "dev")).toBe("acme-dev-plan");
});

test("no two things of a cluster share a name", () => {
  const all = [
    ...KEY_PURPOSES.map(names.key),
    ...STORED_SIGNALS.flatMap((signal) => [names.store(signal), names.writer(signal)]),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("no service account writes two signals", () => {
  const accounts = STORED_SIGNALS.flatMap((signal) =>
    Object.values(WRITERS[signal].serviceAccounts).map((account) => `${WRITERS[signal].namespace}/${account}`),
  );
  expect(accounts).toEqual(["kps-prometheus", "thanos", "loki", "tempo"].map((account) => `monitoring/${account}`));
});

test("a name that is too long keeps its beginning and stays unique", () => {
  const one = fitName(`${"a".repeat(60)}-one`, 63);
  const two = fitName(`${"a".repeat(60)}-two`, 63);
  expect(fitName("short", 63)).toBe("short");
  expect(one).toHaveLength(63);
  expect(one.startsWith("a".repeat(54))).toBe(true);
  expect(one).not.toBe(two);
});

test("a name is never cut right behind a dash", () => {
  expect(fitName("abcd-efghijklmnop", 14)).toMatch(/^abcd-[0-9a-f]{8}$/);
});
