import { expect, it } from '@jest/globals';
import type { DatasetColumn } from '@wordslab/contracts';
import { rowIdOf } from './row-id.js';

const id: DatasetColumn = { name: 'n', type: 'integer', role: 'id', class: 'id', nullable: false, confidence: 1 };

const key = Buffer.alloc(32, 1);

it('is the value of the id column', () => {
  expect(rowIdOf({ n: 7, text: 'a' }, [id], key)).toBe('7');
});

it('is a hash of the content where there is no id', () => {
  const hash = rowIdOf({ text: 'a', label: null }, [], key);
  expect(hash).toMatch(/^h[0-9a-f]{32}$/);
  expect(rowIdOf({ label: null, text: 'a' }, [], key)).toBe(hash);
  expect(rowIdOf({ text: 'b', label: null }, [], key)).not.toBe(hash);
  expect(rowIdOf({ n: null, text: 'a' }, [id], key)).toMatch(/^h/);
  expect(rowIdOf({ text: 'a', label: null }, [], Buffer.alloc(32, 2))).not.toBe(hash);
});
