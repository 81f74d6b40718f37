import { repeated } from "../../../core/repeated";
import type { Dashboard } from "../dashboard";
import type { Finding, Lint } from "./lint";

/** The dashboard, its folder and its rows have a name; rows differ in theirs, and so do the panels of a row. */
export const title: Lint = {
  code: "title",
  reason:
    "one speaks of a panel by row and title: of two that are called the same, half of a team looks at the wrong one",
  check: (dashboard) => [...missing(dashboard), ...twice(dashboard)],
};

function missing({ title, folder, rows }: Dashboard): Finding[] {
  const named = [
    ["the dashboard has no title", title],
    ["the dashboard has no folder", folder],
    ...rows.map((row, index) => [`row ${index + 1} has no title`, row.title] as const),
  ] as const;
  return named
    .filter(([, text]) => text.trim() === "")
    .map(([problem]) => ({ problem, fix: "Name it by what one looks for" }));
}

/** In another row a title may come again: there the row tells both apart. */
function twice({ rows }: Dashboard): Finding[] {
  const fix = "Say in each what tells it apart";
  return [
    ...repeated(rows.map(({ title }) => title)).map((value) => ({
      value,
      problem: "is the title of several rows",
      fix,
    })),
    ...rows.flatMap((row) =>
      repeated(row.panels.map(({ title }) => title)).map((value) => ({
        where: row.title,
        value,
        problem: "is the title of several panels of this row",
        fix,
      })),
    ),
  ];
}
