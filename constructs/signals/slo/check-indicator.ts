import type { Problem } from "../../core/errors";
import { compileRegex } from "../query/regex";
import { exampleOf, examplesOf } from "./example";
import type { BadEvents, GoodEvents, Indicator } from "./indicator";
import { parseSelector } from "./selector";

/**
 * Indicators that count nothing, or everything. Whether PromQL and LogQL are right is asked where the rules made of them
 * are checked, with all others of a pack.
 * @param at path of the indicator, for the messages
 */
export function checkIndicator(at: string, indicator: Indicator): Problem[] {
  switch (indicator.kind) {
    case "events":
      return checkEvents(at, indicator);
    case "throughput":
      return [...checkSelector(`${at}.total`, indicator.total), ...checkAtLeast(`${at}.atLeast`, indicator.atLeast)];
    case "lines":
      return (["bad", "total"] as const).flatMap((side) => checkText(`${at}.${side}`, indicator[side]));
    case "slices":
      return [...checkText(`${at}.value`, indicator.value), ...checkBound(`${at}.bound.value`, indicator.bound.value)];
  }
}

function checkEvents(at: string, indicator: BadEvents | GoodEvents): Problem[] {
  const [side, part] = "bad" in indicator ? (["bad", indicator.bad] as const) : (["good", indicator.good] as const);
  const problems = [...checkSelector(`${at}.${side}`, part), ...checkSelector(`${at}.total`, indicator.total)];
  if (problems.length > 0 || examplesOf(part, indicator.total)) return problems;
  return [
    {
      at: `${at}.${side}`,
      value: part,
      problem: `counts everything that total counts, or nothing at all: ${indicator.total}`,
      fix: `Let ${side} select some of the series of total, but not all`,
    },
  ];
}

/** Alerts are tried out on series that the selectors match, so these must say which. */
function checkSelector(at: string, selector: string): Problem[] {
  const broken = checkRegexes(at, selector);
  if (broken.length > 0 || exampleOf(selector)) return broken;
  const problem = "is no selector of counters that a series could match";
  return [
    { at, value: selector, problem, fix: 'Write a name and labels without a range: requests_total{code=~"5.."}' },
  ];
}

/** Examples are found with the expressions of this language, which knows some that Prometheus refuses. */
function checkRegexes(at: string, selector: string): Problem[] {
  const matchers = parseSelector(selector)?.matchers ?? [];
  const regexes = matchers.filter(({ op }) => op === "=~" || op === "!~").map(({ value }) => value);
  return regexes.flatMap((regex) => {
    const compiled = compileRegex(regex);
    if (!("problem" in compiled)) return [];
    const problem = `is no regular expression of Prometheus: ${compiled.problem}`;
    return [{ at, value: regex, problem, fix: "Write it in the dialect of RE2, which looks neither ahead nor back" }];
  });
}

function checkAtLeast(at: string, atLeast: number): Problem[] {
  if (atLeast > 0 && Number.isFinite(atLeast)) return [];
  const problem = atLeast > 0 ? "is never reached" : "is always reached";
  return [{ at, value: atLeast, problem, fix: "Use a number of events per second above 0" }];
}

function checkBound(at: string, bound: number): Problem[] {
  if (Number.isFinite(bound)) return [];
  return [{ at, value: bound, problem: "is no number that a value could pass", fix: "Write one" }];
}

function checkText(at: string, text: string): Problem[] {
  return text.trim() === "" ? [{ at, problem: "is empty", fix: "Write the query" }] : [];
}
