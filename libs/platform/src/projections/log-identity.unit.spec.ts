import { describe, expect, it } from '@jest/globals';
import { judgeLog } from './log-identity.js';

const at = (recordedAt: string, more = {}) => ({ id: 'a', position: '1', recordedAt, ...more });
const kept = at('2026-01-01T00:00:00.123Z');

describe('the log that is there', () => {
  it.each([
    ['the same', kept, kept, '7', '7', 'same'],
    ['nothing yet, and nothing kept', undefined, undefined, undefined, '0', 'same'],
    ['not known yet', undefined, kept, '7', '9', 'same'],
    ['the same, of whose time whole seconds are told now', kept, at('2026-01-01T00:00:00.000Z'), '7', '7', 'same'],
    ['the same, of whose time more is told now', at('2026-01-01T00:00:00.000Z'), kept, '7', '7', 'same'],
    ['recorded at another time', kept, at('2026-01-01T00:00:00.124Z'), '7', '7', 'moved'],
    ['recorded in another second', kept, at('2026-01-01T00:00:01.000Z'), '7', '7', 'moved'],
    ['at another position', kept, at(kept.recordedAt, { position: '812' }), '7', '9', 'moved'],
    ['one that begins otherwise', kept, at(kept.recordedAt, { id: 'b' }), '7', '9', 'foreign'],
    ['empty, where one was known', kept, undefined, undefined, '0', 'foreign'],
    ['behind a checkpoint', kept, kept, '10', '9', 'shortened'],
    ['behind a checkpoint, and not known yet', undefined, kept, '10', '9', 'shortened'],
  ] as const)('is %s', (_what, before, first, furthest, head, verdict) => {
    expect(judgeLog(before, first, furthest, head)).toBe(verdict);
  });
});
