import type { LogPipeline } from "./pipeline";
import { type PlacedStage, placedStages } from "./placed-stages";
import { isExpression } from "./regex";
import { runStages } from "./stages";

/** A stage that blots something out. */
export type ReplacingStage = PlacedStage & { readonly stage: { readonly kind: "replace" | "card-numbers" } };

/** The stages that blot something out. */
export function replacingStages(pipelines: readonly LogPipeline[]): ReplacingStage[] {
  return placedStages(pipelines).filter(isReplacing);
}

function isReplacing(placed: PlacedStage): placed is ReplacingStage {
  const { stage } = placed;
  return stage.kind === "card-numbers" || (stage.kind === "replace" && isExpression(stage.expression));
}

/** What may stand before and after a text in a line. */
const NEIGHBOURS = ["", " ", "x", "0", '"'];

/** Whether a stage leaves no line in which a text stands, whatever stands around it. */
export function blotsOut({ stage }: ReplacingStage, text: string): boolean {
  return NEIGHBOURS.every((before) =>
    NEIGHBOURS.every((after) => {
      const entry = { index: 0, text: `${before}${text}${after}`, labels: {}, metadata: {}, fields: {} };
      return runStages([stage], [entry]).entries.every((left) => !left.text.includes(text));
    }),
  );
}
