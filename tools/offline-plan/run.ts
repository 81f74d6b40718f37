import { parallel } from "../lib/parallel";
import { bringUp, type LifeOptions, type Step, type StepResult, STEPS, tearDown } from "./lifecycle";
import { startMocks } from "./mocks";
import { deriveSchemas, usedTypes } from "./schema";
import { waves, type SynthesizedStack } from "./stacks";
import { OfflineTerraform } from "./terraform";
import { makeWorkspace, type Workspace } from "./workspace";

/** How one stack fared. */
export interface StackResult {
  readonly stack: string;
  readonly resources: number;
  readonly steps: readonly StepResult[];
  /** Whether every step passed that was tried; after a failure no other is. */
  readonly passed: boolean;
}

export interface RunOptions {
  readonly stacks: readonly SynthesizedStack[];
  /** Folder for the copies that terraform runs in. */
  readonly folder: string;
  /** Path or name of the terraform binary. */
  readonly terraform: string;
  /** How many terraform processes run at a time. */
  readonly parallelism: number;
  /** Steps that are taken; one that another needs must be among them. @default all */
  readonly steps?: readonly Step[];
  /** Whether the plan of every stack is written to `plan.json` in its copy as well. @default false */
  readonly keepPlans?: boolean;
  /** Told after every step. */
  readonly onStep?: (stack: string, result: StepResult) => void;
}

/** Takes every stack through its whole life on mock providers. The results are in the order of the stacks. */
export async function runLifeCycles(options: RunOptions): Promise<StackResult[]> {
  const { stacks, folder } = options;
  const mocks = await startMocks(deriveSchemas(usedTypes(stacks)));
  try {
    const terraform = new OfflineTerraform(options.terraform, mocks.reattach);
    const order = waves(stacks).map((wave) =>
      wave.map((stack) => new Life(makeWorkspace(folder, stack), terraform, options)),
    );
    for (const wave of order) await parallel(wave, options.parallelism, (life) => life.bringUp());
    for (const wave of [...order].reverse()) await parallel(wave, options.parallelism, (life) => life.tearDown());
    const lives = order.flat();
    return stacks.flatMap((stack) => lives.filter(({ name }) => name === stack.name).map((life) => life.result()));
  } finally {
    mocks.close();
  }
}

/** The life of one stack, from init to destroy. */
class Life {
  private readonly steps: StepResult[] = [];

  constructor(
    private readonly workspace: Workspace,
    private readonly terraform: OfflineTerraform,
    private readonly options: RunOptions,
  ) {}

  get name(): string {
    return this.workspace.stack.name;
  }

  bringUp(): Promise<void> {
    return bringUp(this.terraform, this.workspace, this.lifeOptions());
  }

  async tearDown(): Promise<void> {
    if (this.passed) await tearDown(this.terraform, this.workspace, this.lifeOptions());
  }

  result(): StackResult {
    return { stack: this.name, resources: this.workspace.stack.resources, steps: this.steps, passed: this.passed };
  }

  private get passed(): boolean {
    return this.steps.every(({ passed }) => passed);
  }

  private lifeOptions(): LifeOptions {
    const { steps = STEPS, keepPlans = false, onStep } = this.options;
    const done = (result: StepResult): void => {
      this.steps.push(result);
      onStep?.(this.name, result);
    };
    return { steps, done, keepPlan: keepPlans };
  }
}
