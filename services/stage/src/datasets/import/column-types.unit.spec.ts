import { describe, expect, it } from '@jest/globals';
import { ColumnTypeTracker } from './column-types.js';
import type { Cell } from './rows.js';

const typeOf = (cells: readonly Cell[], isPersonal = false) => {
  const tracker = new ColumnTypeTracker();
  for (const cell of cells) tracker.see(cell);
  return tracker.typeFor(isPersonal);
};

describe('the type of a column', () => {
  it.each<[string, Cell[], string]>([
    ['integers', ['0', '7', '-42', '999999999999999'], 'integer'],
    ['numbers with a point or a comma', ['0.5', '1,25', '-3', '.5', '6e23'], 'number'],
    ['JSON numbers', [1, 2.5], 'number'],
    ['flags', ['yes', 'No'], 'boolean'],
    ['dates', ['2026-01-31', '31.1.2026'], 'date'],
    ['phone numbers with a leading plus', ['+447700900965', '+4915112345678'], 'string'],
    ['ids with leading zeros', ['00123', '00124'], 'string'],
    ['ids of which one has a leading zero', ['123', '124', '0125'], 'string'],
    ['a negative number with leading zeros', ['-007'], 'string'],
    ['a decimal number with leading zeros', ['00.5'], 'string'],
    ['card numbers, which are longer than a number may be', ['4111111111111111'], 'string'],
    ['nothing', [null, null], 'string'],
    ['structures', [{ a: 1 }, 'x'], 'json'],
  ])('%s', (_name, cells, type) => {
    expect(typeOf(cells)).toBe(type);
  });

  it('of a personal column is text, whatever its text looks like', () => {
    for (const text of ['447700900965', '2001-05-17', 'yes', '3,5']) expect(typeOf([text], true)).toBe('string');
  });

  it('of a personal column says what JSON says where it is no text', () => {
    expect(typeOf([447700900965], true)).toBe('integer');
    expect(typeOf([{ street: 'x' }], true)).toBe('json');
  });
});
