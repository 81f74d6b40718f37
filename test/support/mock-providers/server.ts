import { environments } from "../../../environments";
import { belvedereApp } from "../../../stacks";
import { startMocks } from "../../../tools/offline-plan/mocks";
import { deriveSchemas, usedTypes } from "../../../tools/offline-plan/schema";
import { readStacks } from "../../../tools/offline-plan/stacks";
import type { Ready } from "./global-setup";

/**
 * Synthesizes the shipped environments into a folder and offers mock providers for the types they use, until jest hangs
 * up. A process of its own, because cdktf's matchers wait for terraform synchronously.
 */
async function serve(outdir: string): Promise<void> {
  belvedereApp(environments, { outdir }).synth();
  const { reattach } = await startMocks(deriveSchemas(usedTypes(readStacks(outdir))));
  process.send?.({ reattach } satisfies Ready);
}

process.on("disconnect", () => process.exit());
void serve(process.argv[2] ?? "");
