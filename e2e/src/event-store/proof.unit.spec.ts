import { expect, it } from '@jest/globals';
import { type Place, wrongsOf } from './proof.js';
import type { Attempt } from './writers.js';

const log: Place[] = [
  { id: 'a', stream: 'note-1', revision: 0, position: '1' },
  { id: 'b', stream: 'note-2', revision: 0, position: '2' },
  { id: 'c', stream: 'note-2', revision: 1, position: '3' },
];
const attempt = (ids: string[], stream: string, outcome: Attempt['outcome'], asked = 1, answered = 9): Attempt => ({
  writer: 1,
  stream,
  ids,
  asked,
  answered,
  outcome,
  interruptions: 0,
});
const first = attempt(['a'], 'note-1', { revision: 0, position: '1' });
const second = attempt(['b', 'c'], 'note-2', { revision: 1, position: '3' });
const all = ['a', 'b', 'c'];

it('finds nothing wrong with a log that is as its writers were told', () => {
  const others = [
    attempt(['x'], 'note-1', 'refused'),
    attempt(['y'], 'note-1', 'given up'),
    attempt(['a'], 'note-1', 'given up'),
  ];
  expect(wrongsOf(log, [first, second, ...others], { subscriber: all })).toEqual([]);
});

const [a, b, c] = log as [Place, Place, Place];
it.each<[string, Place[], Attempt[], string[]]>([
  ['an acknowledged event is lost', [a, b], [second], ['a', 'b']],
  ['an event is there twice', [...log, { ...a, revision: 1, position: '4' }], [], [...all, 'a']],
  ['a revision is missing', [b, { ...c, revision: 2 }], [], ['b', 'c']],
  ['positions go back', [a, { ...b, position: '1' }], [], ['a', 'b']],
  ['a refused append is there', log, [attempt(['a'], 'note-1', 'refused')], all],
  ['half of one that was given up is there', [b], [attempt(['b', 'x'], 'note-2', 'given up')], ['b']],
  ['an append is not in one piece', log, [attempt(['c', 'b'], 'note-2', 'given up')], all],
  ['a writer was told another place', log, [attempt(['a'], 'note-1', { revision: 0, position: '2' })], all],
  [
    'a later append stands before an earlier one',
    log,
    [
      { ...first, asked: 5 },
      { ...second, answered: 4 },
    ],
    all,
  ],
  ['a subscriber misses an event', log, [], ['a', 'c']],
  ['a subscriber gets one twice', log, [], [...all, 'c']],
])('says so when %s', (_, found, attempts, sent) => {
  expect(wrongsOf(found, attempts, { subscriber: sent })).toHaveLength(1);
});
