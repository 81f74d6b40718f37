import { parseHelmIgnore } from "../../../tools/chart-contract/helm-ignore";

test.each([
  ["tests/", "templates/tests/a.yaml", true],
  ["tests/", "tests", false],
  ["/tests/", "templates/tests/a.yaml", false],
  ["/tests/", "tests/a.yaml", true],
  ["*.swp", "templates/a.swp", true],
  ["*.swp", "templates/a.yaml", false],
  ["*_test.yaml", "templates/a_test.yaml", true],
  ["files/dashboards/", "files/dashboards/a.json", true],
  ["files/dashboards/", "templates/dashboards/a.json", false],
  ["a.yaml", "aXyaml", false],
  ["*.yaml\n!keep.yaml", "keep.yaml", false],
  ["# tests/\n\n", "tests/a", false],
])("%j and %s: %s", (rules, path, ignored) => {
  expect(parseHelmIgnore(rules)(path)).toBe(ignored);
});
