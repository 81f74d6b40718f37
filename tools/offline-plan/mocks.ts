import { BEHAVIOURS } from "./behaviour";
import { listen } from "./protocol/server";
import { mockProvider, type MockOptions } from "./provider";
import type { ProviderSchema } from "./schema/schema";

/** Mock providers that listen, until they are closed. */
export interface Mocks {
  /** Value of `TF_REATTACH_PROVIDERS`: Terraform then starts no provider but connects to these. */
  readonly reattach: string;
  readonly close: () => void;
}

/** Starts a mock for each schema, in this process: a terraform process started synchronously from here would wait for ever. */
export async function startMocks(schemas: readonly ProviderSchema[], options: MockOptions = {}): Promise<Mocks> {
  const listening = await Promise.all(
    schemas.map(async (schema) => {
      const behaviour = BEHAVIOURS[schema.name];
      if (!behaviour) throw new Error(`there is no mock of the provider ${schema.name}`);
      return { name: schema.name, server: await listen(mockProvider(schema, behaviour, options)) };
    }),
  );
  const entries = listening.map(({ name, server }) => [
    `registry.terraform.io/hashicorp/${name}`,
    address(server.address),
  ]);
  return {
    reattach: JSON.stringify(Object.fromEntries(entries)),
    close: () => {
      for (const { server } of listening) server.close();
    },
  };
}

/** `Test` keeps Terraform from checking the process and from stopping it. Without it Terraform 1.11 crashes. */
function address(network: string): object {
  return {
    Protocol: "grpc",
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "tcp", String: network },
  };
}
