import { Inject, Injectable } from '@nestjs/common';
import { snapshotEvents, snapshotOrderRefused } from '@wordslab/contracts';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { Commands, EVENT_STORE, Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { relayDecider, relayStream } from '../../deliveries/domain/relay.js';
import { readEvent } from '../../shared/event-schemas.js';
import { receivedAs } from '../../shared/feed-event.js';
import { LogFold } from '../../shared/log-fold.js';
import { type PartitionEnded, pullDecider, pullEvents, pullStream } from '../domain/pull.js';
import { PullBook } from '../domain/pull-book.js';
import { type PartitionStep, stepsOf } from '../domain/pull-progress.js';

/**
 * Passes on what was ordered for pulls as soon as the hub has it, and says what will not come. Whatever happens, it looks
 * at where a pull stands and does what is due, so a repeated or late event does no harm.
 */
@Injectable()
@Reactor({
  name: 'pull-relays',
  handles: [
    ...['pull.accepted', 'snapshot.stored', 'snapshot.refused', 'snapshot.relayRefused'],
    'feed.snapshot.orderRefused',
  ],
})
export class PullRelays implements ReactorHandler {
  private readonly pulls: LogFold<PullBook>;

  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    @Inject(EVENT_STORE) store: EventStore,
  ) {
    this.pulls = new LogFold(store, { categories: ['pull'] }, new PullBook(), (book, event) => {
      const pull = readEvent(pullEvents, event);
      if (pull) book.apply(pull);
    });
  }

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    for (const pull of await this.concerned(event)) await this.advance(pull, ctx);
  }

  private async concerned(event: RecordedEvent): Promise<string[]> {
    const own = readEvent(concerning, event);
    const refused = receivedAs(snapshotOrderRefused, event);
    if (own?.type === 'pull.accepted') return [own.data.pull];
    const book = await this.pulls.current();
    const order = own?.type === 'snapshot.stored' ? own.data.order : refused?.data.order;
    if (order !== undefined) return [book.ofOrder(order) ?? []].flat();
    return own && 'snapshot' in own.data ? book.concernedBy(own.data.snapshot) : [];
  }

  private async advance(pull: string, ctx: RequestContext): Promise<void> {
    const { state } = await this.commands.load(pullStream(pull), pullDecider);
    if (!state.accepted) return;
    for (const step of stepsOf(state, await this.books.deliveries())) await this.take(step, state.accepted, ctx);
  }

  private async take(step: PartitionStep, { pull, to }: { pull: string; to: string }, ctx: RequestContext) {
    if (step.do === 'end') return this.end(step.data, ctx);
    const { partition, snapshot } = step;
    if (!step.isThere)
      await this.commands.execute({
        stream: relayStream(snapshot, to),
        decider: relayDecider,
        command: { snapshot, to, promotion: pull },
        ctx: { ...ctx, commandId: `${ctx.commandId}:${pull}` },
      });
    const detail = step.isThere ? 'it has this snapshot already' : '';
    return this.end({ pull, to, partition, outcome: 'relayed', snapshot, code: '', detail }, ctx);
  }

  private async end(data: PartitionEnded, ctx: RequestContext): Promise<void> {
    await this.commands.execute({
      stream: pullStream(data.pull),
      decider: pullDecider,
      command: { type: 'end', data },
      ctx: { ...ctx, commandId: `${ctx.commandId}:${data.partition}` },
    });
  }
}

const concerning = {
  'pull.accepted': pullEvents['pull.accepted'],
  'snapshot.stored': snapshotEvents['snapshot.stored'],
  'snapshot.refused': snapshotEvents['snapshot.refused'],
  'snapshot.relayRefused': snapshotEvents['snapshot.relayRefused'],
};
