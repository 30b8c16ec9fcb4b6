import { Controller, Inject, type MessageEvent, type OnApplicationShutdown, Query, Sse } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse } from '@nestjs/swagger';
import { type EventStore } from '@wordslab/eventstore';
import { Observable } from 'rxjs';
import { z } from 'zod';
import { EVENT_STORE } from '../tokens.js';
import { Access } from './access.js';

const eventsQuery = z.object({
  /** Continue after this position; without it, only what happens from now on. */
  after: z.string().optional(),
  /** Type prefixes, separated by commas. */
  types: z.string().optional(),
});

/** The module's log as server-sent events, for progress bars and boards. */
@Controller('api/v1/events')
export class EventsController implements OnApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  @Sse()
  @Access('anyone')
  @ApiBearerAuth()
  @ApiOkResponse({ description: 'A stream of events; `id` is the position to continue after' })
  events(@Query({ schema: eventsQuery }) query: z.infer<typeof eventsQuery>): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const closed = new AbortController();
      const signal = AbortSignal.any([closed.signal, this.stopping.signal]);
      const follow = async () => {
        const after = query.after ?? (await this.store.head());
        const filter = query.types ? { typePrefixes: query.types.split(',') } : undefined;
        for await (const message of this.store.subscribeAll({ after, filter, signal }))
          if (message.kind === 'event') {
            const { id, type, stream, revision, position, data, metadata } = message.event;
            subscriber.next({
              id: position,
              type,
              data: {
                id,
                type,
                stream,
                revision,
                position,
                data,
                occurredAt: metadata.occurredAt,
                actor: metadata.actor,
              },
            });
          }
        subscriber.complete();
      };
      follow().catch((error: unknown) => subscriber.error(error));
      return () => closed.abort();
    });
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }
}
