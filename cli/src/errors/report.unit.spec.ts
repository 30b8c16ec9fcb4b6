import { describe, expect, it } from '@jest/globals';
import { errorKinds, NotFound, RuleViolated, Unavailable } from '@wordslab/contracts';
import { Interrupted, NotCompleted, TimedOut, UsageError } from './cli-errors.js';
import { exitCodes, exitOfKind } from './exit-codes.js';
import { errorText } from './print-error.js';
import { reportOf } from './report.js';

describe('exit codes', () => {
  it('are distinct, and every kind of error has one', () => {
    const codes = Object.values(exitCodes).map((e) => e.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(exitOfKind).sort()).toEqual(Object.keys(errorKinds).sort());
    expect(Object.values(exitOfKind)).not.toContain('ok');
  });

  it.each([
    [new NotFound('x.y', 'd'), 5],
    [new RuleViolated('copy.read_only', 'd'), 6],
    [new Unavailable('module.unreachable', 'd'), 9],
    [new Unavailable('check.failed', 'd'), 3],
    [new Unavailable('unexpected', 'd'), 1],
    [new UsageError('usage.x', 'd'), 2],
    [new NotCompleted('policy.field_unnamed', 'd'), 12],
    [new TimedOut('follow.timeout', 'd'), 13],
    [new Interrupted('interrupted', 'd'), 130],
    [new TypeError('boom'), 1],
    ['a string', 1],
  ])('%s', (error, code) => expect(reportOf(error, 'board').exitCode).toBe(code));
});

describe('reports', () => {
  it('carry code, detail, hint, details and correlation id', () => {
    const error = new NotFound('dataset.unknown', 'what', 'next', { near: ['a'], correlationId: 'c' });
    expect(reportOf(error, 'board')).toEqual({
      code: 'dataset.unknown',
      detail: 'what',
      hint: 'next',
      details: { near: ['a'] },
      correlationId: 'c',
      exitCode: 5,
    });
  });

  it('leave out what is not there', () => {
    expect(reportOf(new RuleViolated('a.b', 'what'), 'board')).toEqual({ code: 'a.b', detail: 'what', exitCode: 6 });
  });

  it('in words cannot steer the terminal', () => {
    const text = errorText({ code: 'a.b', detail: 'one\x1b[2J\ntwo', hint: 'three', exitCode: 6 });
    expect(text).toMatch(/a\.b: one\\x1b\[2J\n {2}two\n.*Next.*: three$/);
  });
});
