import { Injectable } from '@nestjs/common';
import { isWordslabError } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Commands, Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { OrderShipments } from '../../deliveries/application/order-shipments.js';
import type { DeliveryBook } from '../../deliveries/domain/delivery-book.js';
import { relayDecider, relayStream } from '../../deliveries/domain/relay.js';
import { projectionOf } from '../../releases/domain/part-modes.js';
import { readEvent } from '../../shared/event-schemas.js';
import type { Progress } from '../domain/advance-promotion.js';
import { promotionDecider } from '../domain/decide-promotion.js';
import type { DeploymentBook } from '../domain/deployment-book.js';
import { contentOf, isFinal, type Promotion } from '../domain/promotion.js';
import { promotionEvents, promotionStream } from '../domain/promotion.events.js';
import { type Hold, stageDecider, stageEvents, stageStream } from '../domain/stage-lane.js';
import { PromotionCommands } from './promotion-commands.js';

/** Events from outside that may let a promotion go on. */
const NEWS = [
  'snapshot.stored',
  'snapshot.refused',
  'snapshot.relayRefused',
  'feed.snapshot.orderRefused',
  'feed.snapshot.refused',
  'feed.snapshot.receipted',
  'feed.promotion.installed',
  'feed.promotion.refusedByTarget',
  'feed.deployment.ready',
  'feed.deployment.failed',
];
const OWN = ['stage.claimed', ...Object.keys(promotionEvents)];

/**
 * Moves promotions on. Whatever happens, it looks at where the promotions under way stand and does what is due, so a
 * repeated or late event does no harm.
 */
@Injectable()
@Reactor({ name: 'promotions', handles: [...OWN, ...NEWS] })
export class PromotionSaga implements ReactorHandler {
  constructor(
    private readonly commands: Commands,
    private readonly promotions: PromotionCommands,
    private readonly shipments: OrderShipments,
    private readonly books: LifecycleBooks,
  ) {}

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const claimed = readEvent(stageEvents, event);
    if (claimed?.type === 'stage.claimed') await this.promotions.begin(claimed.data.request, forStep(ctx, 'begin'));
    const own = readEvent(promotionEvents, event);
    for (const id of own ? [own.data.promotion] : await this.concerned(event)) await this.step(id, ctx);
  }

  /** Promotions that news may concern: those that hold a stage, and the one that the news names. */
  private async concerned(event: RecordedEvent): Promise<string[]> {
    const lanes = [...(await this.books.lanes()).values()];
    const named = promotionNamedBy(event.data);
    return [
      ...new Set([...lanes.flatMap(({ active }) => (active ? [active.promotion] : [])), ...(named ? [named] : [])]),
    ];
  }

  private async step(id: string, ctx: RequestContext): Promise<void> {
    const { state } = await this.commands.load(promotionStream(id), promotionDecider);
    if (state.status === 'none') return;
    if (state.status === 'approved') await this.startDelivery(state, ctx);
    if (state.status === 'delivering' && state.told) await this.relay(state, ctx);
    const progress = progressOf(state, await this.books.deliveries(), await this.books.deployments());
    const outcome = await this.promotions.execute(id, { type: 'advance', progress }, forStep(ctx, `advance:${id}`));
    if (outcome.state.status !== 'none' && isFinal(outcome.state.status)) await this.free(outcome.state, ctx);
  }

  private async startDelivery(state: Promotion, ctx: RequestContext): Promise<void> {
    const { promotion, to } = state.request;
    const shipments = contentOf(state).map((part) => ({
      projection: projectionOf(part.kind),
      entity: part.id,
      from: part.home,
      to,
      partition: part.partition,
      part: { ...part, modes: { [to]: part.mode } },
    }));
    try {
      const orders = await this.shipments.order(shipments, { again: true }, ctx);
      await this.promotions.execute(promotion, { type: 'startDelivery', orders }, forStep(ctx, 'deliver'));
    } catch (error) {
      if (!isWordslabError(error) || error.kind !== 'RuleViolated') throw error;
      await this.promotions.execute(
        promotion,
        { type: 'fail', code: error.code, detail: error.message },
        forStep(ctx, 'fail'),
      );
    }
  }

  /** What the target has already, from an earlier promotion, is not sent again. */
  private async relay(state: Promotion, ctx: RequestContext): Promise<void> {
    const deliveries = await this.books.deliveries();
    const { promotion, to } = state.request;
    for (const { snapshot } of contentOf(state)) {
      if (!snapshot || deliveries.arrival(snapshot, to)?.state === 'active') continue;
      await this.commands.execute({
        stream: relayStream(snapshot, to),
        decider: relayDecider,
        command: { snapshot, to, promotion },
        ctx,
      });
    }
  }

  /** A rollback that is done leaves a hold: what was rolled back from must not come again by itself. */
  private async free(state: Promotion, ctx: RequestContext): Promise<void> {
    const { promotion, to: stage, release, kind, replaces, reason, by } = state.request;
    const outcome = state.status === 'completed' ? 'completed' : 'ended';
    const isRollback = kind === 'rollback';
    const hold: Hold = {
      stage,
      reason: reason ?? 'rolled back',
      by,
      at: ctx.now.toISOString(),
      rollback: promotion,
      from: replaces,
    };
    await this.commands.execute({
      stream: stageStream(stage),
      decider: stageDecider,
      command: {
        type: 'free',
        data: { stage, promotion, release: release.id, outcome, kind },
        ...(isRollback && outcome === 'completed' ? { hold } : {}),
      },
      ctx: forStep(ctx, `free:${promotion}`),
    });
  }
}

/** Each step of one reaction is a command of its own. */
const forStep = (ctx: RequestContext, step: string): RequestContext => ({
  ...ctx,
  commandId: `${ctx.commandId}:${step}`,
});

const promotionNamedBy = (data: unknown): string | null => {
  const entry = typeof data === 'object' && data !== null && 'data' in data ? data.data : null;
  const named = typeof entry === 'object' && entry !== null && 'promotion' in entry ? entry.promotion : null;
  return typeof named === 'string' ? named : null;
};

const progressOf = (state: Promotion, deliveries: DeliveryBook, deployments: DeploymentBook): Progress => {
  const { promotion, to } = state.request;
  return {
    order: (id) => deliveries.order(id),
    arrival: (snapshot) => {
      const arrival = deliveries.arrival(snapshot, to);
      return arrival && (arrival.promotion === promotion || arrival.state === 'active') ? arrival : undefined;
    },
    target: deliveries.wordOn(promotion),
    deployment: deployments.wordOn(to, promotion),
  };
};
