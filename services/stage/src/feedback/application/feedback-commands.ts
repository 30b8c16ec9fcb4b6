import { Injectable } from '@nestjs/common';
import { dayOf, dayVersion, type GiveFeedback, ValidationFailed } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { PayloadStore } from '../../payloads/payload-store.js';
import { ChunkStore } from '../../prediction-log/application/chunk-store.js';
import { timeOf } from '../../prediction-log/domain/prediction-id.js';
import { PredictionQueries } from '../../prediction-log/read-models/prediction-queries.js';
import { ServedHere } from '../../serving/application/served-here.js';
import { feedbackDecider, feedbackStream } from '../domain/feedback.js';

@Injectable()
export class FeedbackCommands {
  constructor(
    private readonly commands: Commands,
    private readonly predictions: PredictionQueries,
    private readonly chunks: ChunkStore,
    private readonly payloads: PayloadStore,
    private readonly served: ServedHere,
  ) {}

  /**
   * The comment may be personal: it goes to the payload store before the event that names it.
   * @throws NotFound `prediction.not_found`, ValidationFailed `feedback.unknown_label`
   */
  async give(prediction: string, { verdict, label: right, comment }: GiveFeedback, ctx: RequestContext) {
    const label = right ?? null;
    const { service } = await this.predictions.show(prediction);
    if (label !== null) this.refuseUnknown(service, label);
    const key = this.chunks.keyOf(dayVersion(dayOf(timeOf(prediction))));
    const stored =
      comment === undefined
        ? null
        : { key, address: await (await this.payloads.sealed()).put(key, Buffer.from(comment)) };
    return this.commands.execute({
      stream: feedbackStream(prediction),
      decider: feedbackDecider,
      command: { prediction, by: ctx.actor, verdict, label, comment: stored },
      ctx,
    });
  }

  /** A label stands in the event, so it must be one that staff made: free text has its place in the comment. */
  private refuseUnknown(service: string, label: string): void {
    const labels = this.served.find(service).labels;
    if (!labels.has(label))
      throw new ValidationFailed(
        'feedback.unknown_label',
        `the model of ${service} has no label '${label}'`,
        `It has ${labels.size} labels. Say what it should be in the comment instead.`,
      );
  }
}
