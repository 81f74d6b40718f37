import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMPARE_DEMANDS, PLAN_DEMANDS } from "../../../tools/plan-guard/codes";
import { ROOT } from "../../support/sources";

test("the page of the guard tells every code, and no other", () => {
  const page = readFileSync(join(ROOT, "docs", "plan-guard.md"), "utf8");
  const told = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code);
  expect(told.sort()).toEqual([...PLAN_DEMANDS, ...COMPARE_DEMANDS].map(({ code }) => code).sort());
});
