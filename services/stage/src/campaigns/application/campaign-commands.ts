import { Injectable } from '@nestjs/common';
import {
  type CampaignSummary,
  type CreateCampaign,
  isChosen,
  NotFound,
  RuleViolated,
  type SetSource,
  ValidationFailed,
} from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { BusinessModelCommands } from '../../business-models/application/business-model-commands.js';
import { CopyQueries } from '../../copies/read-models/copy-queries.js';
import { Names } from '../../names/names.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { campaignDecider, campaignStream, openCampaign } from '../domain/campaign.js';
import type { CampaignCreated } from '../domain/campaign.events.js';

/** Kinds of copies whose rows are labelled. */
const sources = ['dataset', 'markedSamples'];

@Injectable()
export class CampaignCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly copies: CopyQueries,
    private readonly models: BusinessModelCommands,
    private readonly payloads: RowPayloads,
  ) {}

  async create(request: CreateCampaign, ctx: RequestContext) {
    await this.models.documentOf(request.businessModel);
    const source = await this.copies.sourceOf(request.source);
    if (!sources.includes(source.kind))
      throw new ValidationFailed(
        'campaign.bad_source',
        `a ${source.kind} has no rows to label`,
        'A campaign is about the copy of a dataset, or of marked samples.',
      );
    const campaign = await this.prepared(request, source);
    const id = await this.names.idOf('campaign', request.name, ctx);
    const command = { type: 'create' as const, campaign };
    const outcome = await this.commands.execute({ stream: campaignStream(id), decider: campaignDecider, command, ctx });
    return { id, outcome, summary: summaryOf(id, campaign, ctx) };
  }

  finish(id: string, ctx: RequestContext) {
    const command = { type: 'finish' as const };
    return this.commands.execute({ stream: campaignStream(id), decider: campaignDecider, command, ctx });
  }

  /** @throws NotFound `campaign.not_found` */
  async find(id: string) {
    const { state } = await this.commands.load(campaignStream(id), campaignDecider);
    if (state.status !== 'absent') return state;
    throw new NotFound('campaign.not_found', `there is no campaign ${id} here`, 'List them: GET /api/v1/campaigns.');
  }

  /** @throws NotFound `campaign.not_found`, RuleViolated `campaign.finished` */
  async open(id: string): Promise<CampaignCreated> {
    return openCampaign(await this.find(id));
  }

  /** Fixes the items: their texts are written down as they are in the copy now. */
  private async prepared(request: CreateCampaign, source: SetSource): Promise<CampaignCreated> {
    const { name, textColumn, businessModel, annotatorsPerItem, shares } = request;
    const split = request.split ?? (source.kind === 'dataset' ? 'train' : 'all');
    let withoutText = 0;
    const { copies } = this;
    const items = async function* () {
      for await (const { ordinal, row } of copies.allRows(source.version)) {
        if (!isChosen(split, source.version, ordinal, shares)) continue;
        const text = row[textColumn];
        if (typeof text === 'string' && text.trim() !== '') yield { item: ordinal, text };
        else withoutText += 1;
      }
    };
    const written = await this.payloads.write(items());
    if (written.rows === 0)
      throw new ValidationFailed(
        'campaign.no_items',
        `no row of ${source.kind}/${source.name} in split '${split}' has a text in a column '${textColumn}'`,
        'GET /api/v1/copies/:id shows its columns.',
      );
    if ((await this.copies.sourceOf(source.version)).snapshot !== source.snapshot)
      throw new RuleViolated('campaign.copy_changed', 'the copy was replaced while it was read', 'Try again.');
    return {
      ...{ name, source, textColumn, businessModel, split, shares: shares ?? null, annotatorsPerItem, withoutText },
      ...{ items: written.rows, payloads: [...written.payloads], rowsDigest: written.digest },
    };
  }
}

const summaryOf = (id: string, created: CampaignCreated, ctx: RequestContext): CampaignSummary => {
  const { payloads: _payloads, rowsDigest: _rowsDigest, withoutText: _withoutText, ...shown } = created;
  const createdAt = ctx.now.toISOString();
  return { id, status: 'open', ...shown, createdAt, createdBy: ctx.actor, finishedAt: null };
};
