import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CopiesModule } from '../copies/copies.module.js';
import { NamesModule } from '../names/names.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { ServingModule } from '../serving/serving.module.js';
import { TestCampaignsController } from './api/test-campaigns.controller.js';
import { AskServed } from './application/ask-served.js';
import { SealedNotes } from './application/sealed-notes.js';
import { TestCampaignRuns } from './application/test-campaign-runs.js';
import { TestCampaigns } from './application/test-campaigns.js';
import { TestCampaignFeed } from './integration/test-campaign-feed.js';
import { TestCampaignQueries } from './read-models/test-campaign-queries.js';
import { TestCampaignRow, TestedCaseRow, VerdictRow } from './read-models/test-campaign.entities.js';
import { TestCampaignProjection } from './read-models/test-campaign.projection.js';
import { TestedCases } from './read-models/tested-cases.js';

export const testCampaignEntities = [TestCampaignRow, TestedCaseRow, VerdictRow];

@Module({
  imports: [NamesModule, CopiesModule, PayloadsModule, ServingModule, TypeOrmModule.forFeature(testCampaignEntities)],
  controllers: [TestCampaignsController],
  providers: [
    AskServed,
    SealedNotes,
    TestCampaignRuns,
    TestCampaigns,
    TestCampaignProjection,
    TestCampaignQueries,
    TestedCases,
    TestCampaignFeed,
  ],
})
export class TestCampaignsModule {}
