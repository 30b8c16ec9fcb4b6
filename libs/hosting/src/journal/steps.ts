import { open } from 'node:fs/promises';
import { RuleViolated, Unavailable } from '@wordslab/contracts';

/** What a step finds: whether its goal is reached, and the facts in a line. */
export interface Observation {
  readonly done: boolean;
  readonly detail: string;
}

/**
 * One step of a change. Its goal is seen, not remembered: `observe` looks at the place itself, so that a step that was
 * killed half-way is simply run again.
 */
export interface Step {
  readonly id: string;
  readonly title: string;
  observe(): Promise<Observation>;
  act(): Promise<void>;
}

export type StepPhase = 'observed' | 'acting' | 'verified' | 'failed';

export interface StepEvent {
  readonly step: string;
  readonly title: string;
  readonly phase: StepPhase;
  readonly detail: string;
  /** Which of how many, from 1. */
  readonly index: number;
  readonly of: number;
  readonly ms: number;
}

export interface PlannedStep {
  readonly id: string;
  readonly title: string;
  readonly observed: string;
  readonly willAct: boolean;
}

/** What would be done, seen without doing any of it. */
export const planOf = async (steps: readonly Step[]): Promise<PlannedStep[]> => {
  const plan: PlannedStep[] = [];
  for (const step of steps) {
    const { done, detail } = await step.observe();
    plan.push({ id: step.id, title: step.title, observed: detail, willAct: !done });
  }
  return plan;
};

/** The record of what was done in a home: a line of JSON per phase, on disk before the next begins. */
export const appendJournal = async (path: string, entry: Readonly<Record<string, unknown>>): Promise<void> => {
  const handle = await open(path, 'a', 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(entry)}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
};

export interface RunOptions {
  readonly run: string;
  readonly journal: string;
  readonly now: () => Date;
  readonly onStep?: (event: StepEvent) => void;
  readonly confirm?: (plan: readonly PlannedStep[]) => Promise<boolean>;
}

const runStep = async (step: Step, tell: (phase: StepPhase, detail: string) => Promise<void>): Promise<void> => {
  const before = await step.observe();
  if (before.done) return tell('observed', before.detail);
  await tell('acting', before.detail);
  await step.act();
  const after = await step.observe();
  if (!after.done)
    throw new Unavailable(
      'step.not_verified',
      `"${step.title}" was done, but is not so: ${after.detail}`,
      'Run it again.',
    );
  await tell('verified', after.detail);
};

/**
 * Runs the steps in order, each observed, acted on where needed, verified and written to the journal. Running the same
 * steps again after a crash at any point leads to the same end.
 * @throws RuleViolated `plan.not_confirmed`; what a step throws
 */
export const runSteps = async (steps: readonly Step[], options: RunOptions): Promise<void> => {
  if (options.confirm && !(await options.confirm(await planOf(steps))))
    throw new RuleViolated(
      'plan.not_confirmed',
      'the plan was not confirmed, nothing was changed',
      'Confirm it, or pass --yes.',
    );
  for (const [at, step] of steps.entries()) {
    const began = Date.now();
    const tell = async (phase: StepPhase, detail: string): Promise<void> => {
      const event = {
        step: step.id,
        title: step.title,
        phase,
        detail,
        index: at + 1,
        of: steps.length,
        ms: Date.now() - began,
      };
      const entry = { at: options.now().toISOString(), run: options.run, ...event };
      if (phase !== 'observed') await appendJournal(options.journal, entry);
      options.onStep?.(event);
    };
    await runStep(step, tell).catch(async (error: unknown) => {
      await tell('failed', error instanceof Error ? error.message : String(error));
      throw error;
    });
  }
};
