import { LABEL, objectLabels } from "../../constructs/core/labels";

test("objects say who made them, for which pack and which Prometheus", () => {
  expect(objectLabels("fleet", "shop")).toEqual({
    "app.kubernetes.io/managed-by": "belvedere",
    "app.kubernetes.io/part-of": "belvedere",
    "belvedere.dev/pack": "shop",
    "belvedere.dev/scope": "fleet",
  });
});

test("the names of labels are ones that Kubernetes takes", () => {
  const name =
    /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9][-A-Za-z0-9_.]{0,61}[A-Za-z0-9]$/;
  for (const label of Object.values(LABEL)) expect(label).toMatch(name);
});
