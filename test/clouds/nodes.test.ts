import { type Capacity, groupDefaults, type NodeTaint, withSpotTaint } from "../../constructs/clouds/nodes";

const spot: NodeTaint = { key: "capacity", value: "spot", effect: "NoSchedule" };
const team: NodeTaint = { key: "team", value: "payments", effect: "NoExecute" };

test("spot nodes are tainted, but not those of every workload, nor any on demand", () => {
  expect(withSpotTaint("batch", { capacity: "spot", taints: [team] }, spot)).toEqual([team, spot]);
  expect(withSpotTaint("batch", { capacity: "on-demand", taints: [team] }, spot)).toEqual([team]);
  expect(withSpotTaint("workload", { capacity: "spot", taints: [team] }, spot)).toEqual([team]);
});

test("a group has the taint of spot nodes once, whatever it says of that key itself", () => {
  const own: NodeTaint = { ...spot, effect: "PreferNoSchedule" };
  expect(withSpotTaint("batch", { capacity: "spot", taints: [own, team] }, spot)).toEqual([team, spot]);
});

test("a group that somebody adds has the defaults of workloads, but those of capacity", () => {
  const defaults: { readonly capacity: Capacity; readonly max: number } = { capacity: "spot", max: 3 };
  expect(groupDefaults("workload", defaults)).toEqual(defaults);
  expect(groupDefaults("batch", defaults)).toEqual({ capacity: "on-demand", max: 3 });
});
