import { environments } from "../../environments";
import { belvedereApp } from "../../stacks";
import { environmentOf } from "./clusters";
import { reportUsage } from "./usage";

/**
 * One synth of this library, to be measured as a process: `ours.js <folder> <clusters>`, where `shipped` stands for the
 * environments of the repository. `BELVEDERE_BENCH_UNCHECKED` leaves the checks of the signals out.
 */
const [outdir = "", clusters = "shipped"] = process.argv.slice(2);

if (process.env.BELVEDERE_BENCH_UNCHECKED) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- replaced where its callers look it up
  const check = require("../../constructs/packs/check") as { checkSignals: () => never[] };
  check.checkSignals = () => [];
}
belvedereApp(clusters === "shipped" ? environments : [environmentOf(Number(clusters))], { outdir }).synth();
reportUsage();
