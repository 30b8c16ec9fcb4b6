import { Injectable } from '@nestjs/common';
import type { FreezeCampaign, FrozenSet, LabelledRow } from '@wordslab/contracts';
import type { RequestContext } from '@wordslab/platform';
import { LabelledSets } from '../../labelled-sets/application/labelled-sets.js';
import { outcomeOf } from '../domain/outcome.js';
import { CampaignItems } from '../read-models/campaign-items.js';
import { CampaignCommands } from './campaign-commands.js';
import { ReadModelsCaughtUp } from './read-models-caught-up.js';

/** Makes the outcome of a campaign a version of an annotation set. */
@Injectable()
export class FreezeCampaignCommand {
  constructor(
    private readonly campaigns: CampaignCommands,
    private readonly items: CampaignItems,
    private readonly sets: LabelledSets,
    private readonly caughtUp: ReadModelsCaughtUp,
  ) {}

  /** @throws ValidationFailed `labelled_set.empty` where no item has an outcome */
  async freeze(campaign: string, { name }: FreezeCampaign, ctx: RequestContext) {
    const { source, businessModel } = (await this.campaigns.find(campaign)).campaign;
    await this.caughtUp.of('campaigns');
    const leftOut = { unlabelled: 0, undecided: 0 };
    const { items } = this;
    const rows = async function* (): AsyncGenerator<LabelledRow> {
      for await (const { item, text, annotations, adjudication } of items.all(campaign)) {
        const labels = annotations.flatMap(({ label }) => (label === null ? [] : [label]));
        const outcome = outcomeOf(labels, adjudication?.label ?? null);
        if ('label' in outcome) yield { item: String(item), text, label: outcome.label };
        else leftOut[outcome.leftOut] += 1;
      }
    };
    const set = { kind: 'annotationSet' as const, name, source, campaign, businessModel, rows: rows() };
    const { id, outcome } = await this.sets.add(set, ctx);
    const latest = outcome.state.versions.at(-1);
    const answer: FrozenSet = {
      ...{ id, name, version: latest?.version ?? 1, digest: latest?.digest ?? '', leftOut },
      ...{ added: outcome.events.length > 0, items: latest?.content.items ?? 0 },
    };
    return { outcome, answer };
  }
}
