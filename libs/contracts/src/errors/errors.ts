import { z } from 'zod';

/** The kinds of failure that every module, the CLI and the broker know, with the HTTP status of each. */
export const errorKinds = {
  ValidationFailed: 400,
  NotAuthenticated: 401,
  NotAllowed: 403,
  NotFound: 404,
  RuleViolated: 409,
  RevisionConflict: 412,
  QuotaExceeded: 429,
  Unavailable: 503,
} as const;
export type ErrorKind = keyof typeof errorKinds;

/**
 * The base of every error that is meant for a user.
 * `code` is stable and documented (`dataset.not_csv`), `message` says what and why, `hint` says what to do next.
 */
export abstract class WordslabError extends Error {
  abstract readonly kind: ErrorKind;

  constructor(
    readonly code: string,
    message: string,
    readonly hint?: string,
    readonly details?: Readonly<Record<string, unknown>>,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  get status(): number {
    return errorKinds[this.kind];
  }
}

/** Bad input: the caller must change it. */
export class ValidationFailed extends WordslabError {
  readonly kind = 'ValidationFailed';
}
export class NotAuthenticated extends WordslabError {
  readonly kind = 'NotAuthenticated';
}
export class NotAllowed extends WordslabError {
  readonly kind = 'NotAllowed';
}
export class NotFound extends WordslabError {
  readonly kind = 'NotFound';
}
/** The input is well formed, but a rule of the domain refuses it in the present state. */
export class RuleViolated extends WordslabError {
  readonly kind = 'RuleViolated';
}
/** Somebody else changed the thing first: load it again and decide again. */
export class RevisionConflict extends WordslabError {
  readonly kind = 'RevisionConflict';
}
export class QuotaExceeded extends WordslabError {
  readonly kind = 'QuotaExceeded';
}
/** A part that this needs does not answer now; the same call may succeed later. */
export class Unavailable extends WordslabError {
  readonly kind = 'Unavailable';
}

/** Guards by code and kind rather than by class, so they survive two copies of this package. */
export const isWordslabError = (e: unknown): e is WordslabError =>
  e instanceof Error && 'kind' in e && typeof e.kind === 'string' && e.kind in errorKinds && 'code' in e;

/** RFC 9457 problem details, as every HTTP error of wordslab looks. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  correlationId: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
