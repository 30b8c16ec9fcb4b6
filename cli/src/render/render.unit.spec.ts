import { describe, expect, it } from '@jest/globals';
import { LiveProgress, PlainProgress } from './progress.js';
import { facts, fit, table } from './table.js';
import { bytes, clean, count, dateTime, duration, number, shortId } from './text.js';

const columns = [
  { title: 'name', value: (r: { name: string; rows: number | null }) => r.name },
  { title: 'rows', value: (r: { rows: number | null }) => r.rows, align: 'right' as const },
];

describe('table', () => {
  it('aligns, and shows nothing as a dash', () => {
    expect(
      table(columns, [
        { name: 'a', rows: 1 },
        { name: 'longer', rows: 1000 },
        { name: '', rows: null },
      ]),
    ).toBe(['NAME    ROWS', 'a          1', 'longer  1000', '-          -'].join('\n'));
  });

  it('counts wide and combined characters as a terminal does', () => {
    const lines = table(columns, [
      { name: '日本', rows: 1 },
      { name: 'é', rows: 2 },
      { name: '👩‍🔬', rows: 3 },
    ]).split('\n');
    expect(lines).toEqual(['NAME  ROWS', '日本     1', 'é        2', '👩‍🔬       3']);
  });

  it('cuts the widest column where the terminal is too narrow, and never elsewhere', () => {
    const rows = [{ name: 'a name that goes on and on', rows: 12 }];
    expect(table(columns, rows, 20).split('\n')[1]).toBe('a name that g…    12');
    expect(table(columns, rows, Infinity)).toContain('a name that goes on and on');
  });

  it('shows control characters instead of obeying them', () => {
    expect(table(columns, [{ name: 'a\x1b[2Jb\nc', rows: 0 }])).toContain('a\\x1b[2Jb\\x0ac');
  });

  it('pads before it paints', () => {
    const painted = [{ ...columns[0]!, paint: (t: string) => `<${t}>` }, columns[1]!];
    expect(table(painted, [{ name: 'a', rows: 1 }]).split('\n')[1]).toBe('<a>        1');
  });

  it('cuts a text only where it must', () => {
    expect(fit('abc', 3)).toBe('abc');
    expect(fit('abcd', 3)).toBe('ab…');
    expect(fit('日本語', 4)).toBe('日…');
  });

  it('aligns facts', () => {
    expect(
      facts([
        ['A', 'x'],
        ['Long', null],
      ]),
    ).toBe('A     x\nLong  -');
  });
});

describe('texts', () => {
  it('are short where a person reads them', () => {
    expect(bytes(0)).toBe('0 B');
    expect(bytes(999)).toBe('999 B');
    expect(bytes(1_500_000_000)).toBe('1.5 GB');
    expect(bytes(234_567)).toBe('235 kB');
    expect(duration(0.42)).toBe('0.4 s');
    expect(duration(42)).toBe('42 s');
    expect(duration(3_600 * 5)).toBe('5 h');
    expect(duration(86_400 * 12)).toBe('12 d');
    expect(number(1_234_567)).toBe('1,234,567');
    expect([count(1, 'row'), count(2, 'row'), count(0, 'row')]).toEqual(['1 row', '2 rows', '0 rows']);
    expect([bytes(null), duration(null), number(null), dateTime(null)]).toEqual(['-', '-', '-', '-']);
    expect(dateTime(new Date(2026, 10, 3, 4, 5, 6).toISOString())).toBe('2026-11-03 04:05:06');
  });

  it('keep of an id what finds it again', () => {
    expect(shortId('dev_01a206f5-3a98-76ec-8347-fe3893d6f840@2')).toBe('dev_…93d6f840@2');
    expect(shortId('01a206f5-3a98-76ec-8347-fe3893d6f840')).toBe('…93d6f840');
    expect(shortId(`sha256:${'ab'.repeat(32)}`)).toBe('abababababab');
    expect(shortId('*')).toBe('*');
  });

  it('hold no control characters', () => {
    expect(clean('a\tb\r\n\x1b\x9b')).toBe('a b\\x0d\\x0a\\x1b\\x9b');
  });
});

describe('progress', () => {
  const recorder = () => {
    const written: string[] = [];
    return { written, write: (text: string) => written.push(text), columns: 40 };
  };

  it('on a terminal writes one line over and over, cut to its width', () => {
    let now = 1_000;
    const stream = recorder();
    const progress = new LiveProgress(stream, () => now);
    progress.now('first', 0.5);
    progress.now('too soon', 0.51);
    now += 100;
    progress.now('x'.repeat(100));
    progress.line('done\x1b');
    expect(stream.written).toEqual([
      '\r\x1b[K[############............]  50 %  first',
      `\r\x1b[K${'x'.repeat(39)}`,
      '\r\x1b[K',
      'done\\x1b\n',
    ]);
  });

  it('elsewhere writes plain lines, and a sign of life every few seconds', () => {
    let now = 0;
    const stream = recorder();
    const progress = new PlainProgress(stream, () => now);
    progress.now('too soon', 0.1);
    now = 5_000;
    progress.now('half', 0.5);
    now = 6_000;
    progress.now('too soon again', 0.6);
    progress.line('kept');
    progress.end();
    expect(stream.written).toEqual(['half (50 %)\n', 'kept\n']);
  });
});
