import { Inject, Injectable } from '@nestjs/common';
import {
  eventIdOf,
  NotFound,
  type RequestPromotionBody,
  type RollbackBody,
  type WordslabError,
} from '@wordslab/contracts';
import { type CommandOutcome, Commands, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { type Release, stoppedError } from '../../releases/domain/release.js';
import { isStage, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { type PromotionCommand, promotionDecider } from '../domain/decide-promotion.js';
import { evidenceFor } from '../domain/evidence-gate.js';
import { type PromotionFacts as Facts, reasonsAgainst, unknownStage } from '../domain/may-promote.js';
import { nothingBefore, reasonsAgainstRollback } from '../domain/may-roll-back.js';
import type { PromotionState } from '../domain/promotion.js';
import { type PromotionRequest, promotionStream } from '../domain/promotion.events.js';
import { emptyLane, holdInForce, stageDecider, stageStream, stayBefore } from '../domain/stage-lane.js';
import { PromotionFacts } from './promotion-facts.js';

/** What people do with promotions. */
@Injectable()
export class PromotionCommands {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    private readonly facts: PromotionFacts,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  /** @throws the first of what stands against it */
  request({ release, to, reason }: RequestPromotionBody, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    return this.claim(to, ctx, async (promotion) => {
      const facts = await this.facts.of((await this.books.releases()).get(release), to);
      throwFirst(reasonsAgainst(facts));
      return {
        ...(await this.requestOf(promotion, facts, reason ?? null, ctx)),
        rule: await this.facts.approvalRule(to),
        evidence: evidenceFor(facts),
      };
    });
  }

  /** Brings back what a stage had. @throws the first of what stands against it */
  rollback(to: string, body: RollbackBody, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    return this.claim(to, ctx, async (promotion) => {
      const release = await this.wanted(to, body.to);
      const facts = await this.facts.of(release, to);
      throwFirst(reasonsAgainstRollback(facts));
      return { ...(await this.requestOf(promotion, facts, body.reason, ctx)), kind: 'rollback' };
    });
  }

  private async wanted(stage: string, ref: string | undefined): Promise<Release> {
    if (!isStage(this.tenant, stage)) throw unknownStage(this.tenant, stage);
    const releases = await this.books.releases();
    if (ref) return releases.get(ref);
    const before = stayBefore((await this.books.lanes()).get(stage) ?? emptyLane);
    if (!before) throw nothingBefore(stage);
    return releases.get(before.release);
  }

  private async claim(
    stage: string,
    ctx: RequestContext,
    requestAs: (id: string) => Promise<PromotionRequest>,
  ): Promise<CommandOutcome<PromotionState>> {
    const id = `${this.me.module}_${eventIdOf(`promotion ${ctx.commandId}`, 0)}`;
    const before = await this.commands.load(promotionStream(id), promotionDecider);
    // A repeated call: what stood open then need not stand open now.
    if (before.state.status !== 'none') return { ...before, events: [] };
    const request = await requestAs(id);
    await this.commands.execute({
      stream: stageStream(stage),
      decider: stageDecider,
      command: { type: 'claim', data: { stage, promotion: id, request } },
      ctx,
    });
    return this.begin(request, ctx);
  }

  /** The promotion's first event. The claim of its stage holds the request, so a crash in between is made good from it. */
  begin(request: PromotionRequest, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    return this.execute(request.promotion, { type: 'request', request }, ctx);
  }

  /** @throws RuleViolated `release.recalled`, `promotion.hold_in_force`, … where that came since it was asked for */
  async approve(id: string, comment: string | null, ctx: RequestContext): Promise<CommandOutcome<PromotionState>> {
    const { state } = await this.commands.load(promotionStream(id), promotionDecider);
    const release = state.status === 'requested' ? (await this.books.releases()).find(state.request.release.id) : null;
    if (release && release.status !== 'active') throw stoppedError(release);
    const hold = state.status === 'requested' ? (await this.books.lanes()).get(state.request.to)?.hold : null;
    if (hold) throw holdInForce(hold);
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
    { release, to, laneOf }: Facts,
    reason: string | null,
    ctx: RequestContext,
  ): Promise<PromotionRequest> {
    const { current } = laneOf(to);
    const there = current ? (await this.books.releases()).find(current.release) : undefined;
    const replaces = current && there ? { ...idsOf(there), promotion: current.promotion } : null;
    return {
      promotion,
      release: idsOf(release),
      to,
      parts: release.parts.map(({ modes, ...part }) => ({ ...part, mode: modes[to] ?? 'reference' })),
      rule: NOBODY,
      by: ctx.actor,
      reason,
      kind: 'promotion',
      replaces,
      evidence: [],
    };
  }
}

/** A rollback is done at once: somebody is waiting for it (ADR 24). */
const NOBODY = { quorum: 0, roles: [], separateApprover: false };

const idsOf = ({ id, name, alias, digest }: Release) => ({ id, name, alias, digest });

const throwFirst = ([reason]: readonly WordslabError[]): void => {
  if (reason) throw reason;
};
