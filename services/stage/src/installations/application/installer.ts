import { Inject, Injectable } from '@nestjs/common';
import {
  feedEntry,
  promotionCancelled,
  promotionOrdered,
  snapshotEvents,
  snapshotRelayed,
  versionOf,
} from '@wordslab/contracts';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { Commands, EVENT_STORE, Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { arrivalDecider, type ArrivalOutcome, arrivalStream } from '../domain/arrival.js';
import { contentParts, installationDecider, installationStream, refOf } from '../domain/decide-installation.js';

/**
 * Brings together what Lifecycle ordered and what arrived. Its memory is in streams of their own, so it neither waits
 * for a read model nor forgets with one; repeating an event writes nothing.
 */
@Injectable()
@Reactor({
  name: 'installer',
  handles: ['feed.promotion.ordered', 'feed.promotion.cancelled', 'snapshot.activated', 'snapshot.refused'],
})
export class Installer implements ReactorHandler {
  constructor(
    private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    switch (event.type) {
      case 'feed.promotion.ordered':
        return this.expect(event, ctx);
      case 'feed.promotion.cancelled':
        return this.cancel(event, ctx);
      case 'snapshot.activated': {
        const { entity, snapshot } = snapshotEvents['snapshot.activated'].parse(event.data);
        const ref = versionOf(entity.id, entity.version);
        return this.settle(ref, { is: 'active', digest: entity.digest, snapshot }, ctx);
      }
      case 'snapshot.refused': {
        const { snapshot, code, detail } = snapshotEvents['snapshot.refused'].parse(event.data);
        const ref = await this.entityOf(snapshot);
        if (ref !== undefined) await this.settle(ref, { is: 'refused', code, detail, snapshot }, ctx);
      }
    }
  }

  private async expect(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const { data } = feedEntry.parse(event.data);
    const order = promotionOrdered.data.parse(data);
    const { promotion } = order;
    const stream = installationStream(promotion);
    await this.commands.execute({ stream, decider: installationDecider, command: { type: 'expect', order }, ctx });
    for (const part of contentParts(order)) {
      const ref = refOf(part);
      const command = { type: 'await' as const, promotion, snapshot: part.snapshot };
      const { state } = await this.commands.execute({
        stream: arrivalStream(ref),
        decider: arrivalDecider,
        command,
        ctx,
      });
      const outcome = state.awaited.find((wait) => wait.promotion === promotion)?.outcome;
      if (outcome) await this.partSettled(promotion, ref, outcome, ctx);
    }
  }

  private async cancel(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const { promotion } = promotionCancelled.data.parse(feedEntry.parse(event.data).data);
    const stream = installationStream(promotion);
    await this.commands.execute({ stream, decider: installationDecider, command: { type: 'cancel' }, ctx });
  }

  private async settle(part: string, outcome: ArrivalOutcome, ctx: RequestContext): Promise<void> {
    const command = { type: 'settle' as const, outcome };
    const { state } = await this.commands.execute({
      stream: arrivalStream(part),
      decider: arrivalDecider,
      command,
      ctx,
    });
    for (const wait of state.awaited)
      if (wait.outcome?.snapshot === outcome.snapshot) await this.partSettled(wait.promotion, part, wait.outcome, ctx);
  }

  /** Several parts may be settled by one event, so each has a command id of its own. */
  private async partSettled(promotion: string, part: string, outcome: ArrivalOutcome, ctx: RequestContext) {
    await this.commands.execute({
      stream: installationStream(promotion),
      decider: installationDecider,
      command: { type: 'partSettled', part, outcome },
      ctx: { ...ctx, commandId: `${ctx.commandId}:${part}` },
    });
  }

  /** A refusal names the snapshot alone; the entry that announced it says what it was of. Refusals are rare, so the log is read. */
  private async entityOf(snapshot: string): Promise<string | undefined> {
    const filter = { typePrefixes: ['feed.snapshot.relayed'] };
    for await (const event of this.store.readAll({ filter })) {
      const relayed = snapshotRelayed.data.safeParse(feedEntry.safeParse(event.data).data?.data);
      if (relayed.success && relayed.data.snapshot === snapshot)
        return versionOf(relayed.data.entity.id, relayed.data.entity.version);
    }
    return undefined;
  }
}
