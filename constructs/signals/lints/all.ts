import { clusterLost } from "./cluster-lost";
import { counterBornAtOne } from "./counter-born-at-one";
import { forExceedsWindow } from "./for-exceeds-window";
import { histogramQuantile } from "./histogram-quantile";
import { labelsNeverMatch } from "./labels-never-match";
import type { Lint } from "./lint";
import { rangeTooShort } from "./range-too-short";
import { rateOfGauge } from "./rate-of-gauge";
import { ratioOfItself } from "./ratio-of-itself";
import { rawCounter } from "./raw-counter";
import { textWithoutLabel } from "./text-without-label";
import { unknownLabel } from "./unknown-label";
import { unknownMetric } from "./unknown-metric";

/** Every lint, in the order of what a person would look at first. */
export const LINTS: readonly Lint[] = [
  unknownMetric,
  unknownLabel,
  rateOfGauge,
  rawCounter,
  histogramQuantile,
  labelsNeverMatch,
  ratioOfItself,
  counterBornAtOne,
  rangeTooShort,
  forExceedsWindow,
  clusterLost,
  textWithoutLabel,
];
