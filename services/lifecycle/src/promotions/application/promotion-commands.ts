import { Inject, Injectable } from '@nestjs/common';
import { eventIdOf, NotFound, type RequestPromotionBody } from '@wordslab/contracts';
import { type CommandOutcome, Commands, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import type { Release } from '../../releases/domain/release.js';
import { type PromotionCommand, promotionDecider } from '../domain/decide-promotion.js';
import { reasonsAgainst } from '../domain/may-promote.js';
import type { PromotionState } from '../domain/promotion.js';
import { type PromotionRequest, promotionStream } from '../domain/promotion.events.js';
import { stageDecider, stageStream } from '../domain/stage-lane.js';
import { PromotionFacts } from './promotion-facts.js';

/** What people do with promotions. */
@Injectable()
export class PromotionCommands {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    private readonly facts: PromotionFacts,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
  ) {}

  /** @throws the first of what stands against it; all of it is in the error's `details.reasons` */
  async request(body: RequestPromotionBody, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    const id = `${this.me.module}_${eventIdOf(`promotion ${ctx.commandId}`, 0)}`;
    const before = await this.commands.load(promotionStream(id), promotionDecider);
    // A repeated call: what stood open then need not stand open now.
    if (before.state.status !== 'none') return { ...before, events: [] };
    const release = (await this.books.releases()).get(body.release);
    const [reason] = reasonsAgainst(await this.facts.of(release, body.to));
    if (reason) throw reason;
    const request = await this.requestOf(id, release, body, ctx);
    await this.commands.execute({
      stream: stageStream(body.to),
      decider: stageDecider,
      command: { type: 'claim', data: { stage: body.to, promotion: id, request } },
      ctx,
    });
    return this.begin(request, ctx);
  }

  /** The promotion's first event. The claim of its stage holds the request, so a crash in between is made good from it. */
  begin(request: PromotionRequest, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    return this.execute(request.promotion, { type: 'request', request }, ctx);
  }

  approve(id: string, comment: string | null, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    // Who calls is not verified before access control exists; the event says so by having no roles.
    return this.execute(id, { type: 'approve', by: ctx.actor, at: ctx.now.toISOString(), roles: null, comment }, ctx);
  }

  reject(id: string, reason: string, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    return this.execute(id, { type: 'reject', by: ctx.actor, reason }, ctx);
  }

  cancel(id: string, reason: string, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    return this.execute(id, { type: 'cancel', by: ctx.actor, reason }, ctx);
  }

  /** @throws NotFound `promotion.not_found` */
  async execute(id: string, command: PromotionCommand, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    const stream = promotionStream(id);
    if (command.type !== 'request') {
      const { state } = await this.commands.load(stream, promotionDecider);
      if (state.status === 'none')
        throw new NotFound(
          'promotion.not_found',
          `there is no promotion '${id}'`,
          'List them with `wordslab promotion list`.',
        );
    }
    return this.commands.execute({ stream, decider: promotionDecider, command, ctx });
  }

  private async requestOf(
    promotion: string,
    release: Release,
    body: RequestPromotionBody,
    ctx: RequestContext,
  ): Promise<PromotionRequest> {
    const { id, name, alias, digest } = release;
    return {
      promotion,
      release: { id, name, alias, digest },
      to: body.to,
      parts: release.parts.map(({ modes, ...part }) => ({ ...part, mode: modes[body.to] ?? 'reference' })),
      rule: await this.facts.approvalRule(body.to),
      by: ctx.actor,
      reason: body.reason ?? null,
    };
  }
}
