import { expect, it } from '@jest/globals';
import { databaseFailure } from './database-failures.js';

const failure = (code: string, message = 'said by Postgres') => Object.assign(new Error(message), { code });

it.each([
  [failure('53100'), 'database.disk_full', 30],
  [failure('25006'), 'database.read_only', 30],
  [failure('53300'), 'database.unavailable', 1],
  [failure('57P01'), 'database.unavailable', 1],
  [failure('ECONNREFUSED'), 'database.unavailable', 1],
  [new Error('Connection terminated unexpectedly'), 'database.unavailable', 1],
])('%s is %s', (error, code, retryAfterSeconds) => {
  expect(databaseFailure(error)).toMatchObject({
    kind: 'Unavailable',
    code,
    details: { retryAfterSeconds },
    cause: error,
  });
});

it.each([failure('23505'), new Error('unforeseen'), 'a text', null])('%s is not the database being away', (error) => {
  expect(databaseFailure(error)).toBeUndefined();
});
