import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { awsPolicies } from "../../constructs/clouds/aws/policies";
import { TIER_DEFAULTS as AWS } from "../../constructs/clouds/aws/tiers";
import { azurePolicies } from "../../constructs/clouds/azure/policies";
import { TIER_DEFAULTS as AZURE } from "../../constructs/clouds/azure/tiers";
import { googlePolicies } from "../../constructs/clouds/google/policies";
import { TIER_DEFAULTS as GOOGLE } from "../../constructs/clouds/google/tiers";
import { GENERIC_POLICIES } from "../../constructs/terraform/generic-policies";
import { ROOT } from "../support/sources";

const FOLDER = "docs/checks";
const POLICIES = [...awsPolicies, ...azurePolicies, ...googlePolicies, ...GENERIC_POLICIES];

/** Pages about policies. The folder has others: one for each check of queries and rules. */
const PAGES = readdirSync(join(ROOT, FOLDER))
  .map((file) => `${FOLDER}/${file}`)
  .filter((page) => readFileSync(join(ROOT, page), "utf8").startsWith("# Policies of "));

/** The text below each heading of a page, with line breaks as spaces. */
function entries(page: string): Map<string, string> {
  const [, ...sections] = readFileSync(join(ROOT, page), "utf8").split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [code = "", ...text] = section.split("\n");
      return [code, text.join(" ").replace(/\s+/g, " ").trim()];
    }),
  );
}

function entryOf({ code, page = "" }: (typeof POLICIES)[number]): string {
  return entries(page).get(code) ?? "";
}

/** What a title demands, and the rules of scanners in brackets behind it. */
function readTitle(title: string): { demand: string; rules: readonly string[] } {
  const [, demand = title, brackets = ""] = /^(.*?)(?: \(((?:CKV|CIS).*)\))?$/.exec(title) ?? [];
  return { demand, rules: brackets.split(/, | to /).filter((rule) => rule.startsWith("CKV")) };
}

test("every policy has a code of its own", () => {
  const codes = POLICIES.map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(90);
  expect(new Set(codes).size).toBe(codes.length);
});

test("every policy is on the page that its findings name, and every page is one of these", () => {
  const named = [...new Set(POLICIES.map(({ page = "" }) => page))];
  expect(named.sort()).toEqual([...PAGES].sort());
});

test.each(PAGES)("%s has an entry for each code, in the order of the code, and no other", (page) => {
  const codes = POLICIES.filter((policy) => policy.page === page).map(({ code }) => code);
  expect([...entries(page).keys()]).toEqual(codes);
});

test.each(POLICIES.map((policy) => [policy.code, policy] as const))("%s is described as it is", (_, policy) => {
  const { demand, rules } = readTitle(policy.title);
  const entry = entryOf(policy);
  expect(entry.toLowerCase().startsWith(`${demand}. ${policy.reason}`.toLowerCase())).toBe(true);
  expect(entry).toContain("- To satisfy it: ");
  for (const rule of rules) expect(entry).toContain(rule);
});

test.each([
  ["aws", AWS],
  ["azure", AZURE],
  ["google", GOOGLE],
] as const)("the switches on the page of %s are those of its clusters", (cloud, tiers) => {
  const text = readFileSync(join(ROOT, FOLDER, `${cloud}.md`), "utf8");
  const named = [...text.matchAll(/accept: \{ (\w+): /g)].map(([, risk]) => risk);
  expect([...new Set(named)].sort()).toEqual(Object.keys(tiers.production.accept).sort());
});
