import { Inject, Injectable } from '@nestjs/common';
import {
  feedEntry,
  isWordslabError,
  pullAccepted,
  pullPartitionEnded,
  pullRefused,
  snapshotEvents,
} from '@wordslab/contracts';
import { comparePositions, type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import { Commands, EVENT_STORE, Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { type PullCommand, pullDecider, pullStream } from '../domain/pull.js';
import { hexOf, pullWaitDecider, pullWaitStream } from '../domain/pull-wait.js';

/**
 * Brings together what Lifecycle says of a pull and what arrives. Lifecycle's word and the snapshot come on their own
 * ways, in any order; what each pull waits for is in the log, so repeating an event writes nothing.
 */
@Injectable()
@Reactor({
  name: 'pulls',
  handles: [
    ...['feed.pull.accepted', 'feed.pull.refused', 'feed.pull.partitionEnded'],
    ...['snapshot.activated', 'snapshot.refused'],
  ],
})
export class PullTracker implements ReactorHandler {
  constructor(
    private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    switch (event.type) {
      case 'feed.pull.accepted': {
        const { pull, partitions } = pullAccepted.data.parse(feedEntry.parse(event.data).data);
        return this.tell(pull, { type: 'accept', partitions }, ctx);
      }
      case 'feed.pull.refused': {
        const { pull, code, detail } = pullRefused.data.parse(feedEntry.parse(event.data).data);
        return this.tell(pull, { type: 'refuse', code, detail }, ctx);
      }
      case 'feed.pull.partitionEnded':
        return this.partitionEnded(event, ctx);
      default:
        return this.settle(event, ctx);
    }
  }

  private async partitionEnded(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const { pull, partition, outcome, snapshot, code, detail } = pullPartitionEnded.data.parse(
      feedEntry.parse(event.data).data,
    );
    if (outcome === 'empty') return this.tell(pull, { type: 'empty', partition }, ctx);
    if (outcome === 'refused' || snapshot === undefined)
      return this.tell(pull, { type: 'refusePartition', partition, code, detail }, ctx);
    await this.tell(pull, { type: 'sent', partition, snapshot }, ctx);
    await this.commands.execute({
      stream: pullWaitStream(snapshot),
      decider: pullWaitDecider,
      command: { pull, partition },
      ctx: { ...ctx, commandId: `${ctx.commandId}:wait` },
    });
    const before = await this.wordOn(snapshot, await this.askedAt(pull));
    if (before) await this.tell(pull, { ...before, partition }, { ...ctx, commandId: `${ctx.commandId}:before` });
  }

  /** What became of a snapshot, told to every pull that waits for it. */
  private async settle(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const outcome = outcomeIn(event);
    if (!outcome) return;
    const { state } = await this.commands.load(pullWaitStream(outcome.snapshot), pullWaitDecider);
    for (const { pull, partition } of state) await this.tell(pull, { ...outcome, partition }, ctx);
  }

  private async tell(pull: string, command: PullCommand, ctx: RequestContext): Promise<void> {
    await this.commands.execute({
      stream: pullStream(pull),
      decider: pullDecider,
      command,
      ctx: { ...ctx, commandId: `${ctx.commandId}:${'partition' in command ? command.partition : 'pull'}` },
    });
  }

  /** Active since ever is active; a refusal counts only if it came after the pull was asked for. */
  private async wordOn(snapshot: string, askedAt: string | null) {
    let word: Outcome | null = null;
    for await (const event of this.eventsOf(`snapshot-${hexOf(snapshot)}`)) {
      const outcome = outcomeIn(event);
      const counts = outcome?.type === 'arrived' || (askedAt && comparePositions(event.position, askedAt) > 0);
      if (outcome && counts) word = outcome;
    }
    return word;
  }

  private async askedAt(pull: string): Promise<string | null> {
    for await (const event of this.eventsOf(pullStream(pull))) return event.position;
    return null;
  }

  private async *eventsOf(stream: string): AsyncIterable<RecordedEvent> {
    try {
      yield* this.store.readStream(stream);
    } catch (error) {
      if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
    }
  }
}

type Outcome = { readonly snapshot: string } & (
  | { readonly type: 'arrived'; readonly rows: number }
  | { readonly type: 'refusePartition'; readonly code: string; readonly detail: string }
);

const outcomeIn = (event: RecordedEvent): Outcome | null => {
  if (event.type === 'snapshot.activated') {
    const { snapshot, rows } = snapshotEvents['snapshot.activated'].parse(event.data);
    return { type: 'arrived', snapshot, rows };
  }
  if (event.type !== 'snapshot.refused') return null;
  const { snapshot, code, detail } = snapshotEvents['snapshot.refused'].parse(event.data);
  return { type: 'refusePartition', snapshot, code, detail };
};
