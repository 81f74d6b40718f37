import { join } from "node:path";
import { describeRelease, namespacesFor, readSynthesized, releasesOf } from "../../../tools/lib/synthesized";
import { temporaryFolder } from "../../support/terraform";
import { writeSynthesized, writtenNamespace, writtenRelease } from "../../support/synthesized-output";

const outdir = temporaryFolder();
writeSynthesized(outdir, {
  "dev-b-platform": {
    dependencies: ["dev-a-cluster"],
    terraform: { backend: { s3: { bucket: "state" } } },
    provider: { aws: [{}], helm: [{}] },
    resource: {
      helm_release: {
        loki: writtenRelease("loki", '{"text":"$${x}","role":"${data.role.arn}","n":${jsonencode(var.n)}}'),
        objects: { name: "rules", namespace: "monitoring", chart: "assets/objects/AB12", values: ['{"objects":[]}'] },
      },
      kubernetes_namespace_v1: {
        a: writtenNamespace("monitoring", "restricted"),
        b: { metadata: [{ name: "plain" }] },
      },
    },
  },
  "dev-a-cluster": { resource: { kubernetes_namespace_v1: { early: writtenNamespace("early", "baseline") } } },
  "dev-fleet": { dependencies: ["dev-b-platform"], resource: {} },
});

describe("the synthesized output is read back", () => {
  const [cluster, platform] = readSynthesized(outdir);

  test("stack by stack, in the order of their names", () => {
    expect(cluster).toMatchObject({ name: "dev-a-cluster", backend: "local", resources: 1, releases: [] });
    expect(platform).toMatchObject({ name: "dev-b-platform", backend: "s3", cloud: "aws", resources: 4 });
  });

  test("with the values of each release as the chart will see them", () => {
    expect(platform?.releases[0]).toMatchObject({
      address: "helm_release.loki",
      name: "loki",
      version: "1.0.0",
      values: { text: "${x}", role: "terraform-expression", n: "terraform-expression" },
    });
  });

  test("with the folder that a local chart's path starts from", () => {
    expect(platform?.releases[1]).toMatchObject({
      chart: "assets/objects/AB12",
      repository: undefined,
      stackFolder: join(outdir, "stacks", "dev-b-platform"),
    });
  });

  test("with the Pod Security level of each namespace", () => {
    expect(platform?.namespaces).toEqual([{ name: "monitoring", enforce: "restricted" }, { name: "plain" }]);
  });

  test("with the namespaces that are there before a stack is deployed", () => {
    const stacks = readSynthesized(outdir);
    const namesFor = (name: string): string[] =>
      stacks
        .filter((stack) => stack.name === name)
        .flatMap((stack) => namespacesFor(stack, stacks).map((found) => found.name));
    expect(namesFor("dev-fleet")).toEqual(["monitoring", "plain", "early"]);
    expect(namesFor("dev-a-cluster")).toEqual(["early"]);
  });

  test("as one list of releases", () => {
    expect(releasesOf(outdir).map(describeRelease)).toEqual([
      "dev-b-platform: helm_release.loki",
      "dev-b-platform: helm_release.objects",
    ]);
  });
});

describe("an output that cannot be checked is refused", () => {
  test("because there is none", () => {
    expect(() => readSynthesized(join(outdir, "nowhere"))).toThrow("holds no synthesized stacks. Run `make synth`");
  });

  test.each([
    ["values are no JSON", writtenRelease("loki", "a: 1"), "dev: helm_release.loki.values: is no JSON"],
    ["values are no map", writtenRelease("loki", "[1]"), "dev: helm_release.loki.values: is no map"],
    ["a value bypasses `values`", writtenRelease("loki", "{}", { set: [{ name: "a" }] }), "through `set`"],
    ["a release has no name", { chart: "loki", values: ["{}"] }, "dev: helm_release.loki: has no name"],
  ])("because %s", (_, release, message) => {
    const folder = join(outdir, message.replace(/\W/g, ""));
    writeSynthesized(folder, { dev: { resource: { helm_release: { loki: release } } } });
    expect(() => readSynthesized(folder)).toThrow(message);
  });
});
