import { Injectable } from '@nestjs/common';
import {
  type BusinessModelDocument,
  type ImportColumn,
  type ImportLabelsQuery,
  type LabelsImported,
  RuleViolated,
  ValidationFailed,
} from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { BusinessModelCommands } from '../../business-models/application/business-model-commands.js';
import { CopyQueries } from '../../copies/read-models/copy-queries.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { batchesOf } from '../../shared/batches.js';
import { campaignDecider, campaignStream } from '../domain/campaign.js';
import {
  type CampaignCreated,
  type ImportedRow,
  labelsImported,
  type LabelsImportedEvent,
} from '../domain/campaign.events.js';
import { AcceptLabels } from '../import/accept-labels.js';
import { labelsOfColumn } from '../import/labels-of-column.js';
import { labelsOfFile } from '../import/labels-of-file.js';
import type { OfferedItem } from '../domain/offered-item.js';
import { CampaignItems } from '../read-models/campaign-items.js';
import { CampaignQueries } from '../read-models/campaign-queries.js';
import { CampaignCommands } from './campaign-commands.js';
import { ReadModelsCaughtUp } from './read-models-caught-up.js';

const BATCH = 500;
type From = LabelsImportedEvent['from'];
/** What was taken, and where the log has it. */
interface Taken {
  readonly outcome: { readonly revision: number; readonly position: string };
  readonly answer: LabelsImported;
}

/** Labels that come at once: read as a stream, accepted item by item, recorded as one event. */
@Injectable()
export class LabelImports {
  constructor(
    private readonly commands: Commands,
    private readonly campaigns: CampaignCommands,
    private readonly models: BusinessModelCommands,
    private readonly copies: CopyQueries,
    private readonly payloads: RowPayloads,
    private readonly items: CampaignItems,
    private readonly queries: CampaignQueries,
    private readonly caughtUp: ReadModelsCaughtUp,
  ) {}

  /** @throws RuleViolated `campaign.copy_changed`, ValidationFailed `campaign.unknown_labels`, `campaign.no_labels` */
  async fromColumn(id: string, { column, unknown }: ImportColumn, ctx: RequestContext): Promise<Taken> {
    const campaign = await this.campaigns.open(id);
    const { version, snapshot } = campaign.source;
    if ((await this.copies.sourceOf(version)).snapshot !== snapshot)
      throw new RuleViolated(
        'campaign.copy_changed',
        'the copy was replaced since the campaign was created, and its rows may differ',
        'Create a campaign on the copy as it is now.',
      );
    const offered = labelsOfColumn(this.copies.allRows(version), { column, campaign, annotator: ctx.actor });
    return this.take(id, campaign, { kind: 'column', column }, offered, unknown === 'set-aside', ctx);
  }

  /** @throws ValidationFailed `campaign.unreadable_file`, `campaign.unknown_labels`, `campaign.no_labels` */
  async fromFile(
    id: string,
    query: ImportLabelsQuery,
    file: AsyncIterable<Uint8Array>,
    ctx: RequestContext,
  ): Promise<Taken> {
    const campaign = await this.campaigns.open(id);
    await this.caughtUp.of('campaigns');
    const annotators = (await this.queries.show(id)).progress.annotators.map(({ annotator }) => annotator);
    const offered = labelsOfFile(file, { format: query.format, campaign: id, caller: ctx.actor, annotators });
    return this.take(id, campaign, { kind: 'file', format: query.format }, offered, query.unknown === 'set-aside', ctx);
  }

  private async take(
    id: string,
    campaign: CampaignCreated,
    from: From,
    offered: AsyncIterable<OfferedItem>,
    setUnknownAside: boolean,
    ctx: RequestContext,
  ): Promise<Taken> {
    const before = await this.commands.load(campaignStream(id), campaignDecider);
    const first = before.commandIds.get(ctx.commandId)?.[0];
    if (first) return { outcome: before, answer: answerOf(id, labelsImported.parse(first.data)) };
    await this.caughtUp.of('campaigns');
    const model = await this.models.documentOf(campaign.businessModel);
    const labels = model.labels.map((label) => label.name);
    const accept = new AcceptLabels(labels, campaign.annotatorsPerItem);
    const written = await this.payloads.write(this.accepted(id, offered, accept));
    refuseUnknown(accept, model, setUnknownAside);
    const facts = { from, annotations: written.rows, ...accept.counts() };
    const data = { ...facts, payloads: [...written.payloads], rowsDigest: written.digest };
    if (written.rows === 0) return { outcome: before, answer: answerOf(id, refuseEmpty(data)) };
    const command = { type: 'importLabels' as const, labels: data };
    const outcome = await this.commands.execute({ stream: campaignStream(id), decider: campaignDecider, command, ctx });
    return { outcome, answer: answerOf(id, data) };
  }

  private async *accepted(
    id: string,
    offered: AsyncIterable<OfferedItem>,
    accept: AcceptLabels,
  ): AsyncGenerator<ImportedRow> {
    for await (const batch of batchesOf(offered, BATCH)) {
      const numbers = batch.flatMap(({ item }) => (item === null ? [] : [item]));
      const items = new Map((await this.items.of(id, numbers)).map((item) => [item.item, item]));
      for (const offer of batch) yield* accept.take(offer, offer.item === null ? undefined : items.get(offer.item));
    }
  }
}

const answerOf = (campaign: string, imported: LabelsImportedEvent): LabelsImported => {
  const { from: _from, payloads: _payloads, rowsDigest: _digest, ...counts } = imported;
  return { campaign, ...counts };
};

/** An import that brings nothing new is no mistake; one that brings nothing is. */
const refuseEmpty = (imported: LabelsImportedEvent): LabelsImportedEvent => {
  const { setAside } = imported;
  if (setAside['said_already']) return imported;
  throw new ValidationFailed(
    'campaign.no_labels',
    'there is no label to import',
    'The details count why rows were set aside.',
    { setAside },
  );
};

const refuseUnknown = (accept: AcceptLabels, model: BusinessModelDocument, setAside: boolean): void => {
  const unknown = accept.unknownLabels();
  const names = Object.keys(unknown);
  if (setAside || names.length === 0) return;
  const shown = names.slice(0, 10).map((name) => `'${name}' (${unknown[name]})`);
  throw new ValidationFailed(
    'campaign.unknown_labels',
    `${names.length} labels are not of the business model '${model.name}': ${shown.join(', ')}${names.length > 10 ? ', …' : ''}`,
    'Add them to the business model, or have them set aside: unknown = set-aside.',
    { unknown },
  );
};
