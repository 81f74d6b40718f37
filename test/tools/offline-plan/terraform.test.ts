import { OfflineTerraform } from "../../../tools/offline-plan/terraform";
import { temporaryFolder } from "../../support/terraform";

const folder = temporaryFolder();

/** What could name credentials, another state, other settings or other arguments. */
const REAL = {
  AWS_ACCESS_KEY_ID: "real",
  AWS_PROFILE: "real",
  ARM_CLIENT_SECRET: "real",
  GOOGLE_APPLICATION_CREDENTIALS: "real",
  KUBECONFIG: "real",
  TF_CLI_ARGS: "real",
  TF_CLI_ARGS_init: "real",
  TF_DATA_DIR: "real",
  TF_PLUGIN_CACHE_DIR: "real",
  TF_TOKEN_app_terraform_io: "real",
  TF_VAR_account: "real",
  TF_WORKSPACE: "real",
};

describe("terraform on mock providers", () => {
  const before = { ...process.env };

  beforeAll(() => {
    Object.assign(process.env, REAL);
  });

  afterAll(() => {
    process.env = before;
  });

  it("sees neither credentials nor settings of the machine", async () => {
    // A program that prints its environment stands for terraform.
    const { stdout } = await new OfflineTerraform("env", "the mocks").run(folder);
    const lines = stdout.trim().split("\n");
    const pairs = lines.map((line): [string, string] => [line.replace(/=.*/, ""), line.replace(/^[^=]*=/, "")]);
    const { PATH, TMPDIR, ...rest } = Object.fromEntries(pairs) as Record<string, string | undefined>;
    expect({ PATH, TMPDIR }).toEqual({ PATH: process.env.PATH, TMPDIR: process.env.TMPDIR });
    expect(rest).toEqual({
      CHECKPOINT_DISABLE: "1",
      GOGC: "400",
      GOMAXPROCS: "1",
      HOME: "/dev/null",
      TF_CLI_CONFIG_FILE: "/dev/null",
      TF_IN_AUTOMATION: "1",
      TF_REATTACH_PROVIDERS: "the mocks",
    });
  });
});
