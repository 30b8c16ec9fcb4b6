import { describe, expect, it } from '@jest/globals';
import { ReplacedSnapshots } from './replaced-snapshots.js';

const of = (version: number) => ({
  from: 'prod',
  projection: 'prediction-log',
  entity: { kind: 'predictionLog', id: 'prod_1', version, name: 'log', digest: 'd' },
});

describe('replaced snapshots', () => {
  it('are removed once two later ones of the same partition are there', async () => {
    const replaced = new ReplacedSnapshots();
    const removed: (readonly string[])[] = [];
    const installer = { prune: async (_: string, snapshots: readonly string[]) => void removed.push(snapshots) };
    for (const snapshot of ['a', 'b', 'c', 'c', 'd']) {
      replaced.activated({ ...of(1), snapshot });
      await replaced.prune(of(1), installer);
    }
    replaced.activated({ ...of(2), snapshot: 'z' });
    await replaced.prune(of(2), installer);
    expect(removed).toEqual([['a'], ['b']]);
  });

  it('are removed with the next one where a crash came between', async () => {
    const replaced = new ReplacedSnapshots();
    for (const snapshot of ['a', 'b', 'c', 'd']) replaced.activated({ ...of(1), snapshot });
    const removed: string[] = [];
    await replaced.prune(of(1), { prune: async (_, snapshots) => void removed.push(...snapshots) });
    expect(removed).toEqual(['a', 'b']);
  });
});
