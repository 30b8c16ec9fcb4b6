import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessModelsModule } from '../business-models/business-models.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { LabelledSetsModule } from '../labelled-sets/labelled-sets.module.js';
import { NamesModule } from '../names/names.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { CampaignFilesController } from './api/campaign-files.controller.js';
import { CampaignItemsController } from './api/campaign-items.controller.js';
import { CampaignsController } from './api/campaigns.controller.js';
import { AnnotateCommands } from './application/annotate-commands.js';
import { CampaignCommands } from './application/campaign-commands.js';
import { FreezeCampaignCommand } from './application/freeze-campaign.js';
import { LabelImports } from './application/label-imports.js';
import { ReadModelsCaughtUp } from './application/read-models-caught-up.js';
import { CampaignItems } from './read-models/campaign-items.js';
import { CampaignQueries } from './read-models/campaign-queries.js';
import { CampaignRow } from './read-models/campaign.entity.js';
import { CampaignProjection } from './read-models/campaign.projection.js';

export const campaignEntities = [CampaignRow];

@Module({
  imports: [
    ...[NamesModule, PayloadsModule, CopiesModule, BusinessModelsModule, LabelledSetsModule],
    TypeOrmModule.forFeature(campaignEntities),
  ],
  controllers: [CampaignsController, CampaignItemsController, CampaignFilesController],
  providers: [
    CampaignCommands,
    AnnotateCommands,
    LabelImports,
    FreezeCampaignCommand,
    ReadModelsCaughtUp,
    CampaignQueries,
    CampaignItems,
    CampaignProjection,
  ],
})
export class CampaignsModule {}
