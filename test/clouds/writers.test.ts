import { writerAccounts } from "../../constructs/clouds/writers";

test("the only service account of a signal leaves no trace in names, each of several does", () => {
  expect(writerAccounts("logs")).toEqual([{ namespace: "monitoring", serviceAccount: "loki", suffix: "" }]);
  expect(writerAccounts("metrics")).toEqual([
    { namespace: "monitoring", serviceAccount: "kps-prometheus", suffix: "-kps-prometheus" },
    { namespace: "monitoring", serviceAccount: "thanos", suffix: "-thanos" },
  ]);
});
