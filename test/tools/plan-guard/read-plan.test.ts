import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPlan, stackOf } from "../../../tools/plan-guard/read-plan";
import { temporaryFolder } from "../../support/terraform";
import { deleted, planOf } from "./plans";

const folder = temporaryFolder();

function written(content: unknown): string {
  const file = join(folder, "dev.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("a plan is read", () => {
  const plan = planOf(deleted("aws_vpc", {}));
  expect(readPlan(written(plan))).toEqual(plan);
});

test("a plan that changes nothing has no list of changes", () => {
  expect(readPlan(written({ format_version: "1.2", planned_values: {} })).resource_changes).toBeUndefined();
});

describe("a file is refused with one sentence", () => {
  test.each([
    ["is no JSON", "Plan: 2 to add", "is no JSON. Write it with `terraform show -json <planfile> > <file>`."],
    ["is a binary plan", "PK\u0003\u0004", "is a plan in Terraform's own format. Write it with"],
    ["is a shown state", { format_version: "1.0", values: {} }, "is a state, not a plan"],
    ["is a state", { version: 4, lineage: "a", resources: [] }, "is a state, not a plan"],
    ["is anything else", { name: "package" }, "is no plan. Write it with"],
    ["is a list", [], "is no plan. Write it with"],
    [
      "has a newer format",
      { format_version: "2.0", planned_values: {} },
      'format_version: "2.0" is not supported. Use a',
    ],
    ["is unfinished", { ...planOf(), errored: true }, "is a plan that Terraform could not finish. Mend"],
    [
      "has broken changes",
      { format_version: "1.2", resource_changes: [{}] },
      "resource_changes: is no list of changes.",
    ],
  ])("because it %s", (_, content, message) => {
    const file = written(content);
    expect(() => readPlan(file)).toThrow(message);
    expect(() => readPlan(file)).toThrow(file);
  });

  test("because there is none", () => {
    expect(() => readPlan(join(folder, "nothing.json"))).toThrow("nothing.json: is no file. Write it with");
    mkdirSync(join(folder, "a.json"));
    expect(() => readPlan(join(folder, "a.json"))).toThrow("is no file");
  });
});

test.each([
  ["plans/dev-fleet.json", "dev-fleet"],
  ["dev-fleet.plan.json", "dev-fleet"],
  ["dev-fleet-tfplan.json", "dev-fleet"],
  ["cdktf.out/stacks/dev-fleet/plan.json", "dev-fleet"],
  ["stacks/dev-fleet/tfplan.json", "dev-fleet"],
])("%s is of the stack %s", (file, stack) => {
  expect(stackOf(file)).toBe(stack);
});
