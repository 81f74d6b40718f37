import { COMPARE_DEMANDS, PLAN_DEMANDS } from "../../../tools/plan-guard/codes";
import type { Finding } from "../../../tools/plan-guard/finding";
import { describeUnused, report, summary } from "../../../tools/plan-guard/report";

const bucket: Finding = {
  stack: "dev-b",
  address: "aws_s3_bucket.logs",
  code: "state-deleted",
  problem: "would be deleted",
  fix: "Keep it",
};
const key: Finding = {
  ...bucket,
  stack: "dev-a",
  address: "aws_kms_key.a",
  attribute: "b",
  values: "1 → 2",
  code: "c",
};
const judged = { open: [bucket, key], allowed: [{ finding: bucket, because: "it is empty" }], unused: [] };

test("findings stand below their stack, allowed ones with their reason, and are counted", () => {
  expect(report(judged)).toBe(
    [
      "dev-a",
      "  aws_kms_key.a.b: 1 → 2 would be deleted. Keep it. [c]",
      "",
      "dev-b",
      "  aws_s3_bucket.logs: would be deleted. Keep it. [state-deleted]",
      "  allowed: aws_s3_bucket.logs: would be deleted. Keep it. [state-deleted] Because: it is empty",
      "",
      "2 findings, 1 allowed.",
    ].join("\n"),
  );
});

test("the summary is a table that no text of a plan breaks", () => {
  const hostile = { ...bucket, values: "a|b <img>\n`x` [y](z)" };
  const text = summary({ open: [hostile], allowed: judged.allowed, unused: [] });
  expect(text).toContain("**Plan guard:** 1 finding, 1 allowed.");
  expect(text).toContain("| a\\|b \\<img\\> \\`x\\` \\[y\\](z) would be deleted | **blocks** |");
  expect(text).toContain("| allowed: it is empty |");
  expect(text.trimEnd().split("\n")).toHaveLength(6);
});

test("where nothing is found, both say so in a line", () => {
  const nothing = { open: [], allowed: [], unused: [] };
  expect(report(nothing)).toBe("nothing blocks.");
  expect(summary(nothing)).toBe("**Plan guard:** nothing blocks.\n");
});

test("an idle entry is named", () => {
  const entry = { stack: "dev-a", address: "aws_kms_key.a", because: "b" };
  expect(describeUnused(entry, "plan-guard.yaml")).toBe(
    "plan-guard.yaml: dev-a, aws_kms_key.a: no finding of this run needs the entry. Remove it when its change is through.",
  );
});

test("codes are unique, and every one says what it demands", () => {
  const demands = [...PLAN_DEMANDS, ...COMPARE_DEMANDS];
  expect(new Set(demands.map(({ code }) => code)).size).toBe(demands.length);
  expect(demands.filter(({ title }) => title.length < 20)).toEqual([]);
});
