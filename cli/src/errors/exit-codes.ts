import type { ErrorKind } from '@wordslab/contracts';

/** Every exit code of `wordslab`, for scripts. The only table: code and documentation are made from it. */
export const exitCodes = {
  ok: { code: 0, meaning: 'Done.' },
  unexpected: { code: 1, meaning: 'Something failed that should not: a defect. The log has more.' },
  usage: { code: 2, meaning: 'The command line is wrong: unknown command or flag, missing or ill-formed value.' },
  checkFailed: { code: 3, meaning: 'A check failed: of this computer, of an algorithm, or of an event log.' },
  invalid: { code: 4, meaning: 'The input was refused: a file or value that a module cannot accept.' },
  notFound: { code: 5, meaning: 'What was named does not exist.' },
  ruleViolated: { code: 6, meaning: 'A rule refuses it in the present state, such as a command against a copy.' },
  conflict: { code: 7, meaning: 'Somebody else changed it first: look and decide again.' },
  quota: { code: 8, meaning: 'A limit is reached.' },
  unavailable: {
    code: 9,
    meaning: 'A part that this needs does not run or does not answer; the same may succeed later.',
  },
  notAuthenticated: { code: 10, meaning: 'The token is missing or not the one of this environment.' },
  notAllowed: { code: 11, meaning: 'The caller may not do this.' },
  notCompleted: { code: 12, meaning: 'What was followed ended otherwise: a promotion refused, a deployment failed.' },
  timeout: { code: 13, meaning: 'It was not over within `--timeout`; it goes on without this command.' },
  interrupted: {
    code: 130,
    meaning: 'Interrupted with Ctrl-C. What runs in a module goes on unless the message says otherwise.',
  },
} as const;
export type ExitName = keyof typeof exitCodes;

/** The exit code of each kind of error that a module answers with. */
export const exitOfKind: Readonly<Record<ErrorKind, ExitName>> = {
  ValidationFailed: 'invalid',
  NotAuthenticated: 'notAuthenticated',
  NotAllowed: 'notAllowed',
  NotFound: 'notFound',
  RuleViolated: 'ruleViolated',
  RevisionConflict: 'conflict',
  QuotaExceeded: 'quota',
  Unavailable: 'unavailable',
};
