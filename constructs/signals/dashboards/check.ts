import type { Problem } from "../../core/errors";
import { annotationQueries } from "./annotations";
import { checkKinds } from "./check-kinds";
import { checkQuery, checkVariableMetric } from "./check-query";
import { checkRendered } from "./check-rendered";
import type { Dashboard, Panel, PanelQuery } from "./dashboard";
import { COLUMNS, widthOf } from "./layout";
import { linkedDashboards } from "./links";
import { lintDashboard } from "./lints/lints";
import { renderDashboard } from "./render";
import { REF_IDS } from "./targets";
import { ALWAYS_DEFINED, panelsOf, querySource, usedVariables } from "./variables";

/** Lower case, as Kubernetes would have it; Grafana itself allows 40 characters (pkg/util/shortid_generator.go). */
const UID = /^[a-z0-9-]{1,40}$/;

/**
 * What is wrong with dashboards: identity, empty parts, sizes, units, queries, and variables that do not fit them.
 * @param at path of the dashboards, for the messages
 */
export function checkDashboards(at: string, dashboards: readonly Dashboard[]): Problem[] {
  const uids = dashboards.map(({ uid }) => uid);
  const repeated = new Set(uids.filter((uid, index) => uids.indexOf(uid) !== index));
  return [
    ...[...repeated].map((uid) => ({
      at,
      value: uid,
      problem: "is the uid of more than one dashboard, of which Grafana would show the last",
      fix: "Give each a uid of its own",
    })),
    ...dashboards.flatMap((dashboard) => checkDashboard(`${at}.${dashboard.uid}`, dashboard)),
    ...dashboards.flatMap((dashboard) => checkTargets(`${at}.${dashboard.uid}`, dashboard, uids)),
  ];
}

/** Where the links of a dashboard lead. */
function checkTargets(at: string, dashboard: Dashboard, uids: readonly string[]): Problem[] {
  const unknown = linkedDashboards(dashboard).filter((uid) => !uids.includes(uid));
  return [...new Set(unknown)].map((value) => ({
    at: `${at}.links`,
    value,
    problem: "is no dashboard of this cluster",
    fix: "Name the uid of one, or link to those with a tag",
  }));
}

function checkDashboard(at: string, dashboard: Dashboard): Problem[] {
  const unknown = checkKinds(at, dashboard);
  if (unknown.length > 0) return unknown;
  return [
    ...checkUid(at, dashboard.uid),
    ...dashboard.rows
      .filter(({ panels }) => panels.length === 0)
      .map(({ title }) => ({ at: `${at}.${title}`, problem: "is a row without panels", fix: "Fill it or remove it" })),
    ...panelsOf(dashboard).flatMap((panel) => checkPanel(`${at}.${panel.title}`, panel)),
    ...checkVariables(at, dashboard),
    ...checkRendered(at, renderDashboard(dashboard)),
    ...lintDashboard(at, dashboard),
  ];
}

function checkUid(at: string, uid: string): Problem[] {
  if (UID.test(uid)) return [];
  return [{ at, value: uid, problem: "is no uid", fix: "Use at most 40 lower-case letters, digits and dashes" }];
}

function checkPanel(at: string, panel: Panel): Problem[] {
  const { queries } = panel;
  const width = widthOf(panel);
  const problems: Problem[] = [];
  if (queries.length === 0) problems.push({ at, problem: "has no queries", fix: "Add one" });
  if (queries.length > REF_IDS.length) {
    problems.push({
      at,
      value: queries.length,
      problem: "are more queries than Grafana has letters for",
      fix: "Split it",
    });
  }
  if (!Number.isInteger(width) || width < 1 || width > COLUMNS) {
    problems.push({ at, value: width, problem: "is no width", fix: `Use 1 to ${COLUMNS} columns` });
  }
  if (panel.kind === "logs" && queries.some((query) => querySource(query) !== "loki")) {
    problems.push({
      at,
      problem: "shows logs that do not come from Loki",
      fix: 'Set datasource: "loki" in its queries',
    });
  }
  return [...problems, ...queries.flatMap((query) => checkQuery(at, panel.kind, query))];
}

function checkVariables(at: string, dashboard: Dashboard): Problem[] {
  const own = (dashboard.variables ?? []).map(({ name }) => name);
  const queries = panelsOf(dashboard).flatMap((panel) => panel.queries);
  const texts = [...queries.map(({ expr }) => expr), ...(dashboard.variables ?? []).map(({ metric }) => metric)];
  const used = new Set(texts.flatMap(usedVariables));
  const marked = annotationQueries(dashboard).flatMap(usedVariables);
  return [
    ...[...new Set([...used, ...marked])]
      .filter((name) => ![...ALWAYS_DEFINED, ...own].includes(name))
      .map((name) => ({ at, value: `$${name}`, problem: "is used but not defined", fix: "Add it to the variables" })),
    // A list of clusters above panels that ignore it misleads as much as any other.
    ...[...own, "cluster"]
      .filter((name) => !used.has(name))
      .map((name) => ({
        at,
        value: `$${name}`,
        problem: "is offered but no query uses it",
        fix: "Use it or remove it",
      })),
    ...queries.flatMap((query) => checkMatchers(at, query)),
    ...(dashboard.variables ?? []).flatMap(({ name, metric }) => checkVariableMetric(`${at}.$${name}`, metric)),
  ];
}

/** `label="…"` and `label!="…"`, in any of the three quotes. */
const EQUALITY = /\w+\s*!?=\s*(?:"[^"]*"|'[^']*'|`[^`]*`)/g;

/** All variables hold several values, joined by `|`: an equality matches none of them. */
function checkMatchers(at: string, { expr }: PanelQuery): Problem[] {
  return [...expr.matchAll(EQUALITY)]
    .filter(([matcher]) => usedVariables(matcher).length > 0)
    .map(([value]) => ({
      at,
      value,
      problem: "compares a label with a variable of several values",
      fix: "Match it with =~",
    }));
}
