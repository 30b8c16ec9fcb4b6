import { describe, expect, it } from '@jest/globals';
import { errorKinds } from '@wordslab/contracts';
import { errorOfProblem, isUnreachable } from './problems.js';

const problem = { type: 'about:blank', title: 't', status: 400, code: 'a.b', detail: 'what', hint: 'next' };

describe('the error of an answer', () => {
  it.each(Object.entries(errorKinds))('is a %s for its status', (kind, status) => {
    expect(errorOfProblem(status, { ...problem, status }, 'dev')).toMatchObject({
      kind,
      code: 'a.b',
      message: 'what',
      hint: 'next',
    });
  });

  it('keeps details and correlation id', () => {
    const error = errorOfProblem(409, { ...problem, details: { home: 'dev' }, correlationId: 'c' }, 'dev');
    expect(error.details).toEqual({ home: 'dev', correlationId: 'c' });
  });

  it.each([
    [413, 'ValidationFailed'],
    [418, 'ValidationFailed'],
    [500, 'Unavailable'],
    [502, 'Unavailable'],
  ])('is near enough for status %i', (status, kind) =>
    expect(errorOfProblem(status, { ...problem, status }, 'dev').kind).toBe(kind),
  );

  it('says so when the answer is not one of ours', () => {
    expect(errorOfProblem(404, '<html>', 'dev of acme')).toMatchObject({
      code: 'module.strange_answer',
      message: 'dev of acme answered with status 404 and no explanation',
    });
  });
});

describe('whether a module was reached', () => {
  it('is read from the cause, however deep', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(isUnreachable(new TypeError('fetch failed', { cause: refused }))).toBe(true);
    expect(isUnreachable(new TypeError('fetch failed', { cause: new Error('x', { cause: refused }) }))).toBe(true);
    expect(isUnreachable(new TypeError('fetch failed'))).toBe(false);
    expect(isUnreachable('ECONNREFUSED')).toBe(false);
  });
});
