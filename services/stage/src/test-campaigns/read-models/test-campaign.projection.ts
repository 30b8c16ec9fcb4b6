import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { testCampaignEvents as schemas } from '../domain/test-campaign.events.js';
import { TestCampaignRow, TestedCaseRow, VerdictRow } from './test-campaign.entities.js';

@Injectable()
@Projection({
  name: 'test-campaigns',
  version: 1,
  tables: ['test_campaigns', 'test_campaign_cases', 'test_campaign_verdicts'],
  handles: ['testCampaign.*'],
})
export class TestCampaignProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const id = idOfStream(event.stream);
    const at = new Date(event.metadata.occurredAt);
    const campaigns = em.getRepository(TestCampaignRow);
    switch (event.type) {
      case 'testCampaign.created': {
        const plan = schemas['testCampaign.created'].parse(event.data);
        const nothing = { measures: null, answers: null, failure: null, endedAt: null };
        const about = { id, name: plan.name, service: plan.serving.service, plan, createdBy: event.metadata.actor };
        await campaigns.save({ ...about, ...nothing, status: 'measuring', createdAt: at });
        return;
      }
      case 'testCampaign.testSetMeasured': {
        const { measures, answers } = schemas['testCampaign.testSetMeasured'].parse(event.data);
        await campaigns.update({ id }, { status: 'open', measures, answers });
        return;
      }
      case 'testCampaign.finished':
        await campaigns.update({ id }, { status: 'finished', endedAt: at });
        return;
      case 'testCampaign.cancelled':
        await campaigns.update({ id }, { status: 'cancelled', endedAt: at });
        return;
      case 'testCampaign.failed': {
        const failure = schemas['testCampaign.failed'].parse(event.data);
        await campaigns.update({ id }, { status: 'failed', failure, endedAt: at });
        return;
      }
      default:
        return this.applyCase(event, id, at, em);
    }
  }

  private async applyCase(event: RecordedEvent, campaign: string, at: Date, em: EntityManager): Promise<void> {
    const cases = em.getRepository(TestedCaseRow);
    if (event.type === 'testCampaign.tried') {
      await cases.insert({ campaign, at, ...schemas['testCampaign.tried'].parse(event.data) });
      return;
    }
    if (event.type !== 'testCampaign.verdictGiven') return;
    const verdict = schemas['testCampaign.verdictGiven'].parse(event.data);
    const row = { campaign, case: verdict.case, payload: null, by: null, at };
    if (!(await cases.existsBy({ campaign, case: verdict.case }))) await cases.insert(row);
    await em.getRepository(VerdictRow).save({ campaign, at, ...verdict });
  }
}
