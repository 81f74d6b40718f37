import { choice } from "../core/choice";
import type { Problem } from "../core/errors";
import { isReason } from "./reason";

/**
 * What is wrong with the risks that a cluster accepts: each is one there is, with a reason, or `false`.
 * @param known the risks there are
 */
export function checkRisks(at: string, accept: object = {}, known: readonly string[]): Problem[] {
  return Object.entries(accept).flatMap(([risk, reason]: [string, unknown]) => {
    const unknown = choice(at, risk, known, "is no risk that can be accepted here");
    if (unknown.length > 0 || reason === undefined || reason === false || isReason(reason)) return unknown;
    const fix = "Say in a sentence why the risk is acceptable here, or write false";
    return [{ at: `${at}.${risk}`, value: reason, problem: "is no reason", fix }];
  });
}
