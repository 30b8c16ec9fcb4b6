import { z } from 'zod';
import { POSTGRES, type ProcessSpec, tiers } from '@wordslab/topology';
import { readIfThere, writeFileAtomic } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';
import { isRunning, signal, waitForExit } from '../os/process-identity.js';

const child = z.object({
  id: z.string(),
  pid: z.number().int(),
  started: z.string(),
  tier: z.enum(tiers),
  stop: z.object({ signal: z.enum(['SIGTERM', 'SIGINT']), graceMs: z.number() }),
});
export type Child = z.infer<typeof child>;

/** The processes that a home's supervisor started and has not seen end, as far as they still run. */
export const livingChildren = async (home: HomeLayout): Promise<Child[]> =>
  z
    .array(child)
    .parse(JSON.parse((await readIfThere(home.childrenFile)) ?? '[]'))
    .filter(isRunning);

/** Keeps the list of children on disk, so that the next supervisor knows what a killed one left behind. */
export class ChildrenRecord {
  private readonly children = new Map<string, Child>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly home: HomeLayout) {}

  add(spec: ProcessSpec, pid: number, started: string): void {
    this.children.set(spec.id, { id: spec.id, pid, started, tier: spec.tier, stop: spec.stop });
    this.save();
  }

  remove(id: string): void {
    if (this.children.delete(id)) this.save();
  }

  /** Resolves when everything said so far is on disk. */
  async flush(): Promise<void> {
    await this.writing;
  }

  private save(): void {
    this.writing = this.writing.then(() =>
      writeFileAtomic(this.home.childrenFile, JSON.stringify([...this.children.values()])),
    );
  }
}

/** What is left of a process' group: an algorithm that a service had started, say. Postgres ends its own. */
export const endGroup = (id: string, pid: number): void => {
  if (process.platform !== 'win32' && id !== POSTGRES) signal(-pid, 'SIGKILL');
};

const endChild = async (left: Child): Promise<void> => {
  signal(left.pid, left.stop.signal);
  if (!(await waitForExit(left, left.stop.graceMs))) {
    signal(left.pid, 'SIGKILL');
    await waitForExit(left, left.stop.graceMs);
  }
  endGroup(left.id, left.pid);
};

/** Ends what a killed supervisor left running, users of a thing before the thing. Answers with their ids. */
export const endSurvivors = async (home: HomeLayout): Promise<string[]> => {
  const left = await livingChildren(home);
  for (const tier of [...tiers].reverse()) await Promise.all(left.filter((c) => c.tier === tier).map(endChild));
  return left.map((c) => c.id);
};
