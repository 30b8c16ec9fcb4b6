import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { feedbackList, feedbackView, type GiveFeedback, giveFeedback, predictionId } from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { FeedbackCommands } from '../application/feedback-commands.js';
import { FeedbackQueries } from '../read-models/feedback-queries.js';

/** What people say about an answer. */
@Controller('api/v1/predictions/:id/feedback')
export class FeedbackController {
  constructor(
    private readonly commands: FeedbackCommands,
    private readonly queries: FeedbackQueries,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('end-user', 'tester')
  @Answers(feedbackView)
  async give(
    @Param('id', { schema: predictionId }) id: string,
    @Body({ schema: giveFeedback }) body: GiveFeedback,
    @Ctx() ctx: RequestContext,
  ) {
    const outcome = await this.commands.give(id, body, ctx);
    const { verdict, label = null, comment = null } = body;
    return commandAnswer(outcome, {
      prediction: id,
      by: ctx.actor,
      verdict,
      label,
      comment,
      at: ctx.now.toISOString(),
    });
  }

  @Get()
  @Access('end-user', 'tester')
  @Answers(feedbackList)
  list(@Param('id', { schema: predictionId }) id: string) {
    return this.queries.of(id);
  }
}
