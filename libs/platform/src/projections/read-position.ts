import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { comparePositions } from '@wordslab/eventstore';
import { isWordslabError, Unavailable, ValidationFailed } from '@wordslab/contracts';
import type { Request, Response } from 'express';
import { catchError, type Observable, throwError } from 'rxjs';
import { ProjectionsRunner } from './runner.js';

const LONGEST_MS = 3_000;
const LOOK_MS = 10;

/**
 * Read your own writes: a GET that shows `Wordslab-Position` waits, at most 3 s, until the read models have come that
 * far. If they have not, it answers with what there is and says `Wordslab-Stale: true`; what is missing then is no 404
 * but a 503 with Retry-After. A read model that is outdated is not waited for: while there is one, every GET says so.
 */
@Injectable()
export class ReadAtPosition implements NestInterceptor {
  constructor(private readonly runner: ProjectionsRunner) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    if (http.getRequest<Request>().method !== 'GET') return next.handle();
    const position = http.getRequest<Request>().headers['wordslab-position'];
    if (this.hasOutdated()) http.getResponse<Response>().setHeader('Wordslab-Stale', 'true');
    if (typeof position === 'string') {
      if (!/^[0-9A-Za-z:/-]{1,64}$/.test(position))
        throw new ValidationFailed(
          'request.bad_position',
          'the header Wordslab-Position is not a position of this log',
        );
      if (!(await this.waitFor(position))) {
        const response = http.getResponse<Response>();
        response.setHeader('Wordslab-Stale', 'true');
        return next.handle().pipe(catchError((error: unknown) => throwError(() => notFoundYet(error, response))));
      }
    }
    return next.handle();
  }

  /** True once every projection has seen `position`. */
  async waitFor(position: string): Promise<boolean> {
    const deadline = Date.now() + LONGEST_MS;
    while (!this.haveSeen(position)) {
      if (Date.now() >= deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return !this.hasOutdated();
  }

  private haveSeen(position: string): boolean {
    return this.runner.followers.every(
      (f) =>
        f.isOutdated || f.name.startsWith('reactor:') || (f.seen !== null && comparePositions(f.seen, position) >= 0),
    );
  }

  private hasOutdated(): boolean {
    return this.runner.followers.some((f) => f.isOutdated);
  }
}

/** What is not found while the read models are behind may be there: the caller is to ask again. */
const notFoundYet = (error: unknown, response: Response): unknown => {
  if (!isWordslabError(error) || error.kind !== 'NotFound') return error;
  response.setHeader('Retry-After', '1');
  return new Unavailable(
    'read_model.behind',
    `${error.message}, as far as the read models have come; they are behind the log`,
    'Repeat the call in a moment; GET /health/live says when one stands still.',
    undefined,
    { cause: error },
  );
};
