import { Injectable } from '@nestjs/common';
import {
  type Adjudicate,
  type Annotate,
  type Annotated,
  type CampaignItem,
  isWordslabError,
} from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { BusinessModelCommands } from '../../business-models/application/business-model-commands.js';
import { adjudicationDecider, adjudicationStream } from '../domain/adjudication.js';
import { annotationDecider, annotationStream } from '../domain/annotation.js';
import { checkLabel } from '../domain/check-label.js';
import { type SeatCommand, seatDecider, seatStream } from '../domain/seat.js';
import { CampaignItems } from '../read-models/campaign-items.js';
import { CampaignCommands } from './campaign-commands.js';
import { ReadModelsCaughtUp } from './read-models-caught-up.js';

/** What people say about an item. */
@Injectable()
export class AnnotateCommands {
  constructor(
    private readonly commands: Commands,
    private readonly campaigns: CampaignCommands,
    private readonly models: BusinessModelCommands,
    private readonly items: CampaignItems,
    private readonly caughtUp: ReadModelsCaughtUp,
  ) {}

  /** A label, a skip or an undo by the caller. The seat is taken before a label is given, and freed after it is gone. */
  async annotate(campaign: string, item: number, says: Annotate, ctx: RequestContext) {
    const { businessModel, annotatorsPerItem } = await this.campaigns.open(campaign);
    const { annotations } = await this.find(campaign, item);
    const of = { campaign, item, annotator: ctx.actor };
    const seat = (command: SeatCommand) =>
      this.commands.execute({ stream: seatStream(campaign, item), decider: seatDecider, command, ctx });
    if ('label' in says) {
      checkLabel(says.label, await this.models.documentOf(businessModel));
      const imported = annotations.filter((a) => a.imported && a.label !== null).map((a) => a.annotator);
      await seat({ type: 'take', annotator: of.annotator, seats: annotatorsPerItem, imported });
    }
    const command = { of, says };
    const stream = annotationStream(of);
    const outcome = await this.commands.execute({ stream, decider: annotationDecider, command, ctx });
    if (!('label' in says)) await seat({ type: 'free', annotator: of.annotator });
    const answer: Annotated = { ...of, ...outcome.state };
    return { outcome, answer };
  }

  async adjudicate(campaign: string, item: number, { label, reason }: Adjudicate, ctx: RequestContext) {
    const { businessModel } = await this.campaigns.open(campaign);
    await this.find(campaign, item);
    checkLabel(label, await this.models.documentOf(businessModel));
    const stream = adjudicationStream(campaign, item);
    const command = { campaign, item, label, reason };
    const outcome: CommandOutcome<object> = await this.commands.execute({
      ...{ stream, decider: adjudicationDecider, command, ctx },
    });
    return { outcome, answer: { label, reason, by: ctx.actor, at: ctx.now.toISOString() } };
  }

  /** Items never change, so only a campaign that was created just now can be missing in the read model. */
  private async find(campaign: string, item: number): Promise<CampaignItem> {
    try {
      return await this.items.find(campaign, item);
    } catch (error) {
      if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
      await this.caughtUp.of('campaigns');
      return this.items.find(campaign, item);
    }
  }
}
