import { Controller, Inject, type MessageEvent, type OnApplicationShutdown, Query, Sse } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse } from '@nestjs/swagger';
import { isWordslabError, verificationQuery } from '@wordslab/contracts';
import { type EventStore, verifyLog } from '@wordslab/eventstore';
import type { Logger } from 'pino';
import { Observable } from 'rxjs';
import type { z } from 'zod';
import { type EventTypes, inWords } from '../evolution/event-types.js';
import { EVENT_LOG, EVENT_TYPES, LOGGER } from '../tokens.js';
import { Access } from './access.js';

/** Looks at the module's log as it was written. */
@Controller('api/v1/event-log')
export class EventLogController implements OnApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventStore,
    @Inject(EVENT_TYPES) private readonly types: EventTypes,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Walks the log for as long as somebody listens. */
  @Sse('verification')
  @Access('it-admin', 'tenant-admin')
  @ApiBearerAuth()
  @ApiOkResponse({
    description:
      'A stream of events: `progress` now and then, `id` being the position to go on after; `result` at the end; `failure`, a problem, where the log cannot be read',
  })
  verification(
    @Query({ schema: verificationQuery }) { after }: z.infer<typeof verificationQuery>,
  ): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const closed = new AbortController();
      const signal = AbortSignal.any([closed.signal, this.stopping.signal]);
      verifyLog(this.log, {
        after,
        signal,
        whyUnreadable: (event) => {
          const why = this.types.whyUnreadable(event);
          return why && inWords(why);
        },
        onProgress: (progress) => subscriber.next({ id: progress.upTo, type: 'progress', data: progress }),
      }).then(
        (result) => {
          subscriber.next({ id: result.upTo, type: 'result', data: result });
          subscriber.complete();
        },
        (error: unknown) => {
          // Whoever still listens sees the stream end without a result.
          if (signal.aborted) return subscriber.complete();
          this.logger.error({ err: error }, 'the event log cannot be verified');
          subscriber.next({ type: 'failure', data: failureOf(error) });
          subscriber.complete();
        },
      );
      return () => closed.abort();
    });
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }
}

const failureOf = (error: unknown): { code: string; detail: string; hint?: string } =>
  isWordslabError(error)
    ? { code: error.code, detail: error.message, ...(error.hint ? { hint: error.hint } : {}) }
    : { code: 'unexpected', detail: 'the log cannot be read; the log of the module says why' };
