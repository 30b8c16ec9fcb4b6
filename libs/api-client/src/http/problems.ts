import {
  NotAllowed,
  NotAuthenticated,
  NotFound,
  problemDetails,
  QuotaExceeded,
  RevisionConflict,
  RuleViolated,
  Unavailable,
  ValidationFailed,
  type WordslabError,
} from '@wordslab/contracts';

const classOf = (status: number) => {
  switch (status) {
    case 401:
      return NotAuthenticated;
    case 403:
      return NotAllowed;
    case 404:
      return NotFound;
    case 409:
      return RuleViolated;
    case 412:
      return RevisionConflict;
    case 429:
      return QuotaExceeded;
    default:
      return status >= 500 ? Unavailable : ValidationFailed;
  }
};

/** The error that an answer's problem details (RFC 9457) stand for; of the same class as the one thrown in the service. */
export const errorOfProblem = (status: number, body: unknown, from: string): WordslabError => {
  const problem = problemDetails.safeParse(body);
  if (!problem.success)
    return new Unavailable(
      'module.strange_answer',
      `${from} answered with status ${status} and no explanation`,
      'Another program may listen on its port: see `wordslab status`.',
    );
  const { code, detail, hint, details, correlationId } = problem.data;
  return new (classOf(status))(code, detail, hint, { ...details, correlationId });
};

const REFUSED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH']);
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** By shape, not by class: system errors may come from another realm. */
const codeOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
};

/** Whether the call never reached the module, or its answer got lost on the way. */
export const isUnreachable = (error: unknown): boolean => {
  const code = codeOf(error);
  return code !== undefined && (REFUSED.has(code) || BROKEN.has(code));
};

/** The one error for a module that does not answer. */
export const unreachable = (name: string, url: string, cause: unknown): Unavailable =>
  new Unavailable(
    'module.unreachable',
    `${name} does not answer at ${url}`,
    'See `wordslab status`; `wordslab up` starts what is not running.',
    undefined,
    { cause },
  );

export const noAnswer = (name: string, seconds: number, cause: unknown): Unavailable =>
  new Unavailable(
    'module.no_answer',
    `${name} took longer than ${seconds} s to answer`,
    'Try again; `wordslab status` and `wordslab logs` say how it is.',
    undefined,
    { cause },
  );
