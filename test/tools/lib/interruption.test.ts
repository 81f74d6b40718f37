import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inTemporaryFolder } from "../../../tools/lib/interruption";
import { runProcess } from "../../../tools/lib/process";
import { ROOT } from "../../support/sources";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();

describe("a temporary folder", () => {
  it("is there for its owner while the work goes on, and gone afterwards", async () => {
    const folder = await inTemporaryFolder(join(root, "work"), async (made) => {
      expect(statSync(made).mode & 0o777).toBe(0o700);
      return Promise.resolve(made);
    });
    expect(existsSync(folder)).toBe(false);
  });

  it("is gone when the work fails", async () => {
    const work = inTemporaryFolder(join(root, "failure"), () => Promise.reject(new Error("no quota")));
    await expect(work).rejects.toThrow("no quota");
    expect(readdirSync(join(root, "failure"))).toEqual([]);
  });

  it("leaves no listener behind", async () => {
    const listeners = (): number => process.listenerCount("SIGINT") + process.listenerCount("exit");
    const before = listeners();
    await inTemporaryFolder(join(root, "listeners"), () => Promise.resolve());
    expect(listeners()).toBe(before);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("is gone when %s interrupts the work, and so are the programs that it started", async (signal, code) => {
    const parent = join(root, signal);
    const program = `
      const { inTemporaryFolder } = require("./tools/lib/interruption.ts");
      const { runProcess } = require("./tools/lib/process.ts");
      inTemporaryFolder(${JSON.stringify(parent)}, (cwd) => {
        runProcess("sh", ["-c", "echo $$ > pid; exec sleep 60"], { cwd });
        const ready = setInterval(() => {
          const fs = require("node:fs");
          if (!fs.existsSync(cwd + "/pid") || fs.readFileSync(cwd + "/pid", "utf8") === "") return;
          clearInterval(ready);
          console.log(fs.readFileSync(cwd + "/pid", "utf8"));
        }, 20);
        return new Promise(() => undefined);
      });`;
    const compiler = join(ROOT, "test", "support", "mock-providers", "compile.js");
    const child = spawn(process.execPath, ["--require", compiler, "--eval", program], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [pid] = (await once(child.stdout, "data")) as [Buffer];
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([code, null]);
    expect(readdirSync(parent)).toEqual([]);
    expect(await endsSoon(Number(pid))).toBe(true);
  });
});

test("a program that is ended from outside says so", async () => {
  const { code, stderr } = await runProcess("sh", ["-c", "kill -KILL $$"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "sh was ended by SIGKILL\n" });
});

async function endsSoon(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!runs(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** One that ended and that nobody asked for its exit code runs no more. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readStat(pid));
  } catch {
    return false;
  }
}

function readStat(pid: number): string {
  return existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
}
