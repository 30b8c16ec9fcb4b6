import { describe, expect, it } from '@jest/globals';
import { csv } from '../render/csv.js';
import { readCondition, readGroup, readMeasure } from './log-conditions.js';
import { pullDays } from './pull-days.js';

const refusal = (code: string) => expect.objectContaining({ code, exit: 'usage' });

describe('conditions', () => {
  it.each([
    ['label=refund', { field: 'label', is: 'refund' }],
    ['label = refund', { field: 'label', is: 'refund' }],
    ['label=refund, card', { field: 'label', in: ['refund', 'card'] }],
    ['label!=refund', { field: 'label', isNot: 'refund' }],
    ['verdict=', { field: 'verdict', isEmpty: true }],
    ['rightlabel!=', { field: 'rightLabel', isEmpty: false }],
    ['text~a=b', { field: 'text', contains: 'a=b' }],
    ['score<0.5', { field: 'score', below: 0.5 }],
    ['score<=0.5', { field: 'score', atMost: 0.5 }],
    ['ms>5', { field: 'ms', above: 5 }],
    ['ms>=5', { field: 'ms', atLeast: 5 }],
  ])('%s', (text, expected) => expect(readCondition(text)).toEqual(expected));

  it.each([
    ['names=ada', 'usage.unknown_field'],
    ['score<high', 'usage.bad_condition'],
    ['label<5', 'usage.bad_condition'],
    ['label', 'usage.bad_condition'],
    ['text~', 'usage.bad_condition'],
  ])('%s is refused', (text, code) => expect(() => readCondition(text)).toThrow(refusal(code)));
});

describe('groups and measures', () => {
  it('are read', () => {
    expect(['label', 'day', 'week'].map(readGroup)).toEqual(['label', 'day', { field: 'at', by: 'week' }]);
    expect(['count', 'avg:score', 'p95:ms', 'share:label=a:b=c'].map(readMeasure)).toEqual([
      ...[{ count: true }, { avg: 'score' }, { p95: 'ms' }],
      { share: { field: 'label', is: 'a:b=c' } },
    ]);
  });

  it('are refused where they are none', () => {
    expect(() => readGroup('score')).toThrow(refusal('usage.bad_group'));
    for (const text of ['avg:label', 'sum:score', 'avg', 'share:text=x', ''])
      expect(() => readMeasure(text)).toThrow(refusal('usage.bad_measure'));
  });
});

describe('days of a pull', () => {
  const now = new Date('2026-11-25T23:30:00Z');
  it('are those named, or the last ones, or today', () => {
    expect(pullDays({ days: '2026-11-20..2026-11-25' }, now)).toEqual({ from: '2026-11-20', to: '2026-11-25' });
    expect(pullDays({ days: '2026-11-20' }, now)).toEqual({ from: '2026-11-20', to: '2026-11-20' });
    expect(pullDays({ last: 7 }, now)).toEqual({ from: '2026-11-19', to: '2026-11-25' });
    expect(pullDays({}, now)).toEqual({ from: '2026-11-25', to: '2026-11-25' });
  });
  it.each(['yesterday', '2026-11-20..', '2026-13-01', '20261120'])('%s are none', (days) =>
    expect(() => pullDays({ days }, now)).toThrow(refusal('usage.bad_days')),
  );
});

it('CSV quotes what needs it', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x,"y"', null],
        ['line\nend', 0.5],
      ],
    ),
  ).toBe('a,b\n"x,""y""",\n"line\nend",0.5');
});
