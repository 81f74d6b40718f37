import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environments } from "../../environments";
import { ROOT } from "../support/sources";
import { actions, calledTargets, type Job, makeTargets, type Step, workflows } from "../support/workflows";

const all = workflows();
const jobs = all.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ at: `${workflow.file}.${id}`, workflow, job })),
);
const files = [...all, ...actions()];
const steps: readonly Step[] = [
  ...jobs.flatMap(({ job }) => job.steps ?? []),
  ...actions().flatMap(({ runs }) => runs.steps),
];
const commands = steps.flatMap(({ run }) => run ?? []);

function workflow(file: string): (typeof all)[number] {
  const found = all.find((candidate) => candidate.file === file);
  if (!found) throw new Error(`there is no workflow ${file}`);
  return found;
}

function usesOf({ steps: own = [] }: Job): string[] {
  return own.flatMap(({ uses }) => uses ?? []);
}

describe("workflows", () => {
  it("are those that the documentation explains", () => {
    const text = readFileSync(join(ROOT, "docs", "ci.md"), "utf8");
    const names = all.map(({ file }) => file).sort();
    expect(names).toEqual(["ci", "deploy", "deploy-environment", "plan", "providers"]);
    for (const name of names) expect(text).toContain(`\`${name}\``);
  });

  it("call targets that the Makefile has", () => {
    const called = commands.flatMap(calledTargets);
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter((target) => !makeTargets().includes(target))).toEqual([]);
  });

  it("do nothing that cannot be run locally, but for the login", () => {
    const own = jobs.filter(({ job }) => job.uses === undefined);
    const without = own.filter(({ job }) => !job.steps?.some(({ run = "" }) => /^\.ci\/run$|\bmake /m.test(run)));
    expect(without.map(({ at }) => at)).toEqual([]);
  });

  it("stop a job that hangs", () => {
    const endless = jobs.filter(({ job }) => job.uses === undefined && job["timeout-minutes"] === undefined);
    expect(endless.map(({ at }) => at)).toEqual([]);
  });
});

describe("permissions", () => {
  it("are none by default, and named by every job", () => {
    expect(all.filter(({ permissions }) => JSON.stringify(permissions) !== "{}")).toEqual([]);
    expect(jobs.filter(({ job }) => job.permissions === undefined).map(({ at }) => at)).toEqual([]);
  });

  it("are to read the code, and more where a cloud is logged in to or a comment is written", () => {
    const more = jobs.map(({ at, job: { permissions: { contents, ...rest } = {} } }) => {
      expect(contents).toBe("read");
      return [at, rest] as const;
    });
    const login = { "id-token": "write" };
    expect(Object.fromEntries(more.filter(([, rest]) => Object.keys(rest).length > 0))).toEqual({
      "plan.plan": { ...login, "pull-requests": "write" },
      "deploy-environment.deploy": login,
      ...Object.fromEntries(environments.map(({ name }) => [`deploy.${name}`, login])),
    });
  });

  it("reach no code of a fork", () => {
    const triggers = all.flatMap(({ on }) => Object.keys(on));
    expect(triggers).not.toContain("pull_request_target");
    expect(triggers).not.toContain("workflow_run");
    const exposed = jobs.filter(({ workflow: { on }, job }) => "pull_request" in on && job.permissions?.["id-token"]);
    expect(exposed.map(({ at }) => at)).toEqual(["plan.plan"]);
    for (const { job } of exposed) {
      expect(job.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    }
  });

  it("need no secret", () => {
    const asking = files.filter(({ text }) => /\$\{\{[^}]*\bsecrets\b|^\s*secrets:/m.test(text));
    expect(asking.map(({ file }) => file)).toEqual([]);
  });
});

describe("what workflows run", () => {
  it("is pinned by commit, with the version beside it, and the same everywhere", () => {
    const lines = files.flatMap(({ text }) => text.match(/uses: .*/g) ?? []).filter((line) => !line.includes("./"));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)+$/.test(line))).toEqual([]);
    const names = [...new Set(lines)].map((line) => line.split("@")[0]);
    expect(names).toEqual([...new Set(names)]);
  });

  it("is never text that somebody else wrote: expressions reach a shell through its environment", () => {
    expect(commands.filter((command) => command.includes("${{"))).toEqual([]);
  });

  it("finds no token in the files that it checked out", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(4);
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });

  it("comes out of a cache only where there are no credentials", () => {
    const cached = jobs.filter(({ job }) => usesOf(job).some((uses) => uses.startsWith("actions/cache@")));
    expect(cached.map(({ at }) => at)).toEqual(["providers.validate"]);
    expect(cached.filter(({ job }) => job.permissions?.["id-token"])).toEqual([]);
  });

  it("is not kept: plans may hold secrets", () => {
    expect(steps.filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"))).toEqual([]);
  });
});

test("what pull requests run is kept off the runners that deploy", () => {
  const labels = (file: string): string[] => workflow(file).text.match(/\w+_RUNNER\b/g) ?? [];
  expect(labels("plan")).toEqual(["_PLAN_RUNNER"]);
  expect(labels("deploy-environment")).toEqual(["_DEPLOY_RUNNER"]);
});

describe("environments", () => {
  it("are planned as `make environments` lists them", () => {
    const { environments: list, plan } = workflow("plan").jobs;
    expect(list?.steps?.map(({ run = "" }) => calledTargets(run)).flat()).toEqual(["environments"]);
    expect(plan).toMatchObject({
      needs: "environments",
      strategy: { matrix: { environment: "${{ fromJSON(needs.environments.outputs.list) }}" } },
    });
  });

  it("are deployed one after the other: each has a job in deploy.yml, which needs the one before it", () => {
    const deployed = Object.entries(workflow("deploy").jobs).map(([id, { uses, needs, with: inputs }]) => ({
      id,
      uses,
      needs,
      inputs,
    }));
    expect(deployed).toEqual(
      environments.map(({ name }, at) => ({
        id: name,
        uses: "./.github/workflows/deploy-environment.yml",
        needs: environments[at - 1]?.name,
        inputs: { environment: name },
      })),
    );
  });

  it("are deployed from main, protected, one run at a time, and guarded before", () => {
    for (const job of Object.values(workflow("deploy").jobs)) expect(job.if).toBe("github.ref == 'refs/heads/main'");
    const job = workflow("deploy-environment").jobs.deploy;
    expect(job?.environment).toBe("${{ inputs.environment }}");
    expect(job?.concurrency?.["cancel-in-progress"]).toBe(false);
    const called = job?.steps?.flatMap(({ run = "" }) => calledTargets(run)) ?? [];
    expect(called.slice(-2)).toEqual(["cloud-plan", "deploy"]);
  });
});

test("every make target in the documentation of CI exists", () => {
  const text = readFileSync(join(ROOT, "docs", "ci.md"), "utf8");
  const called = (text.match(/`[^`]*`|^ *make .*$/gm) ?? []).flatMap(calledTargets);
  expect(called.filter((target) => !makeTargets().includes(target))).toEqual([]);
});
