import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type CreateReleaseBody,
  createReleaseBody,
  type ReleaseDetail,
  releaseDetail,
  type ReleaseOutcome,
  releaseOutcome,
  type ReleasePage,
  releasePage,
  type ReleaseQuery,
  releaseQuery,
  type ReleaseReasonBody,
  releaseReasonBody,
} from '@wordslab/contracts';
import {
  Access,
  Answers,
  type CommandAnswer,
  commandAnswer,
  type CommandOutcome,
  Ctx,
  type RequestContext,
} from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { PromotionFacts } from '../../promotions/application/promotion-facts.js';
import { ReleaseCommands } from '../application/release-commands.js';
import type { ReleaseState } from '../domain/release.js';
import { ReleaseList } from '../read-models/release-list.queries.js';

@Controller('api/v1/releases')
export class ReleasesController {
  constructor(
    private readonly commands: ReleaseCommands,
    private readonly list: ReleaseList,
    private readonly books: LifecycleBooks,
    private readonly facts: PromotionFacts,
  ) {}

  @Get()
  @Access('anyone')
  @Answers(releasePage)
  page(@Query({ schema: releaseQuery }) query: ReleaseQuery): Promise<ReleasePage> {
    return this.list.page(query);
  }

  /** By id or alias; with what was measured of it, and what may be done at each stage of its path, and why not. */
  @Get(':ref')
  @Access('anyone')
  @Answers(releaseDetail)
  async show(@Param('ref') ref: string): Promise<ReleaseDetail> {
    const release = (await this.books.releases()).get(ref);
    return {
      ...(await this.list.show(release.id)),
      evidence: await this.facts.evidence(release),
      eligibility: await this.facts.eligibility(release),
    };
  }

  /** Pins the parts as one unit and orders their snapshots for every stage of the path. */
  @Post()
  @Access('project-manager')
  @Answers(releaseOutcome, { status: 201 })
  async create(
    @Body({ schema: createReleaseBody }) body: CreateReleaseBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<ReleaseOutcome>> {
    return answerOf(await this.commands.create(body, ctx));
  }

  /** It never goes further than it is. */
  @Post(':ref/reject')
  @Access('project-manager', 'tester')
  @Answers(releaseOutcome, { status: 201 })
  async reject(
    @Param('ref') ref: string,
    @Body({ schema: releaseReasonBody }) body: ReleaseReasonBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<ReleaseOutcome>> {
    return answerOf(await this.commands.stop('reject', ref, body.reason, ctx));
  }

  /** It should not be anywhere. */
  @Post(':ref/recall')
  @Access('project-manager')
  @Answers(releaseOutcome, { status: 201 })
  async recall(
    @Param('ref') ref: string,
    @Body({ schema: releaseReasonBody }) body: ReleaseReasonBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<ReleaseOutcome>> {
    return answerOf(await this.commands.stop('recall', ref, body.reason, ctx));
  }
}

const answerOf = (outcome: CommandOutcome<ReleaseState>): CommandAnswer<ReleaseOutcome> => {
  if (outcome.state.status === 'none') throw new Error('a command on a release left none');
  const { path, parts, requirements, ...release } = outcome.state;
  return commandAnswer(outcome, {
    ...release,
    path: [...path],
    parts: [...parts],
    requirements: [...requirements],
  });
};
