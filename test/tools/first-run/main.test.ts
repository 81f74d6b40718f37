import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPrograms, missingPrograms } from "../../../tools/first-run/programs";
import { runTool } from "../../support/run-tool";

const folder = mkdtempSync(join(tmpdir(), "first-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("make first-run", () => {
  it("says what is missing and runs nothing", () => {
    const { code, stdout, stderr } = runTool("first-run", [], { PATH: folder, CI: "" });
    expect(code).toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      "Nothing was run: prometheus, alertmanager or prometheus-alertmanager is not installed. " +
        "Install the packages prometheus and prometheus-alertmanager of Debian, as .ci/run does.\n",
    );
  });

  it("fails in CI, where a check that does not run would go unnoticed", () => {
    const { code, stderr } = runTool("first-run", [], { PATH: folder, CI: "true" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^prometheus, alertmanager or prometheus-alertmanager: is not installed\./);
  });

  it("explains itself", () => {
    const { code, stdout } = runTool("first-run", ["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("real Prometheus");
    expect(stdout).toContain("Exit codes");
  });

  it("refuses a number of clusters that is none", () => {
    expect(runTool("first-run", ["--parallel", "none"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Write a whole number above 0.") as string,
    });
  });
});

describe("the programs", () => {
  it("are found under the name of upstream and of Debian", () => {
    for (const name of ["prometheus", "prometheus-alertmanager"])
      writeFileSync(join(folder, name), "", { mode: 0o755 });
    expect(missingPrograms(folder)).toBeUndefined();
    expect(findPrograms(folder)).toEqual({
      prometheus: join(folder, "prometheus"),
      alertmanager: join(folder, "prometheus-alertmanager"),
    });
    writeFileSync(join(folder, "alertmanager"), "", { mode: 0o755 });
    expect(findPrograms(folder).alertmanager).toBe(join(folder, "alertmanager"));
    rmSync(join(folder, "prometheus"));
    expect(missingPrograms(folder)?.at).toBe("prometheus");
  });
});
