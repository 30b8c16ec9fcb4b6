import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/fake-installation.js';
import { planOf, runSteps, type Step } from './steps.js';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A world of three things; a run may be killed before or after any of them is made. */
const world = (killAt?: string) => {
  const made: string[] = [];
  const steps = ['a', 'b', 'c'].map((id): Step => ({
    id,
    title: `Make ${id}`,
    observe: async () => ({ done: made.includes(id), detail: made.join('') }),
    act: async () => {
      if (killAt === `before ${id}`) throw new Error('killed');
      made.push(id);
      if (killAt === `after ${id}`) throw new Error('killed');
    },
  }));
  return { made, steps, revive: () => (killAt = undefined) };
};

const options = (name: string) => ({ run: name, journal: join(folder, name), now: () => new Date(0) });

describe('steps', () => {
  it.each(['before a', 'after a', 'before b', 'after b', 'before c', 'after c'])(
    'killed %s and run again end where an undisturbed run ends',
    async (at) => {
      const { made, steps, revive } = world(at);
      await expect(runSteps(steps, options(at))).rejects.toThrow('killed');
      revive();
      await runSteps(steps, options(at));
      expect(made).toEqual(['a', 'b', 'c']);
    },
  );

  it('are written down as they happen', async () => {
    const { steps } = world('before b');
    await expect(runSteps(steps, options('journal'))).rejects.toThrow('killed');
    const entries = (await readFile(join(folder, 'journal'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map((e) => `${e.step} ${e.phase}`)).toEqual(['a acting', 'a verified', 'b acting', 'b failed']);
    expect(entries[3]).toMatchObject({ run: 'journal', detail: 'killed', index: 2, of: 3 });
  });

  it('that do not reach their goal are not taken for done', async () => {
    const step: Step = {
      id: 'x',
      title: 'X',
      observe: async () => ({ done: false, detail: 'no' }),
      act: async () => undefined,
    };
    await expect(runSteps([step], options('x'))).rejects.toMatchObject({ code: 'step.not_verified' });
  });

  it('are planned without being done, and not done without consent', async () => {
    const { made, steps } = world();
    made.push('b');
    expect((await planOf(steps)).map((s) => s.willAct)).toEqual([true, false, true]);
    const refused = runSteps(steps, { ...options('plan'), confirm: async () => false });
    await expect(refused).rejects.toMatchObject({ code: 'plan.not_confirmed' });
    expect(made).toEqual(['b']);
  });
});
