import { absentWithoutWait } from "./absent-without-wait";
import { alertWithoutComparison } from "./alert-without-comparison";
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
import { regexpAsText } from "./regexp-as-text";
import { severalChosen } from "./several-chosen";
import { textWithoutLabel } from "./text-without-label";
import { unknownLabel } from "./unknown-label";
import { unknownMetric } from "./unknown-metric";
import { zeroDenominator } from "./zero-denominator";

/** Every lint, in the order of what a person would look at first. */
export const LINTS: readonly Lint[] = [
  unknownMetric,
  unknownLabel,
  regexpAsText,
  alertWithoutComparison,
  rateOfGauge,
  rawCounter,
  histogramQuantile,
  labelsNeverMatch,
  ratioOfItself,
  zeroDenominator,
  counterBornAtOne,
  rangeTooShort,
  forExceedsWindow,
  absentWithoutWait,
  severalChosen,
  clusterLost,
  textWithoutLabel,
];
