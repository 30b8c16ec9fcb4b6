import type { DomainEvent } from '@wordslab/contracts/core';
import type {
  AppendOptions,
  AppendResult,
  EventStore,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '@wordslab/eventstore';
import type { EventTypes } from './event-types.js';

/**
 * A log whose readers see every event in the present version of its type, and whose writers write no other. Types that
 * are not declared pass through to readers: a log has more writers than one.
 */
export class PresentEvents implements EventStore {
  constructor(
    private readonly log: EventStore,
    private readonly types: EventTypes,
  ) {}

  async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendResult> {
    for (const event of events) this.types.assertWritable(event);
    return this.log.append(stream, events, options);
  }

  async *readStream<E extends DomainEvent = DomainEvent>(
    stream: string,
    options?: ReadStreamOptions,
  ): AsyncGenerator<RecordedEvent<E>> {
    for await (const event of this.log.readStream(stream, options))
      // The caller's word for what the stream holds (see the port).
      yield this.present(event) as RecordedEvent<E>;
  }

  async *readAll(options?: ReadAllOptions): AsyncGenerator<RecordedEvent> {
    for await (const event of this.log.readAll(options)) yield this.present(event);
  }

  async *subscribeAll(options?: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    for await (const message of this.log.subscribeAll(options))
      yield message.kind === 'event' ? { kind: 'event', event: this.present(message.event) } : message;
  }

  head(): Promise<Position> {
    return this.log.head();
  }

  close(): Promise<void> {
    return this.log.close();
  }

  private present(event: RecordedEvent): RecordedEvent {
    const upcast = this.types.upcast(event);
    return upcast ? { ...event, data: upcast.data, metadata: { ...event.metadata, v: upcast.v } } : event;
  }
}
