import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorKinds, isWordslabError, type ErrorKind, type ProblemDetails } from '@wordslab/contracts';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ERROR_FORMS, LOGGER } from '../tokens.js';
import { databaseFailure } from './database-failures.js';
import { correlationIdOf } from './request-context.js';

const titleOf = (status: number): string =>
  (Object.entries(errorKinds).find(([, s]) => s === status)?.[0] as ErrorKind | undefined)?.replace(
    /([a-z])([A-Z])/g,
    '$1 $2',
  ) ?? 'Error';

/** How errors look under a path whose protocol has a form of its own for them. */
export interface ErrorForm {
  /** Paths that are this, or begin with it and a slash. */
  readonly path: string;
  form(problem: ProblemDetails): { readonly status: number; readonly body: object };
}

/** The one place where an error becomes HTTP: RFC 9457 problem details. What nobody expected is logged whole and told in a sentence. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(ERROR_FORMS) private readonly forms: readonly ErrorForm[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const problem = this.problemOf(error, correlationIdOf(request));
    if (problem.status >= 500)
      this.logger.error({ err: error, correlationId: problem.correlationId, path: request.path }, problem.detail);
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // Tells callers apart what passes by itself from a 503 that somebody must do something about.
    const seconds = problem.details?.['retryAfterSeconds'];
    if (typeof seconds === 'number') response.set('Retry-After', String(Math.ceil(seconds)));
    const form = this.forms.find(({ path }) => request.path === path || request.path.startsWith(`${path}/`));
    if (!form)
      return void response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
    const { status, body } = form.form(problem);
    response.status(status).json(body);
  }

  private problemOf(thrown: unknown, correlationId: string): ProblemDetails {
    const error = databaseFailure(thrown) ?? thrown;
    if (isWordslabError(error))
      return {
        type: 'about:blank',
        title: titleOf(error.status),
        status: error.status,
        code: error.code,
        detail: error.message,
        hint: error.hint,
        details: error.details,
        correlationId,
      };
    if (error instanceof HttpException)
      return {
        type: 'about:blank',
        title: STATUS_CODES[error.getStatus()] ?? 'Error',
        status: error.getStatus(),
        code: error.getStatus() === 404 ? 'route.not_found' : 'http.refused',
        detail: error.message,
        correlationId,
      };
    const status = tooLarge(error) ? 413 : 500;
    return {
      type: 'about:blank',
      title: status === 413 ? 'Payload Too Large' : 'Unexpected',
      status,
      code: status === 413 ? 'request.too_large' : 'unexpected',
      detail: status === 413 ? 'the body of this call is larger than allowed' : 'something failed that should not',
      hint: `The log of this service has the cause under correlation id ${correlationId}.`,
      correlationId,
    };
  }
}

const tooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';
