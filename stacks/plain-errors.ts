import { BelvedereError } from "../constructs/core/errors";

/** Imported first by a program: a mistake of its user ends it with the message alone, everything else with a trace. */
process.on("uncaughtException", (error) => {
  console.error(error instanceof BelvedereError ? error.message : error);
  process.exit(1);
});
