import { checkPromql } from "../../promql/check";
import { annotationQueries } from "../annotations";
import type { Lint } from "./lint";

/** Matchers of what is marked in the graphs are matchers. */
export const annotation: Lint = {
  code: "annotation",
  reason: "Grafana shows a broken annotation as an error above every panel",
  check: (dashboard) =>
    annotationQueries(dashboard).flatMap((value) =>
      checkPromql(value, { variables: {}, gives: ["instant vector"] })
        .filter(({ severity }) => severity === "error")
        .map(({ message, fix }) => ({ where: "annotations", value, problem: message, fix })),
    ),
};
