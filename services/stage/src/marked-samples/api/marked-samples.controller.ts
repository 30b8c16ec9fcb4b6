import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  entityId,
  markedSamplesDetail,
  markedSamplesPublished,
  type NamedPageQuery,
  namedPageQuery,
  page,
  type PublishMarkedSamples,
  publishMarkedSamples,
  versionedSummary,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { MarkedSamplesCommands } from '../application/marked-samples-commands.js';
import { MarkedSamplesQueries } from '../read-models/marked-samples-queries.js';

/** Versions of what people marked in the log, for Train to pull. */
@Controller('api/v1/marked-samples')
export class MarkedSamplesController {
  constructor(
    private readonly commands: MarkedSamplesCommands,
    private readonly queries: MarkedSamplesQueries,
  ) {}

  @Post()
  @Access('analyst', 'developer')
  @Answers(markedSamplesPublished, { status: 201, description: 'The version that has these samples' })
  async publish(@Body({ schema: publishMarkedSamples }) body: PublishMarkedSamples, @Ctx() ctx: RequestContext) {
    const { id, outcome, items } = await this.commands.publish(body, ctx);
    const latest = outcome.state.versions.at(-1);
    const { version, digest } = { version: latest?.version ?? 1, digest: latest?.digest ?? '' };
    const added = outcome.events.length > 0;
    return commandAnswer(outcome, { id, name: body.name, version, digest, added, items });
  }

  @Get()
  @Access('anyone')
  @Answers(page(versionedSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(markedSamplesDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }
}
