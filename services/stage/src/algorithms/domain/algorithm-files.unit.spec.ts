import { describe, expect, it } from '@jest/globals';
import type { AlgorithmManifest } from '@wordslab/contracts';
import { filesOf } from './algorithm-files.js';

const manifest: AlgorithmManifest = {
  name: 'tagger',
  command: ['python3', 'main.py'],
  interface: { inputs: [{ name: 'text', type: 'text' }], outputs: [{ name: 'label', type: 'label' }], metrics: [] },
};
const file = (path: string, bytes = 3) => ({ path, content: Buffer.alloc(bytes).toString('base64') });
const code = (files: ReturnType<typeof file>[]) => {
  try {
    filesOf({ manifest, files });
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('files of an algorithm', () => {
  it('are ordered by path and hold the manifest as it was checked', () => {
    const files = filesOf({ manifest, files: [file('main.py'), file('algorithm.json'), file('lib/a.py')] });
    expect(files.map((f) => f.path)).toEqual(['algorithm.json', 'lib/a.py', 'main.py']);
    expect(JSON.parse(files[0]?.bytes.toString() ?? '')).toEqual(manifest);
  });

  it.each([
    ['at the limit of a file', [file('a', 256 << 10)], 'accepted'],
    ['beyond it', [file('a', (256 << 10) + 1)], 'algorithm.too_large'],
    ['too much together', Array.from({ length: 5 }, (_, i) => file(`f${i}`, 220 << 10)), 'algorithm.too_large'],
    ['the path of the source', [file('.wordslab/source.json')], 'algorithm.reserved_path'],
    ['a path twice', [file('a'), file('a')], 'algorithm.file_twice'],
  ])('%s', (_name, files, expected) => {
    expect(code(files)).toBe(expected);
  });
});
