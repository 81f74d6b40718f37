import { gcsState, localState, resolveEnvironment } from "../../../constructs";
import { environments } from "../../../environments";
import { deployment } from "../../../tools/environments/deployment";
import { runTool } from "../../support/run-tool";

const resolved = environments.map(resolveEnvironment);

describe("what CI must know of an environment", () => {
  it.each(resolved)("$name names its clouds, and where AWS is one of them a region", (environment) => {
    const { name, clouds, awsRegion } = deployment(environment);
    expect(name).toBe(environment.name);
    expect(clouds).toEqual(expect.arrayContaining(environment.clusters.map(({ spec }) => spec.cloud)));
    expect(awsRegion !== undefined).toBe(clouds.includes("aws"));
  });

  it("includes the cloud that keeps the states", () => {
    const [environment] = resolved;
    if (!environment) throw new Error("there is no environment");
    const aws = { ...environment, clusters: environment.clusters.filter(({ spec }) => spec.cloud === "aws") };
    expect(deployment({ ...aws, state: gcsState({ bucket: "states" }) }).clouds).toEqual(["aws", "google"]);
    expect(deployment({ ...aws, clusters: [], state: localState() })).toMatchObject({ clouds: [] });
  });
});

describe("make environments", () => {
  it("prints all of them as one line of JSON, in the order of their deployment", () => {
    const { stdout } = runTool("environments", []);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)).toEqual(
      environments.map(({ name }) => name),
    );
  });

  it("prints one as an object, and refuses an unknown one", () => {
    expect(JSON.parse(runTool("environments", ["dev"]).stdout)).toMatchObject({ name: "dev" });
    const { code, stderr } = runTool("environments", ["nowhere"]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('"nowhere" is not an environment. Use one or more of: dev'),
    ]);
  });
});
