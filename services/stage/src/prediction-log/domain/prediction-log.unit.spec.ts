import { describe, expect, it } from '@jest/globals';
import type { PredictionRow } from '@wordslab/contracts';
import { countOf, hourOf, sumOf } from './counts.js';
import { answeredRecord, JournalContent } from './journal-record.js';
import { timeOf } from './prediction-id.js';

const row = (prediction: string, at = '2026-11-25T10:59:59.999Z'): PredictionRow => ({
  ...{ prediction, at, service: 's', release: 'r1', model: 'm', text: 't', names: null, label: 'l', score: 1, ms: 2.4 },
});
const key = { hour: '2026-11-25T10:00:00.000Z', service: 's', release: 'r1', model: 'm' };

describe('counts of the prediction log', () => {
  it('are by the hour of UTC', () => {
    expect(hourOf(new Date('2026-11-25T10:59:59.999Z'))).toBe(key.hour);
    expect(hourOf(new Date('2026-11-25T11:00:00.000Z'))).toBe('2026-11-25T11:00:00.000Z');
  });

  it('add up per hour, service, release and model, in whatever order they come', () => {
    const all = [
      countOf(key, { answered: 3 }),
      countOf({ ...key, release: 'r2' }, { failed: 1 }),
      countOf(key, { limited: 1 }),
    ];
    const expected = [
      { ...key, answered: 1, failed: 0, limited: 1, ms: 3 },
      { ...key, release: 'r2', answered: 0, failed: 1, limited: 0, ms: 0 },
    ];
    expect(sumOf(all)).toEqual(expected);
    expect(sumOf([...all].reverse())).toEqual(expected);
  });

  it('count a request once, however many rows it has', () => {
    const content = new JournalContent();
    content.add(answeredRecord([row('b'), row('c')]));
    content.add({ counts: [countOf(key, { failed: 1 })] });
    content.add(answeredRecord([row('a')]));
    expect(content.lines.map((line) => JSON.parse(line).prediction)).toEqual(['b', 'c', 'a']);
    expect([content.first, content.last]).toEqual(['a', 'c']);
    expect(content.counts).toEqual([{ ...key, answered: 2, failed: 1, limited: 0, ms: 4 }]);
  });
});

it('a prediction’s id says when it was given', () => {
  expect(timeOf('019adc0f-0000-7000-8000-000000000001').getTime()).toBe(0x019adc0f0000);
});
