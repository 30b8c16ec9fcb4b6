import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { type BatchProjectionHandler, Projection } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { batchesOf } from '../../shared/batches.js';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { campaignEvents, importedRow, itemRow } from '../domain/campaign.events.js';
import { CampaignRow } from './campaign.entity.js';
import { SaidAnnotations } from './write-annotations.js';

const BATCH = 2_000;

/** Campaigns, their items with texts, and what annotators say. */
@Injectable()
@Projection({
  name: 'campaigns',
  version: 1,
  tables: ['campaigns', 'campaign_items', 'annotations'],
  handles: ['campaign.*', 'annotation.*', 'adjudication.given'],
})
export class CampaignProjection implements BatchProjectionHandler {
  constructor(private readonly payloads: RowPayloads) {}

  async applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void> {
    const said = new SaidAnnotations();
    for (const event of events) {
      if (gather(event, said)) continue;
      await said.write(em);
      await this.apply(event, em);
    }
    await said.write(em);
  }

  private async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const at = new Date(event.metadata.occurredAt);
    switch (event.type) {
      case 'campaign.created':
        return this.created(event, at, em);
      case 'campaign.labelsImported':
        return this.imported(event, em);
      case 'campaign.finished':
        await em.getRepository(CampaignRow).update(idOfStream(event.stream), { status: 'finished', finishedAt: at });
        return;
      case 'adjudication.given': {
        const { campaign, item, label, reason } = campaignEvents['adjudication.given'].parse(event.data);
        await em.query('UPDATE campaign_items SET adjudication = $3 WHERE campaign = $1 AND item = $2', [
          campaign,
          item,
          JSON.stringify({ label, reason, by: event.metadata.actor, at: at.toISOString() }),
        ]);
      }
    }
  }

  private async created(event: RecordedEvent, createdAt: Date, em: EntityManager): Promise<void> {
    const created = campaignEvents['campaign.created'].parse(event.data);
    const id = idOfStream(event.stream);
    const { name, payloads } = created;
    const createdBy = event.metadata.actor;
    await em.getRepository(CampaignRow).save({ id, name, status: 'open', created, createdAt, createdBy });
    for await (const batch of batchesOf(this.payloads.read(payloads), BATCH)) {
      const rows = batch.map((row) => itemRow.parse(row));
      await em.query(
        `INSERT INTO campaign_items (campaign, item, text)
         SELECT $1, item, text FROM unnest($2::integer[], $3::text[]) AS rows (item, text)`,
        [id, rows.map((r) => r.item), rows.map((r) => r.text)],
      );
    }
  }

  private async imported(event: RecordedEvent, em: EntityManager): Promise<void> {
    const { payloads } = campaignEvents['campaign.labelsImported'].parse(event.data);
    const about = { campaign: idOfStream(event.stream), imported: true, at: event.metadata.occurredAt };
    for await (const batch of batchesOf(this.payloads.read(payloads), BATCH)) {
      const said = new SaidAnnotations();
      for (const row of batch) said.put({ ...importedRow.parse(row), ...about });
      await said.write(em);
    }
  }
}

/** Whether the event is a word of one annotator, which is gathered then: most of the events of a campaign are. */
const gather = (event: RecordedEvent, said: SaidAnnotations): boolean => {
  const about = { imported: false, at: event.metadata.occurredAt };
  switch (event.type) {
    case 'annotation.given':
      said.put({ ...campaignEvents['annotation.given'].parse(event.data), skipped: null, ...about });
      return true;
    case 'annotation.skipped': {
      const { reason: skipped, ...of } = campaignEvents['annotation.skipped'].parse(event.data);
      said.put({ ...of, label: null, skipped, ms: null, ...about });
      return true;
    }
    case 'annotation.undone':
      said.remove(campaignEvents['annotation.undone'].parse(event.data));
      return true;
    default:
      return false;
  }
};
