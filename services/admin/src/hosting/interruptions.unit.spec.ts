import { expect, it } from '@jest/globals';
import { RuleViolated, Unavailable } from '@wordslab/contracts';
import { isInterruption } from './interruptions.js';

it.each([
  [new Unavailable('host.not_running', 'nothing is running'), true],
  [Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }), true],
  [Object.assign(new Error('terminating connection'), { code: '57P01' }), true],
  [new Unavailable('process.not_ready', 'a process ends again and again'), false],
  [new RuleViolated('keys.not_the_known', 'other keys'), false],
  [Object.assign(new Error('disk full'), { code: 'ENOSPC' }), false],
  [new Error('unexpected'), false],
  ['not an error', false],
])('%s goes on by itself: %s', (error, expected) => {
  expect(isInterruption(error)).toBe(expected);
});
