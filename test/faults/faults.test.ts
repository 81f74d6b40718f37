import { join } from "node:path";
import { startMocks, type Mocks } from "../../tools/offline-plan/mocks";
import { deriveSchemas } from "../../tools/offline-plan/schema";
import { OfflineTerraform } from "../../tools/offline-plan/terraform";
import { parallel } from "../../tools/lib/parallel";
import { tableRows } from "../support/markdown";
import { describeWith } from "../support/programs";
import { ROOT } from "../support/sources";
import { temporaryFolder } from "../support/terraform";
import { CATALOGUE } from "./catalogue";
import { compile, type CompilerMessage } from "./compile";
import { excerpt, slug, type CompilerFault, type Fault, type StackFault } from "./fault";
import { run, type Caught } from "./run";
import { uncaught } from "./uncaught";

const faults: readonly Fault[] = CATALOGUE.flatMap((group) => group.faults);
const compilerFaults = faults.filter((fault): fault is CompilerFault => fault.caughtBy === "compiler");
const stackFaults = faults.filter((fault): fault is StackFault => fault.caughtBy !== "compiler");

/** Types of the catalogue's stacks, those that do not exist left out. */
const SCHEMAS = deriveSchemas([
  {
    provider: "aws",
    resources: [
      "aws_eks_cluster",
      "aws_eks_node_group",
      "aws_iam_role",
      "aws_kms_key",
      "aws_launch_template",
      "aws_route_table_association",
      "aws_s3_bucket",
      "aws_subnet",
      "aws_vpc",
    ],
    dataSources: ["aws_vpc"],
  },
  { provider: "azurerm", resources: ["azurerm_resource_group", "azurerm_storage_account"], dataSources: [] },
  { provider: "google", resources: ["google_container_cluster"], dataSources: [] },
  { provider: "helm", resources: ["helm_release"], dataSources: [] },
  {
    provider: "kubernetes",
    resources: ["kubernetes_config_map_v1", "kubernetes_namespace_v1", "kubernetes_secret_v1"],
    dataSources: [],
  },
]);

describe("the compiler catches", () => {
  const sound = `new Vpc(stack, "network", { cidrBlock: "10.0.0.0/16", tags: { owner: "platform" } });`;
  let messages: Readonly<Record<string, readonly CompilerMessage[]>>;

  beforeAll(() => {
    const snippets = compilerFaults.map(({ name, code }) => [slug(name), code]);
    messages = compile({ ...(Object.fromEntries(snippets) as Record<string, string>), sound });
  }, 60_000);

  it.each(compilerFaults.map((fault) => [fault.name, fault] as const))("%s", (name, { says, at }) => {
    const [message, ...others] = messages[slug(name)] ?? [];
    expect(message?.text).toMatch(excerpt(says));
    expect(message?.source.slice(0, at.length)).toBe(at);
    expect(others).toEqual([]);
  });

  it("nothing where nothing is wrong", () => {
    expect(messages.sound).toEqual([]);
  });
});

describeWith("terraform", "without a cloud", () => {
  const allUncaught: Pick<StackFault, "name" | "build"> = {
    name: "what nobody catches",
    build: (stack) => {
      for (const { build } of uncaught) build(stack);
    },
  };
  const root = temporaryFolder();
  let mocks: Mocks;
  let caught: ReadonlyMap<string, Caught>;

  beforeAll(async () => {
    mocks = await startMocks(SCHEMAS);
    const terraform = new OfflineTerraform("terraform", mocks.reattach);
    const results = await parallel([...stackFaults, allUncaught], 3, async (fault) => {
      return [fault.name, await run(fault, root, terraform)] as const;
    });
    caught = new Map(results);
  }, 120_000);

  afterAll(() => {
    mocks.close();
  });

  it.each(stackFaults.map((fault) => [fault.caughtBy, fault.name, fault] as const))(
    "%s catches %s",
    (by, name, { says, at }) => {
      expect(caught.get(name)).toEqual({ by, message: expect.stringMatching(excerpt(says)) as string });
      expect(caught.get(name)?.message).toContain(at);
    },
  );

  it("passes what is documented as not caught, and with it what is sound", () => {
    expect(caught.get(allUncaught.name)).toEqual({ by: "nobody", message: "" });
  });
});

describe("the documentation", () => {
  const rows = tableRows(join(ROOT, "docs", "faults.md")).filter(([first = ""]) => !/^(Fault|-+)$/.test(first));

  it("lists every fault with who catches it and what is said, then those that nobody catches", () => {
    expect(rows).toEqual([
      ...faults.map(({ name, caughtBy, says }) => [name, caughtBy, `\`${says}\``]),
      ...uncaught.map(({ name, later }) => [name, later]),
    ]);
  });

  it("holds at least 45 faults, none of them twice", () => {
    const slugs = new Set(faults.map(({ name }) => slug(name)));
    expect(slugs.size).toBe(faults.length);
    expect(slugs.size).toBeGreaterThanOrEqual(45);
  });
});
