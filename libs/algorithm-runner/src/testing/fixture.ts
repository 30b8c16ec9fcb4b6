import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AlgorithmManifest } from '@wordslab/contracts';
import { copyAlgorithm } from '../work-folder.js';

/** The manifest of a fixture that does a deed. */
export const manifestOf = (deed: string): AlgorithmManifest => ({
  name: deed,
  command: ['node', 'main.mjs', deed],
  interface: {
    inputs: [{ name: 'text', type: 'text' }],
    outputs: [
      { name: 'label', type: 'label' },
      { name: 'score', type: 'number' },
    ],
    metrics: [{ name: 'accuracy', better: 'higher' }],
  },
});

/** Fixtures of `fixtures/` in temporary folders, which end with the spec. */
export class FixtureFolders {
  private readonly made: string[] = [];

  /** A folder with a fixture's files, and algorithm.json where a deed is named. */
  async lay(fixture: 'misbehaving' | 'majority', deed: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'algorithm-spec-'));
    this.made.push(folder);
    await copyAlgorithm(fileURLToPath(new URL(`../../fixtures/${fixture}`, import.meta.url)), folder);
    await writeFile(join(folder, 'algorithm.json'), JSON.stringify(manifestOf(deed)));
    return folder;
  }

  async clear(): Promise<void> {
    for (const folder of this.made.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}
