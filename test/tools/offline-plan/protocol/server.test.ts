import { credentials, loadPackageDefinition, type Client, type ServiceClientConstructor } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { join } from "node:path";
import { AWS } from "../../../../tools/offline-plan/behaviour/aws";
import type { Diagnostic } from "../../../../tools/offline-plan/protocol/messages";
import { listen, type Listening } from "../../../../tools/offline-plan/protocol/server";
import { mockProvider } from "../../../../tools/offline-plan/provider";
import { ROOT } from "../../../support/sources";
import { block, computed } from "../engine/blocks";

const vpc = block({ id: computed() });
const SCHEMA = { name: "aws", version: "6.25.0", provider: block({}), resources: { aws_vpc: vpc }, dataSources: {} };

interface Answer {
  readonly diagnostics: readonly Pick<Diagnostic, "summary" | "detail">[];
}

type Call = (request: object, answer: (error: Error | null, response: Answer) => void) => void;

describe("a mock provider that fails", () => {
  let listening: Listening;
  let client: Client & Readonly<Record<string, Call>>;

  beforeAll(async () => {
    const failing = (): never => {
      throw new Error("no such place");
    };
    listening = await listen({ ...mockProvider(SCHEMA, AWS), ReadResource: failing });
    const file = join(ROOT, "tools", "offline-plan", "protocol", "provider.proto");
    const { tfplugin6 } = loadPackageDefinition(loadSync(file, { keepCase: true })) as unknown as {
      readonly tfplugin6: { readonly Provider: ServiceClientConstructor };
    };
    const { Provider } = tfplugin6;
    client = new Provider(listening.address, credentials.createInsecure()) as unknown as typeof client;
  });

  afterAll(() => {
    client.close();
    listening.close();
  });

  function call(method: string, request: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      client[method]?.call(client, request, (error, response) => {
        if (error) reject(error);
        else resolve(response);
      });
    });
  }

  it("answers with a diagnostic that names the method, and goes on", async () => {
    const failed = await call("ReadResource", { type_name: "aws_vpc" });
    expect(failed.diagnostics).toMatchObject([
      {
        summary: "The mock provider failed in ReadResource",
        detail: expect.stringContaining("no such place") as string,
      },
    ]);
    expect((await call("ConfigureProvider", {})).diagnostics ?? []).toEqual([]);
  });

  it.each(["PlanResourceChange", "ApplyResourceChange", "ReadDataSource", "ImportResourceState"])(
    "names a type that it was not told about: %s",
    async (method) => {
      const { diagnostics } = await call(method, { type_name: "aws_nothing" });
      expect(diagnostics).toMatchObject([
        { detail: expect.stringContaining("The mock of aws was not told about aws_nothing") as string },
      ]);
    },
  );
});
